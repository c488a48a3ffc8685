/** Flags before the subcommand of `config`, and without one: what is refused, in kubectl's words and with its exit code. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { samplePath } from '../support/sample.js';
import { needs } from '../support/tools.js';

const flag = (name: string): string => `error: unknown flag: --${name}\n`;
const see = (line: string): string => `See 'kubectl ${line} --help' for usage.\n`;

/** A flag that kubectl does not know everywhere has the next word for its value. */
const refused: readonly (readonly [line: string, stderr: string])[] = [
  ['--lang ja', flag('lang') + see('config')],
  ['--lang=ja', flag('lang') + see('config')],
  ['--lang ja view', flag('lang') + see('config view')],
  ['--lang=ja view', flag('lang') + see('config view')],
  ['view --lang ja', flag('lang') + see('config view')],
  ['get-contexts --lang ja', flag('lang') + see('config get-contexts')],
  ['--minify view', flag('minify') + see('config')],
  ['--bad', flag('bad') + see('config')],
  ['-x y view', `error: unknown shorthand flag: 'x' in -x\n${see('config view')}`],
  ['view -hx', `error: unknown shorthand flag: 'x' in -x\n${see('config view')}`],
  ['--kubeconfig', `error: flag needs an argument: --kubeconfig\n${see('config')}`],
  ['-- view', 'error: unknown command "view"\nSee \'kubectl config -h\' for help and examples\n'],
];

async function config(line: string): Promise<{ exit: number; stdout: string; stderr: string }> {
  const host = fakeHost({ env: { KUBECONFIG: 'config' } });
  const exit = await main(['config', ...line.split(' ')], host);
  return { exit, ...host.written };
}

/** That of the Google Cloud SDK reads flags before it picks a kubectl, and has words of its own. */
function needsKubectlItself(): string | false {
  const missing = needs('kubectl');
  if (missing !== false) return missing;
  const { stdout } = spawnSync('kubectl', ['version', '--client'], { encoding: 'utf8' });
  return stdout.includes('-dispatcher') ? 'kubectl on PATH is a dispatcher' : false;
}
const itself = needsKubectlItself();

for (const [line, stderr] of refused) {
  test(`config ${line}`, async () => {
    const ours = await config(line);
    assert.equal(ours.exit, 1);
    assert.equal(ours.stdout, '');
    assert.ok(ours.stderr.startsWith(stderr), ours.stderr);
  });

  test(`kubectl config ${line}`, { skip: itself }, () => {
    const env = { PATH: process.env.PATH ?? '', HOME: '/nonexistent', KUBECONFIG: samplePath };
    const theirs = spawnSync('kubectl', ['config', ...line.split(' ')], { env, encoding: 'utf8' });
    // kubectl before 1.24 begins with a capital.
    assert.deepEqual([theirs.status, theirs.stderr.replace(/^Error:/, 'error:')], [1, stderr]);
  });
}

test('it says why there is no --lang, in the language that was asked for', async () => {
  assert.match(
    (await config('view --lang en')).stderr,
    /\n {2}config prints what kubectl prints, in English alone\n$/,
  );
  assert.match(
    (await config('--lang ja view')).stderr,
    /\n {2}config の出力は kubectl と同じで、英語だけです\n$/,
  );
  assert.doesNotMatch((await config('view --bad')).stderr, /English/);
});

test('flags that kubectl knows everywhere may stand before it', async () => {
  for (const line of [
    '--kubeconfig k view',
    '-v 1 view',
    '--context a view',
    '-n x view',
    '--warnings-as-errors view',
  ]) {
    const { exit, stderr } = await config(line);
    assert.deepEqual([exit, stderr], [0, ''], line);
  }
});
