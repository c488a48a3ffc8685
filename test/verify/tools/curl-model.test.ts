/** What a call of curl would send. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun, marks } from '../bash/dry-run.js';

/** The request as one line: method, URL, headers, body, TLS, cluster, notes. */
async function requests(script: string): Promise<string[]> {
  const report = await dryRun(script);
  return report.requests.map(({ method, url, headers, body, tls, cluster, notes }) =>
    [
      method,
      url,
      ...Object.entries(headers).map(([name, value]) => `${name}=${value}`),
      ...(body === undefined ? [] : [`body ${body}`]),
      tls.kind,
      cluster ?? 'no cluster',
      ...notes.filter((note) => note !== 'redirects off'),
    ].join(' | '),
  );
}

const base = 'https://127.0.0.1:6443';
const plain = (rest: string): string => `${rest} | system | lab`;

const table: Readonly<Record<string, readonly [script: string, ...requests: string[]]>> = {
  'a URL': [`curl -q ${base}/api`, plain(`GET | ${base}/api`)],
  'a URL in quotes, with a query': [
    `curl -q '${base}/api/v1/pods?limit=5&x=y'`,
    plain(`GET | ${base}/api/v1/pods?limit=5&x=y`),
  ],
  '--url, several, options behind': [
    `curl -q --url ${base}/a ${base}/b -sS`,
    plain(`GET | ${base}/a`),
    plain(`GET | ${base}/b`),
  ],
  'a token of the kubeconfig in a configuration: one secret, however long': [
    `T=$(kubectl config view --raw --minify -o jsonpath='{.users[0].user.token}')
printf 'header = "Authorization: Bearer %s"\\nurl = "${base}/a"\\n' "$T" | curl -q -K -`,
    plain(`GET | ${base}/a | Authorization=Bearer «token of user lab-admin»`),
  ],
  'upper case in scheme and host': [
    'curl -q HTTPS://127.0.0.1:6443/api',
    plain('GET | HTTPS://127.0.0.1:6443/api'),
  ],
  '-X in both forms': [
    `curl -q -XDELETE ${base}/a; curl -q -X PUT ${base}/b`,
    plain(`DELETE | ${base}/a`),
    plain(`PUT | ${base}/b`),
  ],
  'data makes a POST': [`curl -q -d a=1 -d b=2 ${base}/a`, plain(`POST | ${base}/a | body a=1&b=2`)],
  'data of a file, without line breaks': [
    `printf 'a\\nb\\n' | curl -q -d @- ${base}/a; printf 'a\\nb' | curl -q --data-binary @- ${base}/b`,
    plain(`POST | ${base}/a | body ab`),
    plain(`POST | ${base}/b | body a\\u000ab`),
  ],
  'data-raw takes @ as it is': [`curl -q --data-raw @x ${base}/a`, plain(`POST | ${base}/a | body @x`)],
  '--json': [
    `curl -q --json '{}' ${base}/a`,
    plain(`POST | ${base}/a | Content-Type=application/json | body {}`),
  ],
  '-G puts data into the URL': [
    `curl -q -G -d limit=5 ${base}/a; curl -q -G -d b=2 '${base}/a?x=1'`,
    plain(`GET | ${base}/a?limit=5`),
    plain(`GET | ${base}/a?x=1&b=2`),
  ],
  '-I': [`curl -q -I ${base}/a`, plain(`HEAD | ${base}/a`)],
  headers: [
    `curl -q -H 'Accept: a/b' -H "X-One:1" ${base}/a`,
    plain(`GET | ${base}/a | Accept=a/b | X-One=1`),
  ],
  'a header twice': [`curl -q -H 'X-A: 1' -H 'X-A: 2' ${base}/a`, plain(`GET | ${base}/a | X-A=1, 2`)],
  'headers of a file': [
    `printf 'A: 1\\nB: 2\\n' | curl -q -H @- ${base}/a`,
    plain(`GET | ${base}/a | A=1 | B=2`),
  ],
  'oauth2-bearer and user': [`curl -q -u a:b ${base}/a`, plain(`GET | ${base}/a | Authorization=Basic a:b`)],
  'a configuration on stdin': [
    `printf '%s\\n' '# c' 'url = "${base}/a"' 'header="X: \\"y\\""' '-X POST' 'silent' | curl -q -K -`,
    plain(`POST | ${base}/a | X="y"`),
  ],
  'a configuration of a here-document': [
    `t=abc; curl -q -K - <<X\nheader = "Authorization: Bearer $t"\nurl = ${base}/a\nX`,
    plain(`GET | ${base}/a | Authorization=Bearer abc`),
  ],
  '--next': [
    `curl -q -X POST ${base}/a --next ${base}/b`,
    plain(`POST | ${base}/a`),
    plain(`GET | ${base}/b`),
  ],
  'a server with a path': [
    'curl -q https://prod.example.com/k8s/clusters/c-1/api',
    'GET | https://prod.example.com/k8s/clusters/c-1/api | system | prod',
  ],
  'beside the path of a server': [
    'curl -q https://prod.example.com/k8s/clusters/c-10/api',
    'GET | https://prod.example.com/k8s/clusters/c-10/api | system | no cluster',
  ],
  'the default port': [
    'curl -q https://prod.example.com:443/k8s/clusters/c-1/api',
    'GET | https://prod.example.com:443/k8s/clusters/c-1/api | system | prod',
  ],
  '--connect-to the server of the kubeconfig': [
    `curl -q --connect-to '::127.0.0.1:6443' ${base}/a`,
    plain(`GET | ${base}/a`),
  ],
  '--connect-to for another host': [
    `curl -q --connect-to 'other.example.com:443:10.0.0.1:443' ${base}/a`,
    plain(`GET | ${base}/a`),
  ],
  '--connect-to elsewhere': [
    `curl -q --connect-to '::10.0.0.1:6443' ${base}/a`,
    `GET | ${base}/a | system | no cluster | connects to 10.0.0.1:6443`,
  ],
  '--resolve elsewhere': [
    `curl -q --resolve '127.0.0.1:6443:10.0.0.1' ${base}/a`,
    `GET | ${base}/a | system | no cluster | connects to 10.0.0.1:6443`,
  ],
  'a proxy': [
    `curl -q -x http://proxy.example.com:3128 ${base}/a`,
    `${plain(`GET | ${base}/a`)} | through the proxy http://proxy.example.com:3128`,
  ],
  'no proxy': [`curl -q -x '' --noproxy '*' ${base}/a`, plain(`GET | ${base}/a`)],
  'kubectl proxy on a socket': [
    'W=$(mktemp -d); kubectl proxy --unix-socket="$W/p" & curl -q --unix-socket "$W/p" http://localhost/api; kill $!',
    'GET | http://localhost/api | none | lab | through kubectl proxy on line 1',
  ],
  'kubectl proxy on a socket by another name for it; no HTTP proxy is asked': [
    `kubectl proxy -u p --accept-paths='^/api$' & curl -q --unix-socket ./p -x http://none http://localhost/api; kill $!`,
    'GET | http://localhost/api | none | lab | through kubectl proxy on line 1',
  ],
  'kubectl proxy': [
    'kubectl proxy --port=8011 & curl -q http://localhost:8011/api; kill $!',
    'GET | http://localhost:8011/api | none | lab | through kubectl proxy on line 1',
  ],
  'brackets with --globoff': [`curl -q -g '${base}/a?x[0]=1'`, plain(`GET | ${base}/a?x[0]=1`)],
};

