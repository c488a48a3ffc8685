/** Reviews and TokenRequest ask, and store nothing: no report calls them changes of the cluster. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatText } from '../../../src/verify/formats/text.js';
import { dryRunOf } from '../dry-run.js';

const server = 'https://127.0.0.1:6443';
const reviewKinds = {
  selfsubjectreviews: ['SelfSubjectReview', 'authentication.k8s.io'],
  tokenreviews: ['TokenReview', 'authentication.k8s.io'],
  selfsubjectaccessreviews: ['SelfSubjectAccessReview', 'authorization.k8s.io'],
  selfsubjectrulesreviews: ['SelfSubjectRulesReview', 'authorization.k8s.io'],
  subjectaccessreviews: ['SubjectAccessReview', 'authorization.k8s.io'],
} as const;

/** The writes, each as one line, and the questions. */
async function effects(shell: 'bash' | 'powershell', script: string): Promise<string[]> {
  const report = await dryRunOf(shell, script);
  const found = report.findings.filter(({ code }) => code === 'KS5009' || code === 'KS3202');
  const writes = report.writes.map(({ by, verb, object }) => `${by} ${verb} ${object}`);
  assert.equal(found.length > 0, writes.length > 0, 'a change has its note, and a question has none');
  return [...report.requests.flatMap(({ by, question }) => question ?? `${by} no question`), ...writes];
}

const posted = (path: string, more = ''): string =>
  `curl -q --fail --max-time 9 -X POST ${more} "${server}${path}"`;
const sent = (path: string, more = ''): string =>
  `Invoke-RestMethod -Method Post ${more} -Uri "${server}${path}"`;

const questions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(reviewKinds).map(([resource, [kind, group]]) => [`/apis/${group}/v1/${resource}`, kind]),
  ),
  '/apis/authentication.k8s.io/v1beta1/selfsubjectreviews?pretty=true': 'SelfSubjectReview',
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews/': 'SelfSubjectAccessReview',
  '/apis/authorization.k8s.io/v1/namespaces/team/localsubjectaccessreviews': 'LocalSubjectAccessReview',
  '/api/v1/namespaces/team/serviceaccounts/robot/token': 'TokenRequest',
};

for (const [path, kind] of Object.entries(questions)) {
  test(`a POST to ${path} is a question`, async () => {
    assert.deepEqual(await effects('bash', posted(path)), [kind]);
    assert.deepEqual(await effects('powershell', sent(path)), [kind]);
  });
}

const changes = [
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews/x',
  '/apis/authorization.k8s.io/v1/localsubjectaccessreviews',
  '/apis/authorization.k8s.io/v1/namespaces/team/subjectaccessreviews',
  '/apis/authentication.k8s.io/v1/selfsubjectaccessreviews',
  '/apis/authentication.k8s.io/v1/somethingelse',
  '/apis/authentication.example.com/v1/tokenreviews',
  '/apis/authenticationxk8s.io/v1/tokenreviews',
  '//apis/authentication.k8s.io/v1/tokenreviews',
  '/x/apis/authentication.k8s.io/v1/tokenreviews',
  '/api/v1/namespaces/team/services/x/proxy/apis/authentication.k8s.io/v1/tokenreviews',
  '/api/v1/namespaces/team/serviceaccounts/robot',
  '/api/v1/namespaces/team/serviceaccounts',
  '/api/v1/namespaces/team/secrets/robot/token',
  '/api/v1/namespaces/team%2Fsecrets/serviceaccounts/robot/token',
  '/api/v1/secrets?x=/apis/authentication.k8s.io/v1/tokenreviews',
];

test('a POST to any other path is a change', async () => {
  for (const path of changes) {
    const words = ['no question', `POST ${server}${path}`];
    assert.deepEqual(
      await effects('bash', posted(path, '--globoff')),
      words.map((word) => `curl ${word}`),
    );
    assert.deepEqual(
      await effects('powershell', sent(path)),
      words.map((word) => `Invoke-RestMethod ${word}`),
    );
  }
});

