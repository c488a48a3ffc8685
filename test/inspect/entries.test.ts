/** Clusters and users: how they are reached, verified and signed in to; and where plugins are found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Host } from '../../src/host.js';
import { inspectCluster } from '../../src/inspect/cluster.js';
import { addressOf, readServer } from '../../src/inspect/server.js';
import { inspectUser, type UserFacts } from '../../src/inspect/user.js';
import { loadConfig } from '../../src/kubeconfig/load.js';
import { loadingRules } from '../../src/kubeconfig/rules.js';
import { type FakeHostOptions, fakeHost } from '../support/host.js';
import { pem, pemData } from '../support/pki.js';

const servers: readonly (readonly [server: string, address: string | undefined, path: string | undefined])[] =
  [
    ['https://api.example.com', 'api.example.com:443', ''],
    ['http://api.example.com', 'api.example.com:80', ''],
    ['https://api.example.com:6443/', 'api.example.com:6443', ''],
    ['https://[::1]:6443/k8s/clusters/c-1/', '[::1]:6443', '/k8s/clusters/c-1'],
    ['https://[fd00::1]', '[fd00::1]:443', ''],
    ['api.example.com:6443', 'api.example.com:6443', ''],
    ['localhost', 'localhost:80', ''],
    ['https://u:p@api.example.com', 'api.example.com:443', ''],
    ['HTTPS://api.example.com', 'api.example.com:443', ''],
    ['', undefined, undefined],
    ['https://', undefined, undefined],
    ['https://a b', undefined, undefined],
  ];
for (const [server, address, path] of servers) {
  test(`the server ${JSON.stringify(server)} is reached at ${address}${path ?? ''}`, () => {
    const facts = readServer(server);
    assert.deepEqual([addressOf(facts), facts.path], [address, path]);
  });
}

function hostWith(yaml: string, options: FakeHostOptions = {}): Host {
  return fakeHost({
    ...options,
    files: { '/cwd/config/k.yaml': yaml, ...options.files },
    env: { KUBECONFIG: 'config/k.yaml', ...options.env },
  });
}

function clusterFacts(fields: string, options?: FakeHostOptions) {
  const host = hostWith(`clusters:\n- name: a\n  cluster: {${fields}}\n`, options);
  const cluster = loadConfig(loadingRules({}, host), host).clusters.get('a');
  assert.ok(cluster !== undefined);
  return inspectCluster(cluster, host);
}

const postures: readonly (readonly [fields: string, tls: string])[] = [
  ['server: "https://a"', 'system'],
  [`server: "https://a", certificate-authority-data: ${pemData('ca.crt')}`, 'ca-data'],
  ['server: "https://a", certificate-authority: ca.crt', 'ca-file'],
  [
    `server: "https://a", certificate-authority: x, certificate-authority-data: ${pemData('ca.crt')}`,
    'ca-data',
  ],
  ['server: "https://a", insecure-skip-tls-verify: true', 'insecure'],
  ['server: "https://a", insecure-skip-tls-verify: true, certificate-authority: ca.crt', 'insecure'],
  ['server: "https://a", insecure-skip-tls-verify: false', 'system'],
  ['server: "http://a", insecure-skip-tls-verify: true', 'plaintext'],
  ['server: "a:8080"', 'plaintext'],
];
for (const [fields, tls] of postures) {
  test(`{${fields.slice(0, 70)}} is ${tls}`, () => assert.equal(clusterFacts(fields).tls, tls));
}

test('a CA file is looked for beside its kubeconfig', () => {
  const files = { '/cwd/config/pki/ca.crt': pem('ca.crt') };
  const { authority } = clusterFacts('server: "https://a", certificate-authority: pki/ca.crt', { files });
  assert.equal(authority?.path, '/cwd/config/pki/ca.crt');
  assert.equal(authority?.bundle?.certificates[0]?.subject, 'CN=sample-ca');
  const missing = clusterFacts('server: "https://a", certificate-authority: none').authority;
  assert.match(missing?.problem ?? '', /open \/cwd\/config\/none: no such file/);
});

function userFacts(fields: string, options?: FakeHostOptions): UserFacts {
  const host = hostWith(`users:\n- name: u\n  user: {${fields}}\n`, options);
  const user = loadConfig(loadingRules({}, host), host).authInfos.get('u');
  assert.ok(user !== undefined);
  return inspectUser(user, host);
}

const ways: readonly (readonly [fields: string, methods: readonly string[]])[] = [
  ['', []],
  ['token: a', ['token']],
  ['tokenFile: a', ['token-file']],
  ['username: a', ['basic']],
  ['password: a', ['basic']],
  ['exec: {command: a}', ['exec']],
  ['auth-provider: {name: oidc}', ['auth-provider']],
  ['client-certificate: a, client-key: b', ['client-certificate']],
  ['client-key: b', []],
  ['token: a, tokenFile: b, exec: {command: c}', ['token', 'token-file', 'exec']],
  ['as: jane', []],
];
for (const [fields, methods] of ways) {
  test(`{${fields}} signs in with ${methods.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(userFacts(fields).methods, methods);
  });
}

function pair(certificate: string, key: string) {
  const { certificate: facts } = userFacts(
    `client-certificate-data: ${pemData(certificate)}, client-key-data: ${pemData(key)}`,
  );
  return [facts?.keyMatches, facts?.keyProblem];
}

test('whether a certificate and a key belong together', () => {
  assert.deepEqual(pair('client.crt', 'client.key'), [true, undefined]);
  assert.deepEqual(pair('rsa.crt', 'rsa.key'), [true, undefined]);
  assert.deepEqual(pair('client.crt', 'expired.key'), [false, 'tls: private key does not match public key']);
  assert.deepEqual(pair('client.crt', 'rsa.key'), [
    false,
    'tls: private key type does not match public key type',
  ]);
  const lone = userFacts(`client-certificate-data: ${pemData('client.crt')}`).certificate;
  assert.deepEqual([lone?.key, lone?.keyMatches], [undefined, undefined]);
});

test('a token file goes before a token, as in client-go, where it can be read', () => {
  const fields = 'token: abc, tokenFile: t';
  assert.equal(userFacts(fields, { files: { '/cwd/config/t': 'x' } }).token?.path, '/cwd/config/t');
  assert.equal(userFacts(fields).token?.path, undefined);
  assert.match(userFacts('tokenFile: t').token?.problem ?? '', /no such file/);
});

const plugin = (command: string, options: FakeHostOptions): unknown =>
  userFacts(`exec: {command: "${command}", apiVersion: x, interactiveMode: Never}`, options).exec?.found;

test('an exec plugin is looked for on PATH, or beside its kubeconfig', () => {
  const files = { '/opt/bin/aws': '', '/cwd/config/bin/own': '', '/cwd/here': '' };
  const env = { PATH: '/usr/bin:/opt/bin:.:' };
  assert.deepEqual(plugin('aws', { files, env }), { kind: 'found', path: '/opt/bin/aws' });
  assert.deepEqual(plugin('bin/own', { files, env }), { kind: 'found', path: '/cwd/config/bin/own' });
  assert.deepEqual(plugin('./bin/none', { files, env }), { kind: 'missing', path: '/cwd/config/bin/none' });
  assert.deepEqual(plugin('/opt/bin/aws', { files, env: { PATH: '' } }), {
    kind: 'found',
    path: '/opt/bin/aws',
  });
  assert.deepEqual(plugin('here', { files, env }), { kind: 'not-on-path' });
  assert.deepEqual(plugin('none', { files, env: {} }), { kind: 'not-on-path' });
});

test('a plugin that may not be run is there, and of no use', () => {
  const host = hostWith('users: [{name: u, user: {exec: {command: ./own}}}]', {
    files: { '/cwd/config/own': '' },
  });
  const barred: Host = { ...host, files: { ...host.files, isExecutable: () => false } };
  const user = loadConfig(loadingRules({}, barred), barred).authInfos.get('u');
  assert.ok(user !== undefined);
  const { exec } = inspectUser(user, barred);
  assert.deepEqual(exec?.found, { kind: 'not-executable', path: '/cwd/config/own' });
  assert.equal(exec?.relative, true);
});

test('on Windows PATHEXT completes a name', () => {
  const host = hostWith('users: [{name: u, user: {exec: {command: aws}}}]', {});
  const asked: string[] = [];
  const windows: Host = {
    ...host,
    platform: 'win32',
    env: { Path: 'C:\\tools;D:\\bin', PATHEXT: '.EXE;.CMD' },
    files: {
      ...host.files,
      isExecutable(path) {
        asked.push(path);
        return path === 'D:\\bin\\aws.CMD';
      },
    },
  };
  const user = loadConfig(loadingRules({}, host), host).authInfos.get('u');
  assert.ok(user !== undefined);
  assert.deepEqual(inspectUser(user, windows).exec?.found, { kind: 'found', path: 'D:\\bin\\aws.CMD' });
  assert.equal(asked[0], 'C:\\tools\\aws.EXE');
});

test('of an exec plugin, only names and harmless values are kept', () => {
  const { exec } = userFacts(
    'exec: {command: a, args: [get-token, --secret, hunter2], env: [{name: A, value: hunter2}]}',
  );
  assert.deepEqual([exec?.args, exec?.env], [['get-token', '--secret', '***'], ['A']]);
  const { authProvider } = userFacts(
    'auth-provider: {name: oidc, config: {client-secret: hunter2, id-token: x}}',
  );
  assert.deepEqual(authProvider?.settings, ['client-secret', 'id-token']);
});