for (const [name, [script, ...expected]] of Object.entries(table)) {
  test(name, async () => assert.deepEqual(await requests(script), expected));
}

const refusals: Readonly<Record<string, readonly [script: string, code: string]>> = {
  'an option that does not exist': [`curl -q --sillent ${base}/a`, 'KS3301'],
  'a letter that does not exist': [`curl -q -sSy? ${base}/a`, 'KS2102'],
  'a value that is missing': [`curl -q ${base}/a --header`, 'KS3302'],
  'no URL': ['curl -q -sS', 'KS3302'],
  'an argument that may be an option': ['curl -q "$(kubectl get pods -o name)"', 'KS3301'],
  'a host of the run': ['curl -q "https://$(kubectl get pods -o name)/a"', 'KS5001'],
  'a port of the run': [`curl -q "https://127.0.0.1:$(kubectl get pods -o name)/a"`, 'KS5001'],
  'what follows the host of the run': [`curl -q "${base}$(kubectl get pods -o name)"`, 'KS5001'],
  'a header of the run with a line break': [`curl -q -H "X: $(kubectl get pods)" ${base}/a`, 'KS3107'],
  'a configuration of the run': [`kubectl get pods | curl -q -K -`, 'KS3107'],
  'a configuration that nobody wrote': ['curl -q -K ./curl.conf', 'KS5006'],
  'an open quote in a configuration': [`printf 'url = "${base}/a\\n' | curl -q -K -`, 'KS3301'],
  'braces in a URL': [`curl -q '${base}/{a,b}'`, 'KS5001'],
  'a range in a URL': [`curl -q '${base}/[1-3]'`, 'KS5001'],
  'a form': [`curl -q -F a=b ${base}/a`, 'KS3301'],
  'an upload': [`curl -q -T file ${base}/a`, 'KS3301'],
  'variables of curl': [`curl -q --variable x=1 --expand-url '${base}/{{x}}'`, 'KS3301'],
  netrc: [`curl -q -n ${base}/a`, 'KS3301'],
  'a socket': [`curl -q --unix-socket /x ${base}/a`, 'KS3301'],
  'a method of the run': [`curl -q -X "$(kubectl get pods -o name)" ${base}/a`, 'KS3301'],
  'stdin of whoever calls': [`curl -q -d @- ${base}/a`, 'KS1003'],
};

