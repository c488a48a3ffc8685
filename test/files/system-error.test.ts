/** Everyday errors of the system are messages with the file and the next step, and exit 1: never a stack. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemError } from '../../src/files/system-error.js';
import { kubesteps } from '../support/paths.js';
import { samplePath } from '../support/sample.js';

test('reading, listing and writing, for every verb', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-errno-'));
  t.after(() => {
    chmodSync(join(folder, 'priv'), 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o777);
  const at = (name: string): string => join(folder, name);
  copyFileSync(samplePath, at('kc'));
  chmodSync(at('kc'), 0o644);
  symlinkSync('loop', at('loop'));
  symlinkSync('loop.sh', at('loop.sh'));
  mkdirSync(at('priv'));
  mkdirSync(at('looping'));
  symlinkSync('x.sh', at('looping/x.sh'));
  writeFileSync(at('priv/a.sh'), 'echo\n');
  chmodSync(at('priv'), 0o000);
  const long = 'n'.repeat(300);
  const run = (args: readonly string[], KUBECONFIG = at('kc')) =>
    spawnSync(kubesteps[0], [...kubesteps.slice(1), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, KUBECONFIG },
      encoding: 'utf8',
      timeout: 120_000,
      ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
    });
  const failing: readonly (readonly [readonly string[], RegExp, string?])[] = [
    [['generate', '-o', 'priv/x.sh'], /priv\/x\.sh: permission denied/],
    [['generate', '-o', 'loop'], /links/],
    [['generate', '-o', long], /longer/],
    [['generate', '-o', `${long}/x`], /longer/],
    [['generate', '-o', 'kc/x.sh'], /not a folder/],
    [['generate', '-o', '/proc/nothing/x.sh'], /\/proc\/nothing\/x\.sh/],
    [['verify', 'priv/a.sh'], /permission denied/],
    [['verify', 'priv'], /permission denied/],
    [['verify', 'loop.sh'], /links/],
    [['verify', long], /longer/],
    [['verify', '--fix', 'priv/a.sh'], /permission denied/],
    [[], /permission denied/, at('priv/kc')],
    [['generate'], /permission denied/, at('priv/kc')],
    [['get', 'contexts'], /symbolic links/, at('loop')],
    [['describe'], /too long/, at(long)],
    [['query', '{.x}'], /permission denied/, at('priv/kc')],
  ];
  for (const [args, expected, kubeconfig] of failing) {
    const { status, stderr } = run(args, kubeconfig);
    assert.match(stderr, expected, args.join(' '));
    assert.match(stderr, /^(?:kubeconfig: .*\n)?error: .*\n {2}\S/, 'a message and the next step');
    assert.doesNotMatch(stderr, /internal error| {4}at /);
    assert.equal(status, 1, args.join(' '));
  }
});

test('a bug is no error of the system', () => {
  assert.equal(systemError(new TypeError('x')), undefined);
  assert.equal(systemError(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' })), undefined);
  const unknown = Object.assign(new Error('EODD: odd'), {
    code: 'EODD',
    errno: -999,
    syscall: 'rename',
    path: 'p',
  });
  assert.match(systemError(unknown)?.message ?? '', /^cannot write p: EODD: odd$/);
});
