/** The recipe and its options are found by the dry run, and what is written is what `generate` writes with them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portion } from '../support/size.js';
import { adopt, byHand, command, fenced, inPowerShell, ours } from './adopting.js';

const curl = 'curl -k -H "Authorization: Bearer $TOKEN"';
const server = `APISERVER=$(kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}')`;
const secret = (name: string): string[] => [
  'kubectl apply -f - <<EOF',
  'apiVersion: v1',
  'kind: Secret',
  'type: kubernetes.io/service-account-token',
  'metadata:',
  `  name: ${name}`,
  '  namespace: default',
  '  annotations: {kubernetes.io/service-account.name: default}',
  'EOF',
];
const decode = `TOKEN=$(kubectl get secret default-token -o jsonpath='{.data.token}' | base64 --decode)`;
const post = (path: string, body: object): string =>
  `${curl} -X POST -H 'Content-Type: application/json' -d '${JSON.stringify(body)}' "$APISERVER${path}"`;

const pages: readonly (readonly [page: string, ...options: readonly string[]])[] = [
  [byHand, 'token'],
  [
    byHand.replace('token default', 'token robot -n shop --duration=2h').replace('/api"', '/version"'),
    'token',
    '--namespace=shop',
    '--service-account=robot',
    '--duration=2h',
    '--path=/version',
  ],
  [
    byHand.replace(
      'kubectl create token default',
      'kubectl -n shop --kubeconfig=k create token robot --duration 2h',
    ),
    'token',
    '--namespace=shop',
    '--service-account=robot',
    '--duration=2h',
  ],
  [inPowerShell, 'token'],
  [inPowerShell.replaceAll('\n', '\r\n'), 'token'],
  [`${byHand}\n${inPowerShell}`, 'token'],
  [
    fenced(
      'console',
      `$ ${server}`,
      '$ TOKEN=$(kubectl create token default)',
      `$ ${curl} "$APISERVER/api/v1/pods?limit=5"`,
      '{"kind": "PodList"}',
    ),
    'token',
    '--path=/api/v1/pods?limit=5',
  ],
  [
    fenced(
      'sh',
      ...secret('default-token'),
      server,
      decode,
      `${curl} "$APISERVER/api"`,
      'kubectl delete secret default-token',
      `${curl} "$APISERVER/api"`,
    ),
    'secret-token',
  ],
  [
    fenced('zsh', 'kubectl proxy --port=8001 &', 'curl http://localhost:8001/version'),
    'proxy',
    '--path=/version',
  ],
  [
    fenced(
      'bash',
      server,
      'TOKEN=$(kubectl create token default)',
      post('/apis/authentication.k8s.io/v1/selfsubjectreviews', {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'SelfSubjectReview',
      }),
    ),
    'whoami',
  ],
  [
    fenced(
      'bash',
      server,
      'TOKEN=$(kubectl create token default)',
      post('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
        kind: 'SelfSubjectAccessReview',
        apiVersion: 'authorization.k8s.io/v1',
        spec: { resourceAttributes: { verb: 'list', resource: 'pods', namespace: 'default' } },
      }),
    ),
    'can-i',
    '--verb=list',
    '--resource=pods',
  ],
  [
    fenced(
      'bash',
      server,
      'TOKEN=$(kubectl create token default)',
      post('/api/v1/namespaces/default/configmaps', {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: { name: 'a' },
      }),
    ),
    'token',
    '--request=POST',
    '--path=/api/v1/namespaces/default/configmaps',
    '--content-type=application/json',
    '--data={"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a"}}',
  ],
];

/** Without what is the page's: its regions, and the machine data and command line, which name what is found. */
const plain = (text: string): string =>
  text
    .replace(/(?:^|\n\n)\[\/\/\]: # \(kubesteps:keep ([\w-]+)\)[\s\S]*?\(kubesteps:end \1\)/g, '')
    .replace(/\(kubesteps:ey.*/, '')
    .replace(/- Made by: [\s\S]*?\n- /, '- ');

for (const [page, ...options] of portion(pages, 2))
  test(`a page is adopted as ${options.join(' ')}`, async () => {
    const { exit, stdout, stderr } = await adopt(page, ['--context=test']);
    assert.equal(exit, 0, stderr);
    const [made, wanted] = [plain(stdout), plain(await ours(...options, '--context=test'))];
    assert.ok(
      made === wanted,
      `the ${[...made].findIndex((one, at) => one !== wanted[at])}th character differs`,
    );
    const verified = await command(['verify', 'out.md'], { 'out.md': stdout });
    assert.equal(verified.exit, 0, verified.stdout);
    assert.doesNotMatch(verified.stdout, /KS42/);
  });

test('a Secret of another name is another change', async () => {
  const page = fenced('bash', ...secret('mine'), 'kubectl delete secret mine');
  const { exit, stderr } = await adopt(page);
  assert.equal(exit, 1);
  assert.match(
    stderr,
    /^page\.md:2: differs: apply Secret default\/mine: another object than that of ours, Secret default\/default-token$/m,
  );
});

for (const [what, from, to, said] of [
  [
    'for another ServiceAccount',
    'service-account.name: default',
    'service-account.name: robot',
    'object than that of ours, Secret default/robot-token',
  ],
  ['with labels', 'metadata:', 'metadata:\n  labels: {app: x}', 'manifest than that of ours'],
] as const)
  test(`a Secret ${what} is another change`, async () => {
    const lines = [
      ...secret('default-token'),
      server,
      decode,
      `${curl} "$APISERVER/api"`,
      'kubectl delete secret default-token',
    ];
    const page = fenced('bash', ...lines.map((line) => line.replace(from, to)));
    const { exit, stderr } = await adopt(page);
    assert.equal(exit, 1, stderr);
    const line = `page.md:2: differs: apply Secret default/default-token: another ${said}`;
    assert.ok(stderr.split('\n').includes(line), stderr);
  });

test('the context, the language and the flavor are those that are asked for', async () => {
  const args = ['--context=prod', '--lang=ja', '--flavor=github', '--kubeconfig=k'];
  const { exit, stdout, stderr } = await adopt(byHand, args);
  assert.equal(exit, 0, stderr);
  assert.match(stderr, /^page\.md:7: より安全: /m);
  assert.ok(plain(stdout) === plain(await ours('token', '--namespace=shop', ...args)));
  assert.match(stdout, /other\.example\.com/);
});
