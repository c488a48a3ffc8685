/** The folder of a check is gone with the process, however that ends. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const skip = process.platform === 'linux' ? false : 'only Linux has sandboxes';
const module = import.meta.resolve('../../src/exec-check/private-folder.js');
const holder = `import { PrivateFolder } from ${JSON.stringify(module)};
import { writeFileSync } from 'node:fs';
writeFileSync(new PrivateFolder().path + '/file', 'x');
process.stdout.write('ready');
setInterval(() => {}, 1000);`;

/** A process that holds such a folder. */
async function hold(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  child.kill(signal);
  const [code] = await once(child, 'exit');
  return code;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  test(`${signal} leaves nothing`, { skip }, async () => {
    const child = await hold();
    assert.equal(readdirSync(folder).length, 1);
    assert.equal(await end(child, signal), code);
    assert.deepEqual(readdirSync(folder), []);
  });
}

test('what kill -9 leaves is removed by the next one, and nothing else', { skip }, async () => {
  await end(await hold(), 'SIGKILL');
  const [left = ''] = readdirSync(folder);
  // Of another container, whose processes cannot be seen; and none of ours at all.
  const foreign = left.replace(/check-\d+-/, 'check-1-');
  for (const name of [foreign, 'kubesteps-exec-check-old']) mkdirSync(join(folder, name));
  const living = await hold();
  const next = await hold();
  const names = readdirSync(folder);
  assert.equal(names.includes(left), false);
  assert.equal(names.includes(foreign), true);
  assert.equal(names.length, 4);
  await end(living, 'SIGTERM');
  await end(next, 'SIGTERM');
});
