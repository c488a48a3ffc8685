/** The article that all this grew from: its own commands, typed as they stand there, and what is wrong with them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeName } from '../../src/verify/codes.js';
import { verifyDocument } from '../../src/verify/extract/verify-document.js';
import type { FileReport } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { exampleWorld } from '../support/example-world.js';

const list = `kubectl config view -o jsonpath='{"Cluster name\\tServer\\n"}{range .clusters[*]}{.name}{"\\t"}{.cluster.server}{"\\n"}{end}'`;
const choose = (name: string): string => `export CLUSTER_NAME="${name}"`;
const server =
  'APISERVER=$(kubectl config view -o jsonpath="{.clusters[?(@.name==\\"$CLUSTER_NAME\\")].cluster.server}")';
const token = 'TOKEN=$(kubectl create token default)';
const call = 'curl -X GET $APISERVER/api --header "Authorization: Bearer $TOKEN" --insecure';
const verbose = 'kubectl create token default --v=8';
const apply = [
  'kubectl apply -f - <<EOF',
  'apiVersion: v1',
  'kind: Secret',
  'metadata:',
  '  name: default-token',
  '  annotations:',
  '    kubernetes.io/service-account.name: default',
  'type: kubernetes.io/service-account-token',
  'EOF',
];
const decode =
  "TOKEN=$(kubectl get secrets -o jsonpath=\"{.items[?(@.metadata.annotations['kubernetes\\.io/service-account\\.name']=='default')].data.token}\" | base64 --decode)";
const remove = 'kubectl delete secrets default-token';

function verify(lines: readonly string[]): Promise<FileReport> {
  const text = lines.map((line) => `${line}\n`).join('');
  return verifyText({ file: 'article.sh', text, shell: 'bash' }, exampleWorld());
}

function confirmFound(report: FileReport, code: CodeName, line: number): void {
  const found = report.findings.map((finding) => `${finding.code} ${finding.line} ${finding.severity}`);
  assert.ok(
    report.findings.some(
      (finding) => finding.code === code && finding.line === line && finding.severity !== 'info',
    ),
    `expected ${code} ${line}, found ${found.join(', ')}`,
  );
}

const article = (name: string): string[] => [list, choose(name), server, token, call, verbose];

test('the placeholder name is not in the kubeconfig: the server is empty, and no URL is left', async () => {
  const report = await verify(article('test'));
  confirmFound(report, 'KS4004', 3);
  confirmFound(report, 'KS5001', 5);
  confirmFound(report, 'KS5101', 5);
  confirmFound(report, 'KS5003', 5);
  assert.notEqual(report.verdict, 'proved');
});

test('with the name of the current cluster: the quotes, the token in argv, TLS, the log', async () => {
  const report = await verify(article('lab'));
  confirmFound(report, 'KS2103', 5);
  confirmFound(report, 'KS5101', 5);
  confirmFound(report, 'KS5003', 5);
  confirmFound(report, 'KS5103', 6);
  // The seed sends whatever the server answered: it could hold a header of its own.
  confirmFound(report, 'KS3107', 5);
  assert.equal(report.verdict, 'not-proved');
  assert.deepEqual(
    report.requests.map(({ method, url, tls, cluster }) => [method, url, tls.kind, cluster]),
    [['GET', 'https://lab.example.com:6443/api', 'insecure', 'lab']],
  );
  const crossing = report.findings.find(({ code }) => code === 'KS4101');
  assert.match(crossing?.message ?? '', /current context/);
});

test('with the name of another cluster: the token of one goes to the other', async () => {
  const report = await verify(article('prod'));
  confirmFound(report, 'KS4101', 5);
  confirmFound(report, 'KS3107', 5);
  assert.equal(report.verdict, 'not-proved');
});

test('with a check of the token, the seed is proved, with its findings', async () => {
  const check = "export LC_ALL=C; case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac";
  const report = await verify([list, choose('lab'), server, token, check, call, verbose]);
  confirmFound(report, 'KS5101', 6);
  confirmFound(report, 'KS5003', 6);
  assert.equal(report.verdict, 'findings');
});

test('nothing stops when a command fails', async () => {
  const report = await verify(article('lab'));
  assert.ok(report.findings.some(({ code }) => code === 'KS2202'));
});

test('the token that lasts: decoded from the list of Secrets, sent, and removed', async () => {
  const report = await verify([choose('lab'), server, ...apply, decode, call, remove, call]);
  const line = 2 + apply.length + 2;
  confirmFound(report, 'KS2103', line);
  confirmFound(report, 'KS5101', line);
  confirmFound(report, 'KS5003', line);
  confirmFound(report, 'KS5003', line + 2);
  assert.deepEqual(
    report.writes.map(({ verb, cluster }) => [verb, cluster]),
    [
      ['apply', 'lab'],
      ['delete', 'lab'],
    ],
  );
});

test('as blocks of a document, the findings stand on its lines', async () => {
  const blocks = article('prod').flatMap((line) => ['```bash', line, '```', '']);
  const text = blocks.map((line) => `${line}\n`).join('');
  const [report] = await verifyDocument({ file: 'article.md', text, kind: 'markdown' }, exampleWorld());
  assert.ok(report !== undefined);
  confirmFound(report, 'KS4101', 18);
  confirmFound(report, 'KS5101', 18);
  confirmFound(report, 'KS2103', 18);
  confirmFound(report, 'KS5103', 22);
});

test('kubectl proxy and a plain curl need no token', async () => {
  const report = await verify(['kubectl proxy --port=8001 &', 'curl http://127.0.0.1:8001/api']);
  const found = report.findings.filter(({ code }) => code.startsWith('KS51')).map(({ code }) => code);
  assert.deepEqual(found, ['KS5108'], 'the port needs none either');
});
