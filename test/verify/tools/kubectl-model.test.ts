/** What a call of kubectl prints, changes and asks of whom. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, dryRun, marks } from '../bash/dry-run.js';

/** What a command prints, seen through an argument of another call. */
async function printed(command: string): Promise<string> {
  const report = await dryRun(`x=$(${command})\nkubectl get "is $x"`);
  return calls(report).at(-1)?.replace('kubectl get is ', '') ?? 'nothing';
}

const outputs: Readonly<Record<string, readonly [command: string, output: string]>> = {
  'a server by context': [
    `kubectl config view --minify --context=prod -o jsonpath='{.clusters[0].cluster.server}'`,
    'https://prod.example.com/k8s/clusters/c-1',
  ],
  'a server by the current context': [
    `kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}'`,
    'https://127.0.0.1:6443',
  ],
  'a server by name': [
    `kubectl config view -o jsonpath='{.clusters[?(@.name=="prod")].cluster.server}'`,
    'https://prod.example.com/k8s/clusters/c-1',
  ],
  'flags before the verb and in every form': [
    `kubectl --context prod config view --minify=true -ojsonpath='{.contexts[0].name}'`,
    'prod',
  ],
  'all names': [`kubectl config view -o jsonpath='{range .clusters[*]}{.name}{";"}{end}'`, 'lab;prod;'],
  'a hidden CA': [
    `kubectl config view --minify -o jsonpath='{.clusters[0].cluster.certificate-authority-data}'`,
    'DATA+OMITTED',
  ],
  'a hidden token': [`kubectl config view --minify -o jsonpath='{.users[0].user.token}'`, 'REDACTED'],
  'a token': [
    `kubectl config view --minify --raw -o jsonpath='{.users[0].user.token}'`,
    '«token of user lab-admin»',
  ],
  'a token by --flatten': [
    `kubectl config view --minify --flatten -o jsonpath='{.users[0].user.token}'`,
    '«token of user lab-admin»',
  ],
  'a token among other text': [
    `kubectl config view --minify --raw -o jsonpath='{.users[0].name}:{.users[0].user.token}'`,
    'lab-admin:«token of user lab-admin»',
  ],
  'the current context': ['kubectl config current-context', 'lab'],
  'a fresh token': ['kubectl create token default', '«token of ServiceAccount default/default, from line 1»'],
  'a fresh token of another namespace': [
    'kubectl create token reader -n kube-system --context prod',
    '«token of ServiceAccount kube-system/reader, from line 1»',
  ],
  'the lifetime of a token is no secret': [
    `kubectl create token default -o jsonpath='{.spec.expirationSeconds}'`,
    '«spec.expirationSeconds of the token from line 1»',
  ],
  'the whole answer holds the token': [
    'kubectl create token default -o json',
    '«TokenRequest of ServiceAccount default/default, from line 1»',
  ],
  'the token of a Secret': [
    `kubectl get secret x -o jsonpath='{.data.token}' | base64 -d`,
    '«token of Secret default/x, from line 1»',
  ],
  'the name of a Secret is no secret': [
    `kubectl get secret x -o jsonpath='{.metadata.name}'`,
    '«metadata.name of kubectl get secret x, line 1»',
  ],
  'a whole Secret': ['kubectl get secrets -o yaml', '«data of Secrets in namespace default, from line 1»'],
  'other kinds': ['kubectl get pods -o json', '«output of kubectl get pods, line 1»'],
};

for (const [name, [command, output]] of Object.entries(outputs)) {
  test(`prints ${name}`, async () => assert.equal(await printed(command), output));
}

const writes: Readonly<Record<string, readonly [script: string, ...writes: string[]]>> = {
  apply: [
    `kubectl apply --context=prod -f - <<X\napiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: b, namespace: c}\nX`,
    'apply Secret default/a prod',
    'apply Pod c/b prod',
  ],
  'apply as a dry run': [
    `kubectl apply --dry-run=server -f - <<X\napiVersion: v1\nkind: Secret\nmetadata: {name: a}\nX`,
  ],
  delete: ['kubectl delete secret a b -n n', 'delete secret n/a lab', 'delete secret n/b lab'],
  'delete by type and name': ['kubectl delete secret/a', 'delete secret default/a lab'],
  'delete by label': ['kubectl delete pods -l app=x', 'delete pods in default with app=x lab'],
  'delete all': ['kubectl delete pods --all -A', 'delete every pods in every namespace lab'],
  'create from arguments': [
    'kubectl create serviceaccount a --context prod',
    'create serviceaccount default/a prod',
  ],
  scale: ['kubectl scale deployment a --replicas=2', 'scale deployment default/a lab'],
};

