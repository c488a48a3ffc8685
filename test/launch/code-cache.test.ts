/**
 * What V8 compiled is kept between runs, and read by nobody but its owner: V8 runs it, so whoever can write it decides
 * what a command does. A folder or a file that is not ours alone is as if it were not there.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { cli, root } from '../support/paths.js';
import { samplePath } from '../support/sample.js';

const asRoot = process.getuid?.() === 0 ? false : 'only root gives files away';

/** A copy of the package without a cache, and an empty HOME. */
function installed(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-launch-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const bundle = join(folder, 'dist/bundle');
  cpSync(dirname(cli), bundle, { recursive: true, filter: (path) => !path.includes('code-cache') });
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const home = join(folder, 'home');
  mkdirSync(home);
  const run = (args: readonly string[], options: { env?: Record<string, string>; uid?: number } = {}) => {
    const { env = {}, ...others } = options;
    return spawnSync(process.execPath, [join(bundle, 'kubesteps.cjs'), ...args], {
      env: { PATH: process.env.PATH, HOME: home, KUBECONFIG: samplePath, ...env },
      encoding: 'utf8',
      ...others,
    });
  };
  return { folder, bundle, home, run, own: join(bundle, 'code-cache') };
}

const names = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

test('each kind of command line leaves its cache beside the bundle, for its owner alone', (t) => {
  const { home, own, run } = installed(t);
  const first = run(['get', 'contexts']);
  assert.equal(first.status, 0, first.stderr);
  run(['generate', 'token', '--shell', 'powershell']);
  run(['lint', '--help']);
  run(['--version']);
  assert.deepEqual(
    names(own).map((name) => name.replace(/^[0-9a-f]{16}-v[\d.]+-\w+-/, '')),
    ['generate-powershell.v8', 'get.v8', 'help.v8'],
  );
  assert.equal(statSync(own).mode & 0o777, 0o700);
  for (const name of names(own)) assert.equal(statSync(join(own, name)).mode & 0o777, 0o600);
  assert.deepEqual(names(home), []);
  const again = run(['get', 'contexts']);
  assert.deepEqual([again.stdout, again.stderr, again.status], [first.stdout, first.stderr, 0]);
});

test('it is used: without it, the program is compiled again', (t) => {
  const { own, run, bundle } = installed(t);
  run(['get', 'contexts']);
  // As long as the text was, and no program: only what V8 kept can answer now.
  const program = join(bundle, 'program.cjs');
  const { length } = readFileSync(program);
  writeFileSync(program, `${'\n'.repeat(length - 1)})`);
  assert.match(run(['get', 'contexts']).stdout, /^CURRENT/);
  rmSync(own, { recursive: true });
  assert.match(run(['get', 'contexts']).stderr, /SyntaxError/);
});

test('a cache that is broken, cut off or of another build is made again', (t) => {
  const { own, run } = installed(t);
  const { stdout } = run(['get', 'contexts']);
  const [name = ''] = names(own);
  const whole = readFileSync(join(own, name));
  for (const bad of ['', 'no cache', whole.subarray(0, whole.length - 1000)]) {
    writeFileSync(join(own, name), bad);
    assert.equal(run(['get', 'contexts']).stdout, stdout);
    assert.ok(readFileSync(join(own, name)).length > 100_000, 'it was made again');
  }
  const older = join(own, `0123456789abcdef-${process.version}-x64-get.v8`);
  writeFileSync(older, 'of another build');
  rmSync(join(own, name));
  run(['get', 'contexts']);
  assert.deepEqual(names(own), [name]);
});

test('where the bundle is of another user, the cache is in the user folder', { skip: asRoot }, (t) => {
  const { folder, home, own, run } = installed(t);
  chmodSync(folder, 0o755);
  chownSync(home, 65534, 65534);
  const uid = 65534;
  assert.equal(run(['get', 'contexts'], { uid }).status, 0);
  assert.deepEqual(names(own), []);
  assert.deepEqual(names(join(home, '.cache')), [], 'no folder .cache, no cache: none is made for it');
  mkdirSync(join(home, '.cache'));
  chownSync(join(home, '.cache'), 65534, 65534);
  run(['get', 'contexts'], { uid });
  assert.equal(names(join(home, '.cache/kubesteps')).length, 1);
  const elsewhere = join(folder, 'xdg');
  mkdirSync(elsewhere);
  chownSync(elsewhere, 65534, 65534);
  run(['get', 'contexts'], { uid, env: { XDG_CACHE_HOME: elsewhere } });
  assert.equal(names(join(elsewhere, 'kubesteps')).length, 1);
});

test('what others could have written is not read', { skip: asRoot }, (t) => {
  const { folder, bundle, own, run } = installed(t);
  run(['get', 'contexts']);
  const [name = ''] = names(own);
  // Only what V8 kept can answer: see above.
  const { length } = readFileSync(join(bundle, 'program.cjs'));
  writeFileSync(join(bundle, 'program.cjs'), `${'\n'.repeat(length - 1)})`);
  const read = (): boolean => run(['get', 'contexts']).stdout.startsWith('CURRENT');
  assert.ok(read());
  const cases: readonly (readonly [name: string, spoil: () => void, mend: () => void])[] = [
    ['a folder that others write into', () => chmodSync(own, 0o777), () => chmodSync(own, 0o700)],
    ['a folder of another', () => chownSync(own, 65534, 0), () => chownSync(own, 0, 0)],
    [
      'a file that others write',
      () => chmodSync(join(own, name), 0o666),
      () => chmodSync(join(own, name), 0o600),
    ],
    ['a file of another', () => chownSync(join(own, name), 65534, 0), () => chownSync(join(own, name), 0, 0)],
  ];
  for (const [what, spoil, mend] of cases) {
    spoil();
    assert.ok(!read(), what);
    mend();
    assert.ok(read(), `${what}, mended`);
  }
  const away = join(folder, 'away');
  cpSync(own, away, { recursive: true });
  rmSync(own, { recursive: true });
  symlinkSync(away, own);
  assert.ok(!read(), 'a link to a folder');
});

test('a FIFO, a link and a folder in the place of a cache stop nothing', (t) => {
  const { own, run } = installed(t);
  const { stdout } = run(['get', 'contexts']);
  const [name = ''] = names(own);
  const place = join(own, name);
  for (const put of [
    () => spawnSync('mkfifo', [place]),
    () => symlinkSync('/dev/zero', place),
    () => mkdirSync(place),
  ]) {
    rmSync(place, { recursive: true, force: true });
    put();
    const { stdout: said, stderr, status } = run(['get', 'contexts']);
    assert.deepEqual([said, stderr, status], [stdout, '', 0]);
  }
});
