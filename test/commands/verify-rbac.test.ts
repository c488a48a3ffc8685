/** `verify --rbac`: Roles for each whose credential a script uses, and none where not all is known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';

const kubeconfig = JSON.stringify({
  'current-context': 'shop',
  contexts: [
    { name: 'shop', context: { cluster: 'test', user: 'jane', namespace: 'shop' } },
    { name: 'as', context: { cluster: 'test', user: 'joe' } },
  ],
  clusters: [
    {
      name: 'test',
      cluster: { server: 'https://127.0.0.1:6443/base', 'certificate-authority-data': sampleCa },
    },
  ],
  users: [
    { name: 'jane', user: { token: 'token-of-jane' } },
    { name: 'joe', user: { token: 'token-of-joe', as: 'ops', 'as-groups': ['dev'] } },
  ],
});

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function rbac(text: string, ...args: readonly string[]): Promise<Answer> {
  const files = { '/k': kubeconfig, '/cwd/a.sh': text, '/cwd/b.sh': 'kubectl get pods --context=shop\n' };
  const host = fakeHost({ files, env: { KUBECONFIG: '/k' } });
  const code = await main(['verify', '--rbac', 'a.sh', ...args], host);
  return { code, out: host.written.stdout, err: host.written.stderr };
}

/** Each caller with its rules, `get,list pods a -n shop`, in their order. */
function rulesOf({ out }: Answer): readonly string[] {
  const shown: string[] = [];
  for (const document of out.split('---\n')) {
    const [heading = ''] = /(?<=: for ).*/.exec(document) ?? [];
    const [role] = parseAllDocuments(document).map((one) => one.toJS());
    for (const rule of role?.rules ?? []) {
      const what = rule.nonResourceURLs ?? [
        `${rule.resources}${rule.apiGroups[0] === '' ? '' : `.${rule.apiGroups[0]}`}`,
        ...(rule.resourceNames ?? []),
      ];
      const { namespace } = role.metadata;
      shown.push(
        [heading, '|', role.kind, rule.verbs, what.join(' '), ...(namespace ? ['-n', namespace] : [])].join(
          ' ',
        ),
      );
    }
  }
  return shown;
}

const jane = 'user "jane" (context "shop") in cluster "test"';

test('a script whose kubectl and curl sign in as two gives two Roles', async () => {
  const script = `set -euo pipefail
export KUBERC=off LC_ALL=C
TOKEN=$(kubectl create token bot --context=shop)
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |
  curl -q --config - -k --fail --max-time 60 https://127.0.0.1:6443/base/api/v1/namespaces/other/pods/web/log
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |
  curl -q --config - -k --fail --max-time 60 https://127.0.0.1:6443/base/metrics
`;
  const answer = await rbac(script, '--severity=error');
  assert.deepEqual(rulesOf(answer), [
    `${jane} | Role create serviceaccounts/token bot -n shop`,
    'ServiceAccount shop/bot in cluster "test" | Role get pods/log web -n other',
    'ServiceAccount shop/bot in cluster "test" | ClusterRole get /metrics',
  ]);
  assert.equal(answer.code, 1);
  assert.equal(answer.err, 'note: there are findings: kubesteps verify shows them\n');
});

test('the kubeconfig may say to act as another: the right to, and what that other one needs', async () => {
  const answer = await rbac('kubectl get nodes --context=as\n');
  const joe = 'user "joe" (context "as") in cluster "test"';
  assert.deepEqual(rulesOf(answer), [
    `${joe} | ClusterRole impersonate groups dev`,
    `${joe} | ClusterRole impersonate users ops`,
    'whoever is impersonated, "ops" of "dev" in cluster "test" | ClusterRole list nodes',
  ]);
});

test('through kubectl proxy a request is that of the context', async () => {
  const script = `kubectl proxy --port=8123 --context=shop &
curl -q --fail --max-time 60 http://127.0.0.1:8123/api/v1/namespaces/shop/services
kill $!
`;
  const answer = await rbac(script);
  assert.deepEqual(rulesOf(answer), [`${jane} | Role list services -n shop`], answer.err);
});

