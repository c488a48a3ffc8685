/** The blocks of a document, one behind the other, in real shells against a real API server: each prints what the page says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { generated } from '../support/generate.js';
import { portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { inOneFile, pageSteps, printedIn } from './page-steps.js';

/** `…` is anything. */
const pattern = (expected: string): RegExp =>
  new RegExp(
    `^${expected
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s*'))
      .join('[\\s\\S]*')}\\s*$`,
  );

const runs = {
  bash: { file: 'x.sh', command: ['bash'] },
  powershell: { file: 'x.ps1', command: ['pwsh', '-NoProfile', '-File'] },
} as const;

type Shell = keyof typeof runs;

/** Runs the blocks of a page, and holds what each prints against what the page says. */
function runsAsItSays(text: string, shell: Shell): void {
  const { file, command } = runs[shell];
  const steps = pageSteps(text, shell);
  assert.equal(steps.length, 7);
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-page-'));
  try {
    const script = join(folder, file);
    writeFileSync(script, inOneFile(steps, shell));
    const [name = '', ...args] = command;
    const { stdout, stderr } = spawnSync(name, [...args, script], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: folder },
    });
    const printed = printedIn(stdout);
    for (const [index, { expected }] of steps.entries())
      if (expected !== undefined)
        assert.match(printed[index] ?? '', pattern(expected), `${index}: ${stderr}`);
    assert.equal(steps.filter(({ expected }) => expected !== undefined).length, 6);
    assert.doesNotMatch(stdout + stderr, /eyJ/);
    assert.deepEqual(
      readdirSync(folder).filter((left) => left.startsWith('kubesteps-') || left.startsWith('tmp.')),
      [],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const shell of ['bash', 'powershell'] as const) {
  const program = runs[shell].command[0];
  const skip = needsCluster(program, 'kubectl', 'curl');
  test(`the page of token, in ${program}`, { skip }, async () => {
    const text = await generated(['token', '--format=markdown', `--kubeconfig=${adminKubeconfig}`]);
    runsAsItSays(text, shell);
  });

  test(`the page for two contexts, in ${program}: the steps of each`, { skip }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kubesteps-page-'));
    try {
      const kubeconfig = join(folder, 'two.json');
      const names = twoContexts(kubeconfig);
      const args = ['token', '--format=markdown', `--kubeconfig=${kubeconfig}`];
      const text = await generated([...args, ...names.map((name) => `--context=${name}`)]);
      const parts = text.split(/\n\[\/\/\]: # \(kubesteps:context/).slice(1);
      assert.equal(parts.length, names.length + 1);
      for (const [index, name] of portion([...names.entries()], 1)) {
        const part = (parts[index] ?? '').replaceAll('\n### ', '\n## ');
        assert.ok(part.includes(`--context=${name}`));
        runsAsItSays(part, shell);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/** Writes the admin's kubeconfig with a second context, in another namespace; gives the names of both. */
function twoContexts(file: string): readonly string[] {
  const config = JSON.parse(kubectl('config', 'view', '--raw', '--flatten', '--minify', '-o', 'json'));
  const [{ name, context }] = config.contexts;
  config.contexts.push({ name: 'second', context: { ...context, namespace: 'kube-system' } });
  writeFileSync(file, JSON.stringify(config));
  return [name, 'second'];
}
