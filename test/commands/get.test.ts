import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { main } from '../../src/main.js';
import { type FakeHost, type FakeHostOptions, fakeHost } from '../support/host.js';
import { jwt, pemData } from '../support/pki.js';

const yaml = `apiVersion: v1
kind: Config
current-context: prod-eu
clusters:
- name: eu
  cluster: {server: "https://eu.example.com:6443/k8s", certificate-authority-data: ${pemData('ca.crt')}, proxy-url: "http://a:b@proxy"}
- name: us
  cluster: {server: "https://us.example.com", insecure-skip-tls-verify: true}
- name: dev
  cluster: {server: "http://localhost:8080"}
contexts:
- name: prod-eu
  context: {cluster: eu, user: jane, namespace: shop}
- name: prod-us
  context: {cluster: us, user: soon}
- name: dev
  context: {cluster: dev, user: ''}
- name: gone
  context: {cluster: nowhere, user: nobody}
- name: a*b
  context: {cluster: eu, user: past}
users:
- name: jane
  user: {client-certificate-data: ${pemData('client.crt')}, client-key-data: ${pemData('client.key')}}
- name: soon
  user: {token: ${jwt({ exp: Date.parse('2026-12-04T06:00:00Z') / 1000 })}}
- name: past
  user: {client-certificate-data: ${pemData('expired.crt')}, client-key-data: ${pemData('expired.key')}, as: joe}
`;

async function get(
  args: string,
  options: FakeHostOptions = {},
): Promise<{ host: FakeHost; exit: number; stdout: string; stderr: string }> {
  const host = fakeHost({ files: { '/cwd/k.yaml': yaml }, env: { KUBECONFIG: 'k.yaml' }, ...options });
  const exit = await main(['get', ...args.split(' ')], host);
  return { host, exit, ...host.written };
}

const names = async (args: string): Promise<readonly string[]> =>
  (await get(`${args} -o name`)).stdout.split('\n').slice(0, -1);

test('contexts: kubectl’s columns, then auth, TLS, server, and what ends first', async () => {
  const { stdout, exit, stderr } = await get('contexts');
  assert.deepEqual([exit, stderr], [0, '']);
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/\s{2,}/));
  assert.deepEqual(rows[0], [
    'CURRENT',
    'NAME',
    'CLUSTER',
    'AUTHINFO',
    'NAMESPACE',
    'AUTH',
    'TLS',
    'SERVER',
    'EXPIRES',
  ]);
  assert.deepEqual(rows.slice(1), [
    [
      '',
      'a*b',
      'eu',
      'past',
      'certificate as joe',
      'CA',
      'https://eu.example.com:6443/k8s',
      '2021-01-01 (expired) certificate',
    ],
    ['', 'dev', 'dev', 'none', 'plaintext', 'http://localhost:8080', '-'],
    ['', 'gone', 'nowhere', 'nobody', '(missing)', '(missing)', '(missing)', '-'],
    [
      '*',
      'prod-eu',
      'eu',
      'jane',
      'shop',
      'certificate',
      'CA',
      'https://eu.example.com:6443/k8s',
      '2056-01-01 (10630d) certificate',
    ],
    ['', 'prod-us', 'us', 'soon', 'token', 'insecure', 'https://us.example.com', '2026-12-04 (10d) token'],
  ]);
});

test('wide: host, port, path, proxy without its password, each expiry, file and line', async () => {
  const { stdout } = await get('contexts prod-eu -o wide --no-headers');
  assert.deepEqual(stdout.trimEnd().split(/\s{2,}/), [
    '*',
    'prod-eu',
    'eu',
    'jane',
    'shop',
    'certificate',
    'CA',
    'eu.example.com',
    '6443',
    '/k8s',
    '-',
    'http://a:***@proxy',
    '2056-01-01 (10630d)',
    '-',
    '2056-01-01 (10630d)',
    'k.yaml:12',
  ]);
});