test('the token out of a Secret is that of the ServiceAccount for which the script makes it', async () => {
  const script = `set -euo pipefail
export KUBERC=off LC_ALL=C
kubectl create --context=shop -f - <<'M'
apiVersion: v1
kind: Secret
metadata:
  name: bot-token
  annotations:
    kubernetes.io/service-account.name: bot
type: kubernetes.io/service-account-token
M
TOKEN=$(kubectl get secret bot-token --context=shop -o go-template='{{with .data.token}}{{base64decode .}}{{end}}')
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |
  curl -q --config - -k --fail --max-time 60 https://127.0.0.1:6443/base/api/v1/pods
`;
  assert.deepEqual(rulesOf(await rbac(script)), [
    `${jane} | Role get secrets bot-token -n shop`,
    `${jane} | Role create secrets -n shop`,
    'ServiceAccount shop/bot in cluster "test" | ClusterRole list pods',
  ]);
});

test('nothing is derived from what is not proved, nor from a command that is not modelled', async () => {
  const unproved = await rbac('kubectl get pods --context=shop\neval "$X"\n');
  assert.deepEqual([unproved.code, unproved.out], [2, '']);
  assert.match(unproved.err, /^error: a\.sh is not proved, so the rights that it needs are not known/);
  const unknown = await rbac('kubectl get pods --context=shop\nkubectl describe pod web --context=shop\n');
  assert.deepEqual([unknown.code, unknown.out], [2, '']);
  assert.equal(
    unknown.err,
    'error: a.sh:2: which rights this needs is not known: kubectl describe: its requests are not modelled\n',
  );
});

test('of several scripts those that are known are printed, and each Role has its own name', async () => {
  const answer = await rbac('kubectl describe pod web --context=shop\n', 'b.sh', 'b.sh');
  assert.equal(answer.code, 2);
  assert.deepEqual(answer.out.match(/name: .*/g), ['name: b-jane', 'name: b-jane-2']);
});

test('what everybody may is named and not granted', async () => {
  const answer = await rbac('kubectl auth can-i list pods --context=shop\n');
  assert.deepEqual(answer, {
    code: 0,
    err: '',
    out: `# a.sh: for ${jane}
# no Role is needed
# everybody has it by system:basic-user: create selfsubjectaccessreviews.authorization.k8s.io
`,
  });
});

test('as JSON, and null without --rbac', async () => {
  const { out } = await rbac('kubectl get pods --context=shop\n', '-o', 'json');
  const [{ rights }] = JSON.parse(out).files;
  assert.deepEqual(rights.unknown, []);
  assert.deepEqual(rights.callers, [
    {
      caller: { credential: { kind: 'user', user: 'jane' }, cluster: 'test', context: 'shop' },
      roles: [
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'Role',
          metadata: { name: 'a-jane', namespace: 'shop' },
          rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }],
        },
      ],
      notes: [],
    },
  ]);
  const host = fakeHost({ files: { '/cwd/a.sh': 'printf x\n' } });
  assert.equal(await main(['verify', '-o', 'json', 'a.sh'], host), 0);
  assert.equal(JSON.parse(host.written.stdout).files[0].rights, null);
});

test('with options that print something else it is refused', async () => {
  for (const option of ['--fix', '--update', '--quiet', '--output=sarif']) {
    const { code, err } = await rbac('printf x\n', option);
    assert.equal(code, 3, option);
    assert.match(err, /^error: --rbac prints /, option);
  }
});

test('every line of it is Japanese with --lang ja', async () => {
  for (const script of [
    'kubectl apply -f - --context=shop <<< \'{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"r"}}\'\n',
    'kubectl auth can-i list pods --context=shop\n',
    'kubectl get nodes --context=as\n',
    'kubectl describe pod web --context=shop\n',
    'eval "$X"\n',
    'curl -q --fail --max-time 9 https://example.com/x\n',
  ]) {
    const { out, err } = await rbac(script, '--lang=ja');
    const lines = [...out.split('\n').filter((line) => line.startsWith('#')), ...err.split('\n')];
    for (const line of lines) if (line !== '') assert.match(line, /[ぁ-んァ-ヶ一-龠]/, line);
  }
});
