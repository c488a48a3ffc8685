/**
 * The single executable does what the package does, byte for byte, without Node and without a file beside it. More of the suite runs
 * on it in `.ci/run`, where KUBESTEPS_EXECUTABLE stands for the package.
 */
import assert from 'node:assert/strict';
import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { builtExecutable, cli, executable, root } from '../support/paths.js';
import { portion } from '../support/size.js';

const program = executable ?? builtExecutable;
const skip = !existsSync(program) && 'there is none: npm run executable makes it';
const cases = join(root, 'test/cases');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-executable-'));
const alone = join(folder, 'kubesteps');

before(() => {
  if (!skip) copyFileSync(program, alone);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function ended(command: readonly string[], options: Partial<SpawnSyncOptionsWithStringEncoding>) {
  const [program = '', ...args] = command;
  const all = { input: '', encoding: 'utf8', cwd: folder, env: { HOME: folder }, ...options } as const;
  const { status, stdout, stderr } = spawnSync(program, args, all);
  return { status, stdout, stderr };
}

for (const name of portion(readdirSync(cases).sort(), 6, 40))
  test(`${name}: the same as the package`, { skip }, () => {
    const cwd = join(cases, name);
    const args = readFileSync(join(cwd, 'argv'), 'utf8').trimEnd().split('\n');
    const own = existsSync(join(cwd, 'kubeconfig.yaml'));
    const env = { HOME: folder, ...(own ? { KUBECONFIG: 'kubeconfig.yaml' } : {}) };
    assert.deepEqual(
      ended([alone, ...args], { cwd, env }),
      ended([process.execPath, cli, ...args], { cwd, env }),
    );
  });

test('without a kubeconfig it has its own, which it reads again to verify', { skip }, () => {
  const script = ended([alone], {});
  assert.equal(script.status, 0, script.stderr);
  assert.match(script.stderr, /this is the embedded sample\n[\s\S]*^Proved: /m);
  assert.match(script.stdout, /^#!\/usr\/bin\/env bash\n/);
  const checked = ended(
    [alone, 'recipes', 'check', join(root, 'test/cases/own-recipe-bash/recipe.yaml')],
    {},
  );
  assert.equal(checked.status, 0, checked.stderr);
  const recipes = ended(
    [alone, 'recipes', '--lang', 'ja', '--kubeconfig', join(root, 'templates/sample/kubeconfig.yaml')],
    {},
  );
  assert.match(recipes.stdout, /必要なもの/);
});

test('it goes by the name that it is called by', { skip }, () => {
  for (const name of ['kubectl-steps', 'kubectl-api_steps', 'kubectl_complete-steps'])
    symlinkSync(alone, join(folder, name));
  const by = (name: string, ...args: readonly string[]): string =>
    ended([name, ...args], { env: { HOME: folder, PATH: folder } }).stdout;
  assert.match(by('kubesteps', '--help'), /^kubesteps <command>/);
  assert.match(by('kubectl-steps', '--help'), /^kubectl steps <command>/);
  assert.match(by('kubectl-api_steps', '--help'), /^kubectl api-steps <command>/);
  assert.match(by('kubectl_complete-steps', 'verif'), /^verify\b[\s\S]*^:\d+$/m);
});

test('a folder that it is run in has no say in what runs', { skip }, () => {
  const cwd = mkdtempSync(join(folder, 'hostile-'));
  writeFileSync(join(cwd, '.env'), 'KUBECONFIG=./other.yaml\nLANG=ja_JP.UTF-8\n');
  writeFileSync(join(cwd, 'bunfig.toml'), 'preload = ["./first.js"]\n');
  writeFileSync(join(cwd, 'tsconfig.json'), '{ broken');
  writeFileSync(join(cwd, 'package.json'), '{ "name": "kubesteps", "version": "9.9.9", "type": "module" }');
  writeFileSync(join(cwd, 'first.js'), 'process.stdout.write("first"); process.exit(9);\n');
  assert.deepEqual(
    ended([alone, '--version'], { cwd }),
    ended([process.execPath, cli, '--version'], { cwd }),
  );
  assert.match(ended([alone], { cwd }).stderr, /this is the embedded sample/);
});