test('so is another method, and a body of another kind', async () => {
  const path = '/apis/authentication.k8s.io/v1/tokenreviews';
  for (const script of [
    posted(path).replace('POST', 'DELETE'),
    posted(path).replace('POST', 'post'),
    posted(path, `-d '{"apiVersion": "v1", "kind": "Secret"}'`),
    `${posted(path)} --data-binary @- <<E\napiVersion: v1\nkind: Secret\nE`,
  ])
    assert.equal((await effects('bash', script)).length, 2, script);
  assert.deepEqual(await effects('bash', posted(path, `-d '{"kind":"TokenReview"}'`)), ['TokenReview']);
});

const pods = '/api/v1/namespaces/team/pods';
const configMap = '/api/v1/namespaces/team/configmaps/a';

test('so is what says dryRun=All, whatever the method', async () => {
  for (const [method, path] of [
    ['POST', `${pods}?dryRun=All`],
    ['POST', `${pods}/a/eviction?dryRun=All`],
    ['PUT', `${configMap}?pretty=true&dryRun=All`],
    ['PATCH', `${configMap}?fieldManager=x&dryRun=All&dryRun=All&force=true`],
    ['DELETE', `${configMap}?dryRun=All`],
    ['DELETE', `${pods}?labelSelector=a%3Db&dryRun=All`],
    ['PATCH', '/apis/apps/v1/namespaces/team/deployments/a/scale?dryRun=All'],
    ['POST', '/apis/rbac.authorization.k8s.io/v1/clusterroles?dryRun=All'],
  ] as const) {
    const said = `${method} ${path}`;
    assert.deepEqual(await effects('bash', posted(path).replace('POST', method)), ['dryRun=All'], said);
    const cmdlet = sent(path).replace('Post', method);
    assert.deepEqual(await effects('powershell', cmdlet), ['dryRun=All'], said);
  }
});

test('but not where the server reads another dryRun, or passes the request on', async () => {
  for (const [method, path, more = ''] of [
    ['POST', `${pods}?dryrun=All`],
    ['POST', `${pods}?dryRun=all`],
    ['POST', `${pods}?dryRun=`],
    ['POST', `${pods}?dryRun=All;x=y`],
    ['POST', `${pods}?x=#&dryRun=All`],
    ['POST', `${pods}#?dryRun=All`],
    ['POST', `${pods}/dryRun=All`],
    ['post', `${pods}?dryRun=All`],
    ['DELETE', `${configMap}?dryRun=All`, "-d '{}'"],
    ['POST', `${pods}/a/proxy/x?dryRun=All`],
    ['POST', `${pods}/a/proxy?dryRun=All`],
    ['POST', `${pods}/a/exec?dryRun=All`],
    ['POST', '/api/v1/namespaces/team/services/a/proxy?dryRun=All'],
    ['POST', `/api/v1/nodes/n/proxy${pods}?dryRun=All`],
    ['POST', '/apis/widgets.example.com/v1/namespaces/team/widgets?dryRun=All'],
    ['POST', `/x${pods}?dryRun=All`],
    ['POST', `/${pods}?dryRun=All`],
    ['POST', '/reload?dryRun=All'],
  ] as const) {
    const script = posted(path, more).replace('POST', method);
    assert.equal((await effects('bash', script)).length, 2, `${method} ${path}`);
  }
  const script = (check: string): string =>
    [
      'export LC_ALL=C',
      'NAME=$(kubectl get serviceaccounts -o name)',
      `case $NAME in '' | *[!${check}]*) exit 1 ;; esac`,
      posted(`${pods}?x=$NAME&dryRun=All`),
    ].join('\n');
  assert.deepEqual(await effects('bash', script('A-Za-z0-9.-')), ['dryRun=All']);
  assert.equal((await effects('bash', script('A-Za-z0-9.#/-'))).length, 2);
});

test('a name that a run alone would show is a name, where it was checked to be no more', async () => {
  const script = (check: string): string =>
    [
      'export LC_ALL=C',
      'NAME=$(kubectl get serviceaccounts -o name)',
      `case $NAME in '' | *[!${check}]*) exit 1 ;; esac`,
      posted('/api/v1/namespaces/team/serviceaccounts/x-$NAME/token'),
    ].join('\n');
  assert.deepEqual(await effects('bash', script('A-Za-z0-9.-')), ['TokenRequest']);
  assert.equal((await effects('bash', script('A-Za-z0-9.%/-'))).length, 2);
});