test('clusters and users', async () => {
  assert.match(
    (await get('clusters')).stdout,
    /^NAME +TLS +SERVER +EXPIRES\ndev +plaintext .*\neu +CA .*\nus +insecure .*\n$/,
  );
  assert.match(
    (await get('users')).stdout,
    /^NAME +AUTH +EXPIRES\njane +certificate .*\npast .*\nsoon +token .*\n$/,
  );
  for (const word of ['cluster', 'CLUSTERS']) assert.equal((await names(word)).length, 3);
  for (const word of ['user', 'authinfos']) assert.equal((await names(word)).length, 3);
  assert.equal((await get('pods')).exit, 3);
});

const selections: readonly (readonly [args: string, selected: readonly string[]])[] = [
  ['contexts', ['a*b', 'dev', 'gone', 'prod-eu', 'prod-us']],
  ['contexts prod-*', ['prod-eu', 'prod-us']],
  ['contexts *-[ae]u', ['prod-eu']],
  ['contexts prod-[!e]?', ['prod-us']],
  ['contexts d?v gone', ['dev', 'gone']],
  ['contexts a*b', ['a*b']],
  ['contexts *b', ['a*b']],
  ['contexts a.b', []],
  ['contexts --insecure', ['dev', 'prod-us']],
  ['contexts --expiring 30d', ['a*b', 'prod-us']],
  ['contexts --expiring 9d', ['a*b']],
  ['contexts --expiring 10d --insecure', ['prod-us']],
  ['contexts --expiring 1w3d prod-*', ['prod-us']],
  ['clusters --insecure', ['dev', 'us']],
  ['users --expiring 0s', ['past']],
  ['contexts --sort-by expires', ['a*b', 'prod-us', 'prod-eu', 'dev', 'gone']],
  ['contexts --sort-by .cluster', ['dev', 'a*b', 'prod-eu', 'gone', 'prod-us']],
  ['contexts --sort-by {.user}', ['dev', 'prod-eu', 'gone', 'a*b', 'prod-us']],
  ['contexts --sort-by origin', ['prod-eu', 'prod-us', 'dev', 'gone', 'a*b']],
];
for (const [args, selected] of selections) {
  test(`get ${args}: ${selected.join(', ') || 'nothing'}`, async () =>
    assert.deepEqual(await names(args), selected));
}

test('a name that is not there: exit 1, the others are printed', async () => {
  const { exit, stdout, stderr } = await get('contexts dev prd-eu -o name');
  assert.deepEqual([exit, stdout], [1, 'dev\n']);
  assert.match(stderr, /^error: there is no context "prd-eu"\n {2}did you mean "prod-eu"\?\n$/);
});

test('nothing to print is said on stderr, and is no error', async () => {
  const none = await get('contexts x*');
  assert.deepEqual([none.exit, none.stdout], [0, '']);
  assert.match(none.stderr, /none of the 5 contexts/);
  const empty = await get('users', { env: { KUBECONFIG: '/none' } });
  assert.deepEqual([empty.exit, empty.stdout], [0, '']);
  assert.match(empty.stderr, /no users: there is no kubeconfig/);
});

test('wrong usage is exit 3, a kubeconfig that is not there exit 1', async () => {
  for (const args of [
    'users --insecure',
    'contexts --expiring soon',
    'contexts --sort-by color',
    'users --sort-by tls',
  ]) {
    assert.equal((await get(args)).exit, 3, args);
  }
  const { exit, stderr } = await get('contexts --kubeconfig none');
  assert.equal(exit, 1);
  assert.match(stderr, /none: no such file/);
});

