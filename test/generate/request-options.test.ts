/** What the request options ask for is what the script sends: the dry runs of both shells say the same request. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../src/command-line/options.js';
import { readWords } from '../../src/command-line/read.js';
import { provenScript } from '../../src/generate/proven-script.js';
import { givenBody } from '../../src/generate/request-body.js';
import { scriptOptions } from '../../src/generate/script-options.js';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { full } from '../support/size.js';

const kubeconfig = JSON.stringify({
  'current-context': 'c',
  contexts: [{ name: 'c', context: { cluster: 'k', user: 'u', namespace: 'team' } }],
  clusters: [{ name: 'k', cluster: { server: 'https://127.0.0.1:6443' } }],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

const files = {
  '/cwd/k.yaml': kubeconfig,
  '/cwd/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web # caf\u00e9\n',
  '/cwd/hostile.yaml': "{a: $(touch x),\nb:\nBODY\n,\n'@ + x': 1}\n",
};

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const host = fakeHost({ files, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });

async function sent(args: readonly string[], shell: 'bash' | 'powershell'): Promise<Sent> {
  const said = readOptions('generate', readWords('generate', [...args, '--shell', shell]));
  const options = scriptOptions({
    ...said,
    lang: said.lang === 'ja' ? 'ja' : 'en',
    data: givenBody(said.data, host),
  });
  const { report } = await provenScript(options, undefined, host);
  const [request, ...more] = report.requests;
  assert.ok(request !== undefined && more.length === 0, args.join(' '));
  const { Authorization: _, ...headers } = request.headers;
  const { body } = request;
  const written = body?.replaceAll('\\u000a', '\n').trim();
  return {
    method: request.method,
    path: request.url.replace(/^https?:\/\/[^/]+/, ''),
    headers,
    body: written?.startsWith('{') || written?.startsWith('[') ? JSON.parse(written) : written,
  };
}

type Row = readonly [args: string, method: string, path: string, headers?: object, body?: unknown];

const json = { 'Content-Type': 'application/json' };
const namespaced = '/api/v1/namespaces/team';

const rows: readonly Row[] = [
  ['--resource pods', 'GET', `${namespaced}/pods`],
  ['--resource pods -A', 'GET', '/api/v1/pods'],
  ['--resource po/web -n shop', 'GET', '/api/v1/namespaces/shop/pods/web'],
  ['--resource Deployment --name web', 'GET', '/apis/apps/v1/namespaces/team/deployments/web'],
  ['--resource ing', 'GET', '/apis/networking.k8s.io/v1/namespaces/team/ingresses'],
  ['--resource hpa', 'GET', '/apis/autoscaling/v2/namespaces/team/horizontalpodautoscalers'],
  ['--resource events', 'GET', `${namespaced}/events`],
  ['--resource no', 'GET', '/api/v1/nodes'],
  [
    '--resource clusterrole/system:node',
    'GET',
    '/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node',
  ],
  ['--resource cj --api-version batch/v1beta1', 'GET', '/apis/batch/v1beta1/namespaces/team/cronjobs'],
  ['--resource widgets.v1.example.com', 'GET', '/apis/example.com/v1/namespaces/team/widgets'],
  ['--resource widgets --api-version example.com/v1 -A', 'GET', '/apis/example.com/v1/widgets'],
  [
    '--resource pods/web --subresource log --query tailLines=5',
    'GET',
    `${namespaced}/pods/web/log?tailLines=5`,
  ],
  [
    "--resource pods --query labelSelector=app=a&b,c!=('*') --query limit=5",
    'GET',
    `${namespaced}/pods?labelSelector=app%3Da%26b%2Cc%21%3D%28%27%2A%27%29&limit=5`,
  ],
  ['--path /apis?a=b --query c=d', 'GET', '/apis?a=b&c=d'],
  ['--resource pods --accept yaml', 'GET', `${namespaced}/pods`, { Accept: 'application/yaml' }],
  [
    '--resource pods --accept table -H X-A:b',
    'GET',
    `${namespaced}/pods`,
    { Accept: 'application/json;as=Table;g=meta.k8s.io;v=v1,application/json', 'X-A': 'b' },
  ],
  [
    '--resource cm -X POST -d {"kind":"ConfigMap","data":{"a":"\u00e9$(x)`"}} --dry-run server',
    'POST',
    `${namespaced}/configmaps?dryRun=All`,
    json,
    { kind: 'ConfigMap', data: { a: '\u00e9$(x)`' } },
  ],
  [
    '--resource pods -X POST -d @pod.yaml',
    'POST',
    `${namespaced}/pods`,
    json,
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } },
  ],
  [
    '--resource cm/a -X PUT -d a:~$(b)',
    'PUT',
    `${namespaced}/configmaps/a`,
    { 'Content-Type': 'application/yaml' },
    'a: $(b)',
  ],
  [
    '--resource cm/a -X PUT -d @hostile.yaml',
    'PUT',
    `${namespaced}/configmaps/a`,
    json,
    { a: '$(touch x)', b: 'BODY', '@ + x': 1 },
  ],
  [
    '--resource deploy/web -X PATCH -d spec:~{replicas:~3} --content-type merge',
    'PATCH',
    '/apis/apps/v1/namespaces/team/deployments/web',
    { 'Content-Type': 'application/merge-patch+json' },
    { spec: { replicas: 3 } },
  ],
  [
    '--resource deploy/web --subresource scale -X PATCH -d [{"op":"test","path":"/a","value":1}] --content-type json',
    'PATCH',
    '/apis/apps/v1/namespaces/team/deployments/web/scale',
    { 'Content-Type': 'application/json-patch+json' },
    [{ op: 'test', path: '/a', value: 1 }],
  ],
  [
    '--resource cm/a -X PATCH -d kind:~ConfigMap --content-type apply',
    'PATCH',
    `${namespaced}/configmaps/a?fieldManager=kubesteps`,
    { 'Content-Type': 'application/apply-patch+yaml' },
    'kind: ConfigMap',
  ],
  [
    '--resource cm/a -X PATCH -d {} --content-type apply --field-manager a&b --query force=true',
    'PATCH',
    `${namespaced}/configmaps/a?force=true&fieldManager=a%26b`,
    { 'Content-Type': 'application/apply-patch+yaml' },
    {},
  ],
  [
    '--resource pods --accept metadata',
    'GET',
    `${namespaced}/pods`,
    { Accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json' },
  ],
  [
    '--path /api/v1/nodes/n?pretty=true --accept metadata',
    'GET',
    '/api/v1/nodes/n?pretty=true',
    { Accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json' },
  ],
  ['--resource pods --watch', 'GET', `${namespaced}/pods?watch=1&timeoutSeconds=60`],
  [
    '--resource pods/web --watch --query timeoutSeconds=5 --accept table',
    'GET',
    `${namespaced}/pods?timeoutSeconds=5&watch=1&fieldSelector=metadata.name%3Dweb`,
    { Accept: 'application/json;as=Table;g=meta.k8s.io;v=v1,application/json' },
  ],
  ['--resource pods/web --subresource log --follow', 'GET', `${namespaced}/pods/web/log?follow=true`],
  ['--resource pods/web -X DELETE', 'DELETE', `${namespaced}/pods/web`],
  [
    '--resource pods/web -X DELETE -d {"propagationPolicy":"Foreground"}',
    'DELETE',
    `${namespaced}/pods/web`,
    json,
    { propagationPolicy: 'Foreground' },
  ],
];

const forms: readonly (readonly string[])[] = full
  ? [['token'], ['token', '--style=article'], ['proxy'], ['token', '--lang=ja']]
  : [['token']];
const shells = ['bash', 'powershell'] as const;

// PowerShell's proxy recipe makes its call through a socket or a port: two ways, one request each.
const isOneWay = (form: readonly string[], shell: string): boolean => form[0] !== 'proxy' || shell === 'bash';

for (const form of forms)
  for (const [turn, shell] of [...shells.entries()].filter(([, one]) => isOneWay(form, one)))
    test(`${form.join(' ')} in ${shell}: what is asked for is sent`, async () => {
      for (const [index, [line, method, path, headers = {}, body]] of rows.entries()) {
        // A quick run tries each in one of the shells.
        if (!full && index % 2 !== turn) continue;
        const args = [...form, ...line.split(' ').map((word) => word.replaceAll('~', ' '))];
        assert.deepEqual(await sent(args, shell), { method, path, headers, body }, line);
      }
    });

test('a body comes from stdin, too, and what is not there is said', async () => {
  const post = ['generate', '--resource', 'cm', '-X', 'POST', '-d'];
  const piped = fakeHost({ files, env: host.env as Record<string, string>, stdin: '{"kind": "ConfigMap"}' });
  assert.equal(await main([...post, '-'], piped), 0, piped.written.stderr);
  assert.match(piped.written.stdout, /^\{"kind": "ConfigMap"\}\nBODY$/m);
  const real = fakeHost({ realFiles, cwd: '/', env: {} });
  assert.equal(await main([...post, '@gone.yaml'], real), 1);
  assert.match(real.written.stderr, /^error: cannot read gone.yaml: /);
});

test('a secret in what is sent is refused, as it is in every option', async () => {
  const token = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from('{"sub":"system:serviceaccount:a:b","exp":1}').toString('base64url')}.c2lnbmF0dXJlc2lnbmF0dXJl`;
  for (const [option, value] of [
    ['data', `{"a": "${token}"}`],
    ['query', `a=${token}`],
    ['header', `X-A: ${token}`],
  ] as const) {
    const own = fakeHost({ files, env: host.env as Record<string, string> });
    const args = ['generate', '--path=/x', '--request=POST', `--${option}=${value}`];
    assert.equal(await main(args, own), 3, option);
    assert.match(own.written.stderr, new RegExp(`^error: --${option} holds `));
    assert.ok(!own.written.stderr.includes(token));
  }
});

test('a script that sends a body is written anew as it was', async () => {
  const own = fakeHost({ files, env: host.env as Record<string, string> });
  assert.equal(
    await main(['generate', '--resource=pods', '--request=POST', '--data=@pod.yaml', '-o', '/cwd/x.sh'], own),
    0,
  );
  assert.equal(await main(['verify', '/cwd/x.sh'], own), 0, own.written.stdout);
  assert.doesNotMatch(own.written.stdout + own.written.stderr, /drift|KS6/);
});
