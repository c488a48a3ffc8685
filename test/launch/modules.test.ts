/** What starts in prompts and loops loads none of Node's own modules that take as long as the command itself: for networks and for cryptography. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cli, root } from '../support/paths.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-modules-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  "process.on('exit', () => require('node:fs').writeSync(2, process.moduleLoadList.join('\\n')));\n",
);
const KUBECONFIG = join(root, 'templates/sample/kubeconfig.yaml');

for (const args of [
  ['config', 'get-contexts'],
  ['query', '{.kind}'],
  ['__complete', 'bash', 'kubesteps generate --context ', ':'],
])
  test(args.join(' '), () => {
    const run = () =>
      spawnSync(process.execPath, ['--require', hook, cli, ...args], {
        env: { PATH: process.env.PATH, HOME: '/nowhere', KUBECONFIG },
        encoding: 'utf8',
      });
    // The first may have to unpack the program, and the second looks at what that kept.
    run();
    run();
    const { status, stderr } = run();
    assert.equal(status, 0, stderr);
    const loaded = stderr.split('\n').map((line) => line.replace('NativeModule ', ''));
    assert.ok(loaded.includes('fs'), stderr);
    assert.deepEqual(
      ['net', 'tty', 'crypto', 'zlib', 'internal/fs/streams'].filter((name) => loaded.includes(name)),
      [],
    );
  });