test('through kubectl proxy, and below the path of a server', async () => {
  const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
  const proxy = `kubectl proxy --port=8001 &\ncurl -q --fail --max-time 9 -X POST http://127.0.0.1:8001${path}`;
  assert.deepEqual(await effects('bash', proxy), ['SelfSubjectReview']);
  const below = (host: string): string =>
    `curl -q --fail --max-time 9 -X POST https://${host}/k8s/clusters/c-1${path}`;
  assert.deepEqual(await effects('bash', below('prod.example.com')), ['SelfSubjectReview']);
  assert.equal((await effects('bash', below('other.example.com'))).length, 2);
});

const manifest = (kind: string, apiVersion: string): string =>
  `kubectl create -f - <<'E'\napiVersion: ${apiVersion}\nkind: ${kind}\nspec: {}\nE`;

test('kubectl create -f of a review needs no name and is no change, as kubectl create token is none', async () => {
  for (const [kind, group] of Object.values(reviewKinds))
    assert.deepEqual(await effects('bash', manifest(kind, `${group}/v1`)), []);
  for (const script of [
    manifest('LocalSubjectAccessReview', 'authorization.k8s.io/v1'),
    'kubectl create token robot',
    'kubectl auth can-i list pods',
    'kubectl auth whoami',
  ])
    assert.deepEqual(await effects('bash', script), [], script);
  const here = "'{kind: TokenReview, apiVersion: authentication.k8s.io/v1, spec: {}}' | kubectl create -f -";
  assert.deepEqual(await effects('powershell', here), []);
});

test('kubectl create --raw, too', async () => {
  const raw = (path: string, body = '{}'): string =>
    `echo '${body}' | kubectl create --context lab --raw '${path}' -f -`;
  for (const path of Object.keys(questions)) assert.deepEqual(await effects('bash', raw(path)), [], path);
  const here = (path: string): string => `'{}' | kubectl create --context lab --raw ${path} -f -`;
  assert.deepEqual(
    await effects('powershell', here('/apis/authentication.k8s.io/v1/selfsubjectreviews')),
    [],
  );
});

test('kubectl create --raw to what the dry run cannot say is not proved', async () => {
  const review = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
  for (const script of [
    `echo '{}' | kubectl create --context lab --raw /api/v1/namespaces/team/configmaps -f -`,
    `echo '{}' | kubectl create --context lab --raw ${review}/x -f -`,
    `echo '{"kind": "Secret"}' | kubectl create --context lab --raw ${review} -f -`,
    `echo '{}' | kubectl create --context prod --raw ${review} -f -`,
    `echo '{}' | kubectl create --context lab --raw /x/..${review} -f -`,
    `echo '{}' | kubectl create --context lab --raw /${review} -f -`,
    `echo '{}' | kubectl create --context lab --raw "${review}$(kubectl get ns -o name)" -f -`,
    `echo '{}' | kubectl create --context lab --raw ${review} -f - -o yaml`,
    `kubectl create --context lab --raw ${review}`,
    `kubectl create --context lab --raw ${review} -f -`,
    `kubectl create --context lab --raw ${review} -f some.json`,
  ])
    assert.equal((await dryRunOf('bash', script)).verdict, 'not-proved', script);
});

test('what else stands in the manifest is a change', async () => {
  const both = `${manifest('SelfSubjectReview', 'authentication.k8s.io/v1').replace(/E$/, '')}---
apiVersion: v1
kind: ConfigMap
metadata: {name: x}
E`;
  assert.deepEqual(await effects('bash', both), ['kubectl create ConfigMap default/x']);
  const other = manifest('SelfSubjectReview', 'example.com/v1').replace('spec', 'metadata: {name: x}\nspec');
  assert.equal((await effects('bash', other)).length, 1);
});

test('the report for people says that it is a question', async () => {
  const report = await dryRunOf('bash', posted('/apis/authentication.k8s.io/v1/selfsubjectreviews'));
  const text = formatText([report], { color: false, version: '0' });
  assert.match(text, /^script:1 {2}curl {2}\(a question, SelfSubjectReview: nothing is stored\)$/m);
  assert.match(text, /· 1 API request · 0 cluster writes ·/);
});
