/** The kubeconfig of the sandbox: what commands are made of, and no secret. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notingWorld } from '../../src/exec-check/asked-kubeconfigs.js';
import { fakeKubeconfigs } from '../../src/exec-check/fake-kubeconfig.js';
import { hostWorld } from '../../src/verify/host-world.js';
import { verifyText } from '../../src/verify/verify.js';
import { fakeHost } from '../support/host.js';
import { pem, pemData } from '../support/pki.js';

const config = `apiVersion: v1
kind: Config
current-context: lab
clusters:
- name: lab
  cluster:
    server: https://joe:url-password@lab.example:6443/path
    proxy-url: http://px:proxy-password@proxy:3128
    certificate-authority: ca.crt
contexts:
- {name: lab, context: {cluster: lab, user: joe, namespace: team}}
users:
- name: joe
  user:
    as-user-extra: {scopes: [real-extra]}
    extensions: [{name: e, extension: {note: real-note}}]
    unknown: real-unknown
    client-certificate-data: ${pemData('client.crt', 'client.key')}
    token: real-token
    client-key-data: cmVhbC1rZXk=
    client-certificate: joe.crt
    client-key: joe.key
- {name: basic, user: {username: joe, password: real-password}}
- {name: file, user: {tokenFile: /run/token}}
- name: plugin
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: login
      interactiveMode: Never
      args: [get, --token, real-argument-123456789]
      env: [{name: KEY, value: real-value}]
- {name: old, user: {auth-provider: {name: oidc, config: {id-token: real-id-token}}}}
`;

const host = fakeHost({
  files: {
    '/etc/kube/config': config,
    '/etc/kube/ca.crt': pem('ca.crt'),
    '/etc/kube/joe.crt': `real-comment\n${pem('client.crt')}${pem('client.key')}`,
    '/etc/kube/joe.key': 'real-key',
    '/run/token': 'real-token-in-a-file',
    '/work/broken': 'clusters: [real-secret',
  },
  env: { HOME: '/home/user' },
  home: '/home/user',
  cwd: '/work',
});

const files = fakeKubeconfigs(['/etc/kube/config', 'broken', '/missing'], 'other', host);
const contentOf = (path: string): string =>
  Buffer.from(files.find((file) => file.path === path)?.content ?? '').toString('utf8');

test('no secret is left, in no file', () => {
  for (const { path, content } of files) {
    const text = Buffer.from(content).toString('utf8');
    assert.doesNotMatch(text, /real-|cmVhbC1|(?:url|proxy)-password|PRIVATE KEY/, path);
  }
});

test('what commands are made of stays', () => {
  const { clusters, contexts, users, 'current-context': current } = JSON.parse(contentOf('/etc/kube/config'));
  assert.equal(clusters[0].cluster.server, 'https://joe:fake-secret@lab.example:6443/path');
  assert.deepEqual(contexts[0].context, { cluster: 'lab', namespace: 'team', user: 'joe' });
  assert.equal(users.length, 5);
  const plugin = users.find(({ name }: { name: string }) => name === 'plugin').user.exec;
  assert.deepEqual(plugin.args.slice(0, 2), ['get', '--token']);
  assert.equal(plugin.env[0].name, 'KEY');
  assert.equal(current, 'other');
  assert.equal(contentOf('/etc/kube/ca.crt'), pem('ca.crt'));
  assert.equal(contentOf('/etc/kube/joe.crt'), pem('client.crt'));
  assert.notEqual(contentOf('/run/token'), '');
});

test('what kubectl cannot read stays unreadable, and what is missing stays missing', () => {
  assert.equal(contentOf('/work/broken'), '{');
  assert.equal(
    files.some(({ path }) => path === '/missing'),
    false,
  );
});

test('a world notes the kubeconfigs that a script names', async () => {
  const { world, asked } = notingWorld(hostWorld(host));
  const text = 'kubectl config view --kubeconfig=/etc/kube/config\nKUBECONFIG=/a:/b kubectl config view\n';
  await verifyText({ file: 'script', text, shell: 'bash' }, world);
  assert.deepEqual([...asked].sort(), ['/a', '/b', '/etc/kube/config']);
});

test('the report masks the same secrets', async () => {
  const text =
    "S=$(kubectl config view --kubeconfig=/etc/kube/config -o jsonpath='{.clusters[0].cluster.server}')\n" +
    'A=$(kubectl config view --kubeconfig=/etc/kube/config -o jsonpath=\'{.users[?(@.name=="plugin")].user.exec.args}\')\n' +
    'curl -q "$S/api"\ncurl -q "https://lab.example/$A"\n';
  const report = await verifyText({ file: 'script', text, shell: 'bash' }, hostWorld(host));
  assert.doesNotMatch(JSON.stringify(report), /url-password|real-argument/);
  assert.match(JSON.stringify(report.calls), /joe:«secret»@lab\.example/);
});