for (const [name, [script, code]] of Object.entries(refusals)) {
  test(`${name}: not proved`, async () => {
    const report = await dryRun(script);
    assert.equal(report.verdict, 'not-proved');
    assert.ok(
      report.findings.some((finding) => finding.code === code && finding.notProved),
      JSON.stringify(report.findings),
    );
  });
}

test('without -q, a ~/.curlrc is a note', async () => {
  const codes = async (script: string): Promise<boolean> =>
    (await dryRun(script)).findings.some(
      (finding) => finding.code === 'KS3304' && finding.severity === 'info',
    );
  assert.equal(await codes(`curl ${base}/a`), true);
  assert.equal(await codes(`curl --silent -q ${base}/a`), true);
  assert.equal(await codes(`curl -q ${base}/a`), false);
  assert.equal(await codes(`curl --disable ${base}/a`), false);
});

test('a request that changes the cluster is a write', async () => {
  const report = await dryRun(`curl -q -X DELETE ${base}/api/v1/namespaces/x`);
  assert.deepEqual(
    report.writes.map(({ verb, object, cluster }) => [verb, object, cluster]),
    [['DELETE', `${base}/api/v1/namespaces/x`, 'lab']],
  );
});

test('a secret is masked wherever it goes', async () => {
  const token = 'TOKEN=$(kubectl create token default --context=lab)';
  const report = await dryRun(
    `set -e\n${token}\ncurl -q -H "Authorization: Bearer $TOKEN" -d "x=$TOKEN" "${base}/a?t=$TOKEN"`,
  );
  const [request] = report.requests;
  const masked = '«token of ServiceAccount default/default, from line 2»';
  assert.equal(request?.headers.Authorization, `Bearer ${masked}`);
  assert.equal(request?.body, `x=${masked}`);
  assert.equal(request?.url, `${base}/a?t=${masked}`);
  assert.deepEqual(
    marks(report).filter((mark) => /KS51/.test(mark)),
    ['3:KS5101', '3:KS5101', '3:KS5101', '3:KS5102'],
  );
});

test('secrets of the kubeconfig itself are masked', async () => {
  const field = `kubectl config view --raw -o jsonpath='{.users[?(@.name=="lab-admin")].user.token}'`;
  const report = await dryRun(
    `set -e\nTOKEN=$(${field})\ncurl -q -H "Authorization: Bearer $TOKEN" ${base}/a\necho "$TOKEN"`,
  );
  assert.equal(report.requests[0]?.headers.Authorization, 'Bearer «token of user lab-admin»');
  assert.doesNotMatch(JSON.stringify(report), /lab-admin-token/);
  assert.ok(marks(report).includes('4:KS5103'));
});

test('what curl says, and the certificates that it shows, can be anything', async () => {
  const call = `curl -q -k -sS -m 9 --stderr "$W/said" -o /dev/null -w '%{certs}' ${base}/version`;
  const report = await dryRun(
    `W=$(mktemp -d) || exit\nS=$(${call}) || :\nT=$(cat "$W/said" || :)\ncurl -q -m 9 -f "${base}/$S"\ncurl -q -m 9 -f "${base}/$T"\nrm -rf "$W"\n`,
  );
  const refused = report.findings
    .filter(({ notProved }) => notProved)
    .map(({ line, code }) => `${line}:${code}`);
  assert.deepEqual([...new Set(refused)], ['4:KS3107', '5:KS3107']);
  assert.ok(report.files.some(({ path }) => path.endsWith('/said')));
});
