/** A generated script held against a kubeconfig that changes, through the whole command. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';
import { portion } from '../support/size.js';

const kubeconfig = (server: string, more = ''): string => `apiVersion: v1
kind: Config
current-context: test
clusters:
- name: test
  cluster: {server: "${server}", certificate-authority-data: ${sampleCa}${more}}
contexts:
- name: test
  context: {cluster: test, user: test}
users:
- name: test
  user: {token: sample}
`;
const home = 'https://127.0.0.1:32784';

async function generated(): Promise<string> {
  const host = fakeHost({ files: { '/cwd/k': kubeconfig(home) }, env: { KUBECONFIG: 'k' } });
  assert.equal(await main(['generate', '-o', 's.sh'], host), 0, host.written.stderr);
  return String(host.memory.get('/cwd/s.sh'));
}
let made: Promise<string> | undefined;

/** Generates a script for one kubeconfig, and verifies it beside another. */
async function verified(
  after: string,
  args: readonly string[] = [],
  edit: (text: string) => string = (text) => text,
): Promise<{ host: FakeHost; code: number; codes: readonly string[]; script: string }> {
  made ??= generated();
  const script = edit(await made);
  const later = fakeHost({ files: { '/cwd/k': after, '/cwd/s.sh': script }, env: { KUBECONFIG: 'k' } });
  const code = await main(['verify', 's.sh', ...args], later);
  const codes = [...later.written.stdout.matchAll(/\[(KS42\d\d)\]/g)].map(([, name = '']) => name);
  return { host: later, code, codes, script };
}

test('nothing has changed: no drift', async () => {
  const { code, codes } = await verified(kubeconfig(home));
  assert.deepEqual([code, codes], [0, []]);
});

const drifts: readonly { name: string; after: string; code: string }[] = [
  {
    name: 'the context is gone',
    after: kubeconfig(home).replaceAll('name: test', 'name: t'),
    code: 'KS4201',
  },
  { name: 'the server moved', after: kubeconfig('https://10.0.0.1:6443'), code: 'KS4202' },
  {
    name: 'the CA changed',
    after: kubeconfig(home).replace(/, certificate-authority-data: \S+}/, '}'),
    code: 'KS4203',
  },
  {
    name: 'another field changed',
    after: kubeconfig(home, ', tls-server-name: lab.example'),
    code: 'KS4204',
  },
];
for (const { name, after, code } of drifts) {
  test(name, async () => {
    const { code: exit, codes } = await verified(after);
    assert.deepEqual(codes, [code]);
    assert.notEqual(exit, 0);
  });
}

test('an edited script', async () => {
  const { code, codes } = await verified(kubeconfig(home), [], (text) =>
    text.replace('--max-time 60', '--max-time 61'),
  );
  assert.deepEqual([code, codes], [1, ['KS4205']]);
});