test('json, yaml and kyaml hold the same, with null for what is not there', async () => {
  const json = JSON.parse((await get('contexts -o json')).stdout);
  assert.deepEqual(parse((await get('contexts -o yaml')).stdout), json);
  const kyaml = (await get('contexts -o kyaml')).stdout;
  assert.match(kyaml, /^---\n\[\{\n {2}[a-z]+: /);
  assert.deepEqual(parse(kyaml), json);
  const [past, dev, gone, eu] = json;
  assert.deepEqual(past.certificateExpires, { at: '2021-01-01T08:30:00Z', daysLeft: -2153, expired: true });
  assert.deepEqual([dev.auth, dev.tls, dev.namespace, dev.caExpires], ['none', 'plaintext', null, null]);
  assert.deepEqual([gone.auth, gone.tls, gone.server], [null, null, null]);
  assert.deepEqual(eu.server, {
    url: 'https://eu.example.com:6443/k8s',
    scheme: 'https',
    host: 'eu.example.com',
    port: 6443,
    path: '/k8s',
  });
  assert.deepEqual(
    [eu.current, eu.methods, eu.proxyUrl],
    [true, ['client-certificate'], 'http://a:***@proxy'],
  );
  assert.deepEqual(eu.origin, { file: 'k.yaml', line: 12, column: 3 });
});

test('the port, the scheme and the path of a server as they stand; of what a client adds, the scheme alone', async () => {
  const servers = ['https://a', 'https://a:443', 'http://a:80/x/', 'a:8443', 'https://[::1]:6443', ''];
  const clusters = servers.map((server, index) => ({ name: `c${index}`, cluster: { server } }));
  const { stdout } = await get('clusters --no-headers', {
    files: { '/cwd/k.yaml': JSON.stringify({ clusters }) },
  });
  assert.deepEqual(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s{2,}/)[2]),
    ['https://a', 'https://a:443', 'http://a:80/x/', 'http://a:8443', 'https://[::1]:6443', '-'],
  );
});

test('ORIGIN where the kubeconfig is made of several files, and in -o wide', async () => {
  const files = {
    '/cwd/k.yaml': yaml,
    '/home/user/.kube/o.yaml': 'users: [{name: other, user: {token: t}}]',
  };
  const env = { KUBECONFIG: 'k.yaml:/home/user/.kube/o.yaml' };
  const { stdout } = await get('users', { files, env });
  assert.match(stdout, /EXPIRES +ORIGIN\n/);
  assert.match(stdout, /^other .* \/home\/user\/\.kube\/o\.yaml$/m);
  const terminal = await get('users', { files, env, isTTY: true });
  assert.match(terminal.stdout, /^other .* ~\/\.kube\/o\.yaml$/m);
  assert.match((await get('users -o wide')).stdout, /ORIGIN\n/);
});

test('what ends first is said in JSON, too', async () => {
  const rows: readonly { name: string; expires: { what: string } | null }[] = JSON.parse(
    (await get('contexts -o json')).stdout,
  );
  assert.deepEqual(
    rows.map(({ name, expires }) => [name, expires?.what]),
    [
      ['a*b', 'certificate'],
      ['dev', undefined],
      ['gone', undefined],
      ['prod-eu', 'certificate'],
      ['prod-us', 'token'],
    ],
  );
  assert.equal(JSON.parse((await get('clusters eu -o json')).stdout)[0].expires.what, 'CA');
});

test('wide characters, emoji and combining marks keep the columns straight', async () => {
  const rows = ['日本語', '😀😀', 'e\u0301', 'plain'].map((name) => `{name: ${name}, user: {token: a}}`);
  const { stdout } = await get('users', { files: { '/cwd/k.yaml': `users: [${rows.join(', ')}]\n` } });
  // On a terminal: 6, 4, 1 and 5 columns.
  assert.match(stdout, /^日本語 {3}token/m);
  assert.match(stdout, /^😀😀 {5}token/m);
  assert.match(stdout, /^e\u0301 {8}token/m);
  assert.match(stdout, /^plain {4}token/m);
});

test('colours on a terminal only, and not under NO_COLOR', async () => {
  const env = { KUBECONFIG: 'k.yaml' };
  const escapes = /\u001b\[\d+m/g;
  const plain = (await get('contexts')).stdout;
  assert.doesNotMatch(plain, escapes);
  const colored = (await get('contexts', { isTTY: true, columns: 200 })).stdout;
  assert.match(colored, escapes);
  assert.equal(colored.replaceAll(escapes, ''), plain);
  assert.equal(
    (await get('contexts', { isTTY: true, columns: 200, env: { ...env, NO_COLOR: '1' } })).stdout,
    plain,
  );
});