for (const [name, [script, ...expected]] of Object.entries(writes)) {
  test(`changes: ${name}`, async () => {
    const report = await dryRun(script);
    assert.deepEqual(
      report.writes.map(({ verb, object, cluster }) => `${verb} ${object} ${cluster}`),
      expected,
    );
    assert.notEqual(report.verdict, 'not-proved');
  });
}

const findings: Readonly<Record<string, readonly [script: string, ...marks: string[]]>> = {
  'a context that is not there': ['kubectl get pods --context=none', '1:KS4003'],
  'a cluster that is not there': ['kubectl get pods --cluster=none', '1:KS4003'],
  'a kubeconfig that is not there': ['kubectl --kubeconfig=/nonexistent get pods', '1:KS4003'],
  'another KUBECONFIG': ['export KUBECONFIG=/nonexistent\nkubectl get pods', '2:KS4003'],
  'another KUBECONFIG for one command': [
    'KUBECONFIG=/nonexistent kubectl get pods\nkubectl get pods',
    '1:KS4003',
  ],
  'a format of output that there is not': ['kubectl version -o wide --client', '1:KS3301'],
  'a format of get for a token': ['kubectl create token default --context=lab -o wide', '1:KS3301'],
  'a list of contexts as JSON': ['kubectl config get-contexts -o json', '1:KS3301'],
  'a context that is listed and not there': ['kubectl config get-contexts lab none', '1:KS4003'],
  'a template that is none': [`kubectl config view -o jsonpath='{.a'`, '1:KS4001'],
  'a template without braces': ['kubectl config view -o jsonpath=.clusters', '1:KS4002'],
  'a field that is not there': [`kubectl config view -o jsonpath='{.cluster}'`, '1:KS4004'],
  'an index that is not there': [`kubectl config view -o jsonpath='{.clusters[9].name}'`, '1:KS4004'],
  'a secret that is printed': ['kubectl create token default', '1:KS5103'],
  'a secret that is printed by a template of Go': ['kubectl get secrets -o go-template={{.}}', '1:KS5103'],
  'a secret that is printed by config view': ['kubectl config view --raw', '1:KS5103'],
};

for (const [name, [script, ...expected]] of Object.entries(findings)) {
  test(`finds ${name}`, async () => {
    const report = await dryRun(script);
    const seen = marks(report).filter((mark) => !/KS2202|KS2201/.test(mark));
    assert.deepEqual(seen.sort(), [...expected].sort());
    assert.notEqual(report.verdict, 'not-proved');
  });
}

const refused: readonly string[] = [
  'kubectl exec pod -- ls',
  'kubectl config set-context lab --namespace=x',
  'kubectl frobnicate',
  'kubectl get pods --no-such-flag',
  'kubectl get pods -o',
  'kubectl get "$(kubectl get pods -o name)"',
  'kubectl get pods --server=https://x',
  'kubectl get --raw /api --watch',
  'kubectl get --raw "$(kubectl get pods -o name)"',
  'kubectl apply -f -',
  'kubectl apply -k .',
  'kubectl config view --merge=false',
  'kubectl proxy --address=0.0.0.0 & kill $!',
  'kubectl proxy --disable-filter & kill $!',
  'curl -q --unix-socket /run/x.sock http://localhost/api',
  'kubectl proxy -u p & curl -q --unix-socket q http://localhost/api; kill $!',
  'kubectl proxy -u p & curl -q --unix-socket p https://localhost/api; kill $!',
  'kubectl get pods -w',
];

for (const script of refused) {
  test(`not proved: ${script}`, async () => {
    const report = await dryRun(script);
    assert.equal(report.verdict, 'not-proved', JSON.stringify(report.findings));
  });
}

test('version --client asks nobody, so a context that is not there does for it', async () => {
  const found = async (command: string) => marks(await dryRun(command)).includes('1:KS4003');
  assert.deepEqual(
    await Promise.all(
      ['kubectl version --context=nope', 'kubectl version --client --context=nope'].map(found),
    ),
    [true, false],
  );
});