test('--update writes it anew and shows how', async () => {
  const { host, code, script } = await verified(kubeconfig('https://10.0.0.1:6443'), ['--update']);
  assert.equal(code, 0);
  assert.match(host.written.stdout, /^\+# Calls the API of cluster test at https:\/\/10\.0\.0\.1:6443 /m);
  assert.match(host.written.stdout, /^-# Calls the API of cluster test at https:\/\/127\.0\.0\.1:32784 /m);
  const anew = String(host.memory.get('/cwd/s.sh'));
  assert.notEqual(anew, script);
  assert.match(anew, /https:\/\/10\.0\.0\.1:6443/);
});

test('--update leaves a script alone that cannot be generated any more', async () => {
  const { host, code, script } = await verified(kubeconfig(home).replaceAll('name: test', 'name: t'), [
    '--update',
  ]);
  assert.notEqual(code, 0);
  assert.equal(host.memory.get('/cwd/s.sh'), script);
});

test('PowerShell: the mark before Japanese text is no drift, and --update keeps one', async () => {
  const files = { '/cwd/k': kubeconfig(home) };
  const host = fakeHost({ files, env: { KUBECONFIG: 'k' } });
  const generate = ['generate', '--shell', 'powershell', '--lang', 'ja', '-o', 's.ps1'];
  assert.equal(await main(generate, host), 0, host.written.stderr);
  const script = String(host.memory.get('/cwd/s.ps1'));
  assert.ok(script.startsWith('\ufeff#'));
  const after = async (text: string, ...args: string[]): Promise<readonly [number, string, string]> => {
    const later = fakeHost({ files: { ...files, '/cwd/s.ps1': text }, env: { KUBECONFIG: 'k' } });
    const code = await main(['verify', 's.ps1', ...args], later);
    return [code, /KS4205/.exec(later.written.stdout)?.[0] ?? '', String(later.memory.get('/cwd/s.ps1'))];
  };
  assert.deepEqual(await after(script), [0, '', script]);
  const returns = script.replaceAll('\n', '\r\n');
  assert.deepEqual(await after(returns, '--update'), [0, '', returns]);
  assert.deepEqual(await after(`${script}# mine\n`, '--update'), [0, '', script]);
  // Windows PowerShell would read another text.
  assert.equal((await after(script.slice(1)))[1], 'KS4205');
  assert.deepEqual(await after(script.slice(1), '--update'), [0, '', script]);
});

test('--watch-expiry', async () => {
  const soon = await verified(kubeconfig(home), ['--watch-expiry', '20000d']);
  assert.deepEqual([soon.code, soon.codes], [1, ['KS4206']]);
  assert.match(soon.host.written.stdout, /the CA of cluster "test" expires on 2046-11-19/);
  const later = await verified(kubeconfig(home), ['--watch-expiry', '30d']);
  assert.deepEqual([later.code, later.codes], [0, []]);
  const wrong = await verified(kubeconfig(home), ['--watch-expiry', 'soon']);
  assert.equal(wrong.code, 3);
});

/** A header as older versions wrote it: with what was asked for, though nothing was written by it. */
const recordsInVain = (text: string): string =>
  text.replace(/"style":"safe"/, '"style":"safe","duration":"2h","audience":["a"],"colour":"blue"');

for (const recipe of portion(['secret-token', 'proxy'], 1))
  test(`${recipe}: a header that records what is not read is told, and written without it`, async () => {
    const files = { '/cwd/k': kubeconfig(home) };
    const host = fakeHost({ files, env: { KUBECONFIG: 'k' } });
    assert.equal(await main(['generate', recipe, '-o', 's.sh'], host), 0, host.written.stderr);
    const script = String(host.memory.get('/cwd/s.sh'));
    const old = recordsInVain(script);
    assert.notEqual(old, script);
    const later = fakeHost({ files: { ...files, '/cwd/s.sh': old }, env: { KUBECONFIG: 'k' } });
    assert.equal(await main(['verify', 's.sh'], later), 1);
    const told = `--duration, --audience, --colour, which recipe ${recipe} does not read in style safe`;
    assert.ok(later.written.stdout.includes(`its header records ${told}`), later.written.stdout);
    assert.equal(later.written.stdout.match(/\[KS4205\]/g)?.length, 1, 'that is all there is to say');
    assert.equal(await main(['verify', '--update', 's.sh'], later), 0, later.written.stderr);
    assert.equal(Buffer.from(later.memory.get('/cwd/s.sh') ?? '').toString(), script);
    assert.ok(later.written.stderr.includes(`s.sh: the header no longer records ${told}`));
  });

test('beside what is recorded in vain, an edit of the script is still told', async () => {
  const edit = (text: string): string => recordsInVain(text).replace('# Made by', '# Edited by');
  const host = fakeHost({ files: { '/cwd/k': kubeconfig(home) }, env: { KUBECONFIG: 'k' } });
  await main(['generate', 'proxy', '-o', 's.sh'], host);
  const script = edit(String(host.memory.get('/cwd/s.sh')));
  const later = fakeHost({
    files: { '/cwd/k': kubeconfig(home), '/cwd/s.sh': script },
    env: { KUBECONFIG: 'k' },
  });
  assert.equal(await main(['verify', 's.sh'], later), 1);
  assert.equal(later.written.stdout.match(/\[KS4205\]/g)?.length, 2, later.written.stdout);
});

test('a header records only what the recipe reads', async () => {
  const host = fakeHost({ files: { '/cwd/k': kubeconfig(home) }, env: { KUBECONFIG: 'k' } });
  assert.equal(await main(['generate', 'proxy', '--path', '/version'], host), 0, host.written.stderr);
  assert.match(host.written.stdout, /"options":{"context":"test","style":"safe","path":"\/version"}/);
});

test('scripts are held against one kubeconfig, which is read once for all of them', async () => {
  const host = fakeHost({
    files: { '/cwd/k': kubeconfig('https://10.0.0.1:6443') },
    env: { KUBECONFIG: 'k' },
  });
  for (const name of ['a', 'b', 'c']) assert.equal(await main(['generate', '-o', `${name}.sh`], host), 0);
  let reads = 0;
  const read: typeof host.files.read = (path, limits) => {
    if (path === '/cwd/k') reads += 1;
    return host.files.read(path, limits);
  };
  const counting = { ...host, files: { ...host.files, read } };
  assert.equal(await main(['verify', 'a.sh', 'b.sh', 'c.sh'], counting), 0);
  assert.equal(reads, 1);
});
