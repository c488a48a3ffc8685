/** `get kuberc` and what `describe` says of the plugin policy. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';

const head = 'apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n';
const kuberc = `${head}defaults:
- command: delete
  options: [{name: interactive, default: "true"}]
- command: apply
  options: [{name: server-side, default: "\\e[31mtrue"}]
aliases:
- {name: getn, command: get, prependArgs: [nodes], options: [{name: output, default: wide}]}
`;

const kubeconfig = `{apiVersion: v1, kind: Config, current-context: one,
contexts: [{name: one, context: {cluster: one, user: one}}],
clusters: [{name: one, cluster: {server: "https://127.0.0.1:6443"}}],
users: [{name: one, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: some-login, interactiveMode: Never}}}]}`;

async function run(words: string, written: string | undefined) {
  const files = {
    '/home/user/.kube/config': kubeconfig,
    '/usr/bin/some-login': '',
    ...(written === undefined ? {} : { '/home/user/.kube/kuberc': written }),
  };
  const env = { HOME: '/home/user', PATH: '/usr/bin' };
  const host = fakeHost({ files, env, home: '/home/user' });
  const code = await main(words.split(' '), host);
  const { stdout, stderr } = host.written;
  return { code, stdout, stderr };
}

test('get kuberc shows defaults, aliases and the policy, with their places', async () => {
  const text = `${kuberc}credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: aws}, {name: gcp}]\n`;
  const { code, stdout } = await run('get kuberc', text);
  assert.equal(code, 0);
  assert.deepEqual(
    stdout.split('\n').map((line) => line.split(/ {2,}/)),
    [
      ['KIND', 'NAME', 'VALUE', 'ORIGIN'],
      ['default', 'delete', '--interactive=true', '/home/user/.kube/kuberc:5'],
      ['default', 'apply', '--server-side=\\u001b[31mtrue', '/home/user/.kube/kuberc:7'],
      ['alias', 'getn', 'get nodes … --output=wide', '/home/user/.kube/kuberc:9'],
      ['policy', 'credentialPluginPolicy', 'Allowlist aws gcp', '/home/user/.kube/kuberc:10'],
      [''],
    ],
  );
});

test('get kuberc -o wide says what a default does, -o json, yaml, kyaml and name are there', async () => {
  assert.match((await run('get kuberc -o wide delete', kuberc)).stdout, /a delete asks first/);
  assert.equal((await run('get kuberc -o name', kuberc)).stdout, 'delete\napply\ngetn\n');
  const { stdout } = await run('get kuberc -o json getn', kuberc);
  const [row] = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
  assert.deepEqual(row?.origin, { file: '/home/user/.kube/kuberc', line: 9, column: 3 });
  for (const output of ['yaml', 'kyaml']) {
    assert.match((await run(`get kuberc -o ${output}`, kuberc)).stdout, /getn/);
  }
});

test('no kuberc, a faulty one, and names of which it says nothing', async () => {
  assert.deepEqual(await run('get kuberc', undefined), {
    code: 0,
    stdout: '',
    stderr: 'no kuberc: ~/.kube/kuberc is not there, or says nothing, or KUBERC=off\n',
  });
  const faulty = await run('get kuberc', 'kind: Foo\n');
  assert.equal(faulty.code, 1);
  assert.match(faulty.stderr, /kubectl passes over the file\n.*\/home\/user\/\.kube\/kuberc:1:1/);
  const stops = await run('get kuberc', `${head}aliases: [{name: a-b, command: get}]\n`);
  assert.equal(stops.code, 1);
  assert.match(stops.stderr, /stop at each call/);
  assert.equal((await run('get kuberc nope', kuberc)).code, 1);
  assert.equal((await run('get kuberc --insecure', kuberc)).code, 3);
});

test('describe says whether the policy lets the plugin of the context run', async () => {
  const policies = {
    'credentialPluginPolicy: DenyAll': /policy +DenyAll: kubectl 1\.35 and later DO NOT RUN it +\S+kuberc:3/,
    'credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: other}]': /DO NOT RUN it/,
    'credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: some-login}]':
      /policy +Allowlist: kubectl 1\.35 and later run it/,
  };
  for (const [policy, says] of Object.entries(policies)) {
    assert.match((await run('describe', `${head}${policy}\n`)).stdout, says);
  }
  assert.doesNotMatch((await run('describe', kuberc)).stdout, /policy/);
  const json = JSON.parse((await run('describe -o json', `${head}credentialPluginPolicy: DenyAll\n`)).stdout);
  assert.match(JSON.stringify(json), /"policy":\{"value":"DenyAll","allows":false/);
});
