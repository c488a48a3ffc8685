/**
 * What was unpacked and what V8 compiled is kept between runs, and read by nobody but its owner: V8 runs it, so whoever
 * can write it decides what a command does. A folder or a file that is not ours alone is as if it were not there.
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
import { inTurn } from '../support/size.js';

const nobody = 65534;
const asRoot = whyNotAsOther();

function whyNotAsOther(): string | false {
  if (process.getuid?.() !== 0) return 'only root gives files away';
  const { status } = spawnSync(process.execPath, ['--version'], { uid: nobody });
  return status === 0 ? false : `others may not run ${process.execPath}: who can reach its folder?`;
}

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

/** The path of what is kept by that name, such as `get.v8`. */
const keptAs = (folder: string, name: string): string =>
  join(folder, names(folder).find((it) => it.endsWith(`-${name}`)) ?? `no ${name}`);

/** In the place of what V8 kept of a text: what it keeps of another that is as long. Only who runs it says `planted`. */
function plant(own: string): void {
  const make = `
    const { readFileSync, writeFileSync } = require('node:fs');
    const { Script } = require('node:vm');
    const [compiled, text] = process.argv.slice(1);
    const other = "(function (require, module) { module.exports = { program() { console.log('planted'); } }; })";
    const script = new Script(other.padEnd(readFileSync(text).length), { filename: text });
    const made = {};
    script.runInThisContext()(require, made);
    // What has not run is not compiled: V8 would look for it in the text.
    made.exports.program();
    writeFileSync(compiled, script.createCachedData());`;
  const paths = [keptAs(own, 'get.v8'), keptAs(own, 'program.cjs')];
  const { stderr, status } = spawnSync(process.execPath, ['-e', make, ...paths], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

test('each kind of command line leaves its cache beside the bundle, for its owner alone', (t) => {
  const { home, own, run } = installed(t);
  const first = run(['get', 'contexts']);
  assert.equal(first.status, 0, first.stderr);
  run(['generate', 'token']);
  run(['generate', 'token', '--shell', 'powershell']);
  run(['lint', '--help']);
  run(['--version']);
  assert.deepEqual(
    names(own).map((name) => name.replace(/^[0-9a-f]{16}-v[\d.]+-\w+-/, '')),
    [
      // For bash nothing of PowerShell is read, and for neither what is rarest.
      ...['generate-later.v8', 'generate-plan.v8'],
      ...['later', 'plan', 'powershell', 'rare'].map((part) => `generate-powershell-${part}.v8`),
      ...['generate-powershell.v8', 'generate-rare.v8', 'generate.v8', 'get.v8', 'help-later.v8', 'help.v8'],
      ...['later.cjs', 'later.cjs.seen', 'plan.cjs', 'plan.cjs.seen', 'powershell.cjs'],
      ...['program.cjs', 'program.cjs.seen', 'rare.cjs', 'rare.cjs.seen'],
    ],
  );
  assert.equal(statSync(own).mode & 0o777, 0o700);
  for (const name of names(own)) assert.equal(statSync(join(own, name)).mode & 0o777, 0o600);
  assert.deepEqual(names(home), []);
  const again = run(['get', 'contexts']);
  assert.deepEqual([again.stdout, again.stderr, again.status], [first.stdout, first.stderr, 0]);
});

test('it is used: V8 runs what it kept', (t) => {
  const { own, run } = installed(t);
  run(['get', 'contexts']);
  plant(own);
  assert.equal(run(['get', 'contexts']).stdout, 'planted\n');
  rmSync(own, { recursive: true });
  assert.match(run(['get', 'contexts']).stdout, /^CURRENT/);
});

test('the text that was unpacked is read, not unpacked again', (t) => {
  const { bundle, run } = installed(t);
  const { stdout } = run(['generate', '--proof']);
  writeFileSync(join(bundle, 'program.br'), '');
  assert.equal(run(['generate', '--proof']).stdout, stdout);
  assert.match(run(['get', 'contexts']).stdout, /^CURRENT/);
});

test('text that is not the very bytes is unpacked again', (t) => {
  const { own, run } = installed(t);
  const { stdout, stderr } = run(['generate', '--proof']);
  run(['generate', '--proof']);
  for (const [index, part] of ['program.cjs', 'later.cjs', 'rare.cjs'].entries()) {
    assert.ok(existsSync(keptAs(own, `${part}.seen`)), 'it was looked at, and is not again');
    const path = keptAs(own, part);
    const whole = readFileSync(path);
    const changed = Buffer.from(whole);
    changed.write('x', 1000);
    for (const bad of inTurn(['', changed, whole.subarray(1)], index)) {
      writeFileSync(path, bad);
      for (const name of names(own)) if (name.endsWith('.v8')) rmSync(join(own, name));
      const again = run(['generate', '--proof']);
      assert.deepEqual([again.stdout, again.stderr], [stdout, stderr]);
      assert.deepEqual(readFileSync(path), whole, 'it was unpacked again');
    }
  }
});

test('where nothing can be kept, every run unpacks', { skip: asRoot }, (t) => {
  const { folder, run } = installed(t);
  chmodSync(folder, 0o755);
  const [first, second] = [1, 2].map(() => run(['recipes'], { uid: nobody, env: { HOME: '/nonexistent' } }));
  assert.equal(first?.status, 0, first?.stderr);
  assert.equal(second?.stdout, first?.stdout);
});

test('a cache that is broken, cut off or of another build is made again', (t) => {
  const { own, run } = installed(t);
  const { stdout } = run(['get', 'contexts']);
  run(['get', 'contexts']);
  const kept = names(own);
  const path = keptAs(own, 'get.v8');
  const whole = readFileSync(path);
  for (const bad of ['', 'no cache', whole.subarray(0, whole.length - 1000)]) {
    writeFileSync(path, bad);
    assert.equal(run(['get', 'contexts']).stdout, stdout);
    assert.ok(readFileSync(path).length > 100_000, 'it was made again');
  }
  for (const name of ['get.v8', 'program.cjs', 'program.cjs.seen'])
    writeFileSync(join(own, `0123456789abcdef-${process.version}-x64-${name}`), 'of another build');
  rmSync(path);
  run(['get', 'contexts']);
  assert.deepEqual(names(own), kept);
});

test('what another version of Node keeps of the same bundle stays: both may run at once', (t) => {
  const { own, run } = installed(t);
  run(['get', 'contexts']);
  const path = keptAs(own, 'get.v8');
  const other = path.replace(process.version, 'v99.0.0');
  writeFileSync(other, 'of another Node');
  rmSync(path);
  run(['get', 'contexts']);
  assert.deepEqual(
    [other, path].map((file) => readFileSync(file).length > 0),
    [true, true],
  );
});

test('where the bundle is of another user, the cache is in the user folder', { skip: asRoot }, (t) => {
  const { folder, home, own, run } = installed(t);
  chmodSync(folder, 0o755);
  chownSync(home, nobody, nobody);
  const uid = nobody;
  assert.equal(run(['get', 'contexts'], { uid }).status, 0);
  assert.deepEqual(names(own), []);
  assert.deepEqual(names(join(home, '.cache')), [], 'no folder .cache, no cache: none is made for it');
  mkdirSync(join(home, '.cache'));
  chownSync(join(home, '.cache'), nobody, nobody);
  run(['get', 'contexts'], { uid });
  assert.equal(names(join(home, '.cache/kubesteps')).length, 2);
  const elsewhere = join(folder, 'xdg');
  mkdirSync(elsewhere);
  chownSync(elsewhere, nobody, nobody);
  run(['get', 'contexts'], { uid, env: { XDG_CACHE_HOME: elsewhere } });
  assert.equal(names(join(elsewhere, 'kubesteps')).length, 2);
});

test('what others could have written is not read', { skip: asRoot }, (t) => {
  const { folder, own, run } = installed(t);
  run(['get', 'contexts']);
  plant(own);
  const path = keptAs(own, 'get.v8');
  const planted = readFileSync(path);
  const read = (): boolean => {
    const { stdout } = run(['get', 'contexts']);
    // What could not be read may have been made again.
    writeFileSync(path, planted);
    return stdout === 'planted\n';
  };
  assert.ok(read());
  const cases: readonly (readonly [name: string, spoil: () => void, mend: () => void])[] = [
    ['a folder that others write into', () => chmodSync(own, 0o777), () => chmodSync(own, 0o700)],
    ['a folder of another', () => chownSync(own, nobody, 0), () => chownSync(own, 0, 0)],
    ['a file that others write', () => chmodSync(path, 0o666), () => chmodSync(path, 0o600)],
    ['a file of another', () => chownSync(path, nobody, 0), () => chownSync(path, 0, 0)],
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
  run(['get', 'contexts']);
  const places = ['get.v8', 'program.cjs', 'program.cjs.seen'].map((name) => keptAs(own, name));
  for (const [index, place] of places.entries()) {
    const puts = [
      () => spawnSync('mkfifo', [place]),
      () => symlinkSync('/dev/zero', place),
      () => mkdirSync(place),
    ];
    for (const put of inTurn(puts, index)) {
      rmSync(place, { recursive: true, force: true });
      put();
      const { stdout: said, stderr, status } = run(['get', 'contexts']);
      assert.deepEqual([said, stderr, status], [stdout, '', 0]);
    }
  }
});
