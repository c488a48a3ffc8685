/** Scripts that run inside a pod: its API server, token and CA are what they are, and a script that mixes them up is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generated } from '../../support/generate.js';
import { dryRunOf, marks } from '../dry-run.js';

const folder = '/var/run/secrets/kubernetes.io/serviceaccount';
const byHost = '"https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/api"';

interface Parts {
  /** What stands before the call. */
  readonly before?: string;
  readonly url?: string;
  readonly ca?: string;
  readonly token?: string;
}

/** A script of bash by hand: what kubernetes.io shows, with the token checked and past the argument list. */
const bash = ({
  before = ':',
  url = 'https://kubernetes.default.svc/api',
  ca = `--cacert ${folder}/ca.crt --capath /dev/null`,
  token = `cat ${folder}/token`,
}: Parts = {}): string => `#!/usr/bin/env bash
set -euo pipefail
export LC_ALL=C KUBERC=off
TOKEN=$(${token}) || TOKEN=''
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
${before}
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |
  curl -q --config - --fail --max-time 9 ${ca} ${url}
`;

const checked = `case $KUBERNETES_SERVICE_HOST in '' | *[!A-Za-z0-9.:-]*) exit 1 ;; esac
case $KUBERNETES_SERVICE_PORT in '' | *[!0-9]*) exit 1 ;; esac`;

const powershell = (url: string, ca = `${folder}/ca.crt`): string => `$ErrorActionPreference = 'Stop'
$token = [IO.File]::ReadAllText('${folder}/token').Trim()
if ($token -cnotmatch '\\A[A-Za-z0-9._~+/=-]+\\z') { throw 'no token' }
if ($env:KUBERNETES_SERVICE_HOST -cnotmatch '\\A[A-Za-z0-9.:-]+\\z') { throw 'no host' }
if ($env:KUBERNETES_SERVICE_PORT -cnotmatch '\\A[0-9]+\\z') { throw 'no port' }
"header = \`"Authorization: Bearer $token\`"" |
    curl.exe -q --config - --fail --max-time 9 --cacert '${ca}' --capath /dev/null ${url}
`;

const psHost = '"https://$($env:KUBERNETES_SERVICE_HOST):$($env:KUBERNETES_SERVICE_PORT)/api"';

const cases: readonly (readonly [
  what: string,
  shell: 'bash' | 'powershell',
  text: string,
  marks: readonly string[],
])[] = [
  ['the name in the DNS of the cluster', 'bash', bash(), []],
  ['a short name', 'bash', bash({ url: 'https://kubernetes/api' }), []],
  ['the variables, checked', 'bash', bash({ before: checked, url: byHost }), []],
  [
    'the same by sh',
    'bash',
    bash({ before: checked, url: byHost }).replace('env bash', 'env sh').replace('uo pipefail', 'u'),
    [],
  ],
  [
    'in brackets',
    'bash',
    bash({
      before: `${checked}\nHOST=$KUBERNETES_SERVICE_HOST\ncase $HOST in *:*) HOST="[$HOST]" ;; esac`,
      url: '-g "https://$HOST:$KUBERNETES_SERVICE_PORT/api"',
    }),
    [],
  ],
  ['without a check', 'bash', bash({ url: byHost }), ['8:KS3107', '8:KS3107']],
  [
    'a host that is checked for less',
    'bash',
    bash({ before: checked.replace('.:-', '.:/-'), url: byHost }),
    ['9:KS3107'],
  ],
  ...[
    '"https://$KUBERNETES_SERVICE_HOST.example.com/api"',
    '"https://a@$KUBERNETES_SERVICE_HOST/api"',
    '"https://${KUBERNETES_SERVICE_HOST#1}/api"',
    '"https://$KUBERNETES_SERVICE_HOST$KUBERNETES_SERVICE_PORT/api"',
    '"https://$KUBERNETES_SERVICE_HOST:1$KUBERNETES_SERVICE_PORT/api"',
    '"https://$KUBERNETES_SERVICE_PORT/api"',
    '-g "https://[$KUBERNETES_SERVICE_HOST/api"',
  ].map(
    (url) =>
      [`not the address: ${url}`, 'bash', bash({ before: checked, url }), ['9:KS5001', '9:KS5005']] as const,
  ),
  [
    'in the path it may lead elsewhere',
    'bash',
    bash({ before: checked, url: byHost.replace('/api', '/$KUBERNETES_SERVICE_HOST') }),
    ['9:KS3107'],
  ],
  ['by /run, which /var/run is a link to', 'bash', bash().replaceAll('/var/run', '/run'), []],
  ['no CA', 'bash', bash({ ca: '' }), ['8:KS5005']],
  ['no check of the server', 'bash', bash({ ca: '-k' }), ['8:KS5003']],
  ['the CA of the machine as well', 'bash', bash().replace(' --capath /dev/null', ''), ['8:KS5012']],
  ['elsewhere', 'bash', bash({ url: 'https://example.com/api' }), ['8:KS5106', '8:KS5005']],
  [
    'a cluster of the kubeconfig',
    'bash',
    bash({ url: 'https://127.0.0.1:6443/api' }),
    ['8:KS4101', '8:KS5005'],
  ],
  [
    'a way that leads elsewhere',
    'bash',
    bash({ ca: `--cacert ${folder}/ca.crt --capath /dev/null --connect-to ::example.com:443` }),
    ['8:KS5106', '8:KS5005'],
  ],
  [
    'another port',
    'bash',
    bash({ url: 'https://kubernetes.default.svc:8443/api' }),
    ['8:KS5106', '8:KS5005'],
  ],
  [
    'plain http',
    'bash',
    bash({ before: checked, url: byHost.replace('https', 'http'), ca: '' }),
    ['9:KS5002'],
  ],
  [
    'a token of the kubeconfig',
    'bash',
    bash({ token: 'kubectl create token default --context=lab' }),
    ['8:KS5106'],
  ],
  ['its token is printed', 'bash', `cat ${folder}/token\n`, ['1:KS5103']],
  ['its namespace is not secret', 'bash', `cat ${folder}/namespace\n`, []],
  ['the DNS name', 'powershell', powershell('https://kubernetes.default.svc/api'), []],
  ['the variables', 'powershell', powershell(psHost), []],
  ['elsewhere', 'powershell', powershell('https://example.com/api'), ['7:KS5106', '7:KS5005']],
  [
    'a PowerShell without curl',
    'powershell',
    powershell('x').replace(
      /"header[\s\S]*/,
      `Invoke-RestMethod -Uri ${psHost} -Headers @{ Authorization = "Bearer $token" }\n`,
    ),
    ['6:KS5005'],
  ],
];

for (const [what, shell, text, expected] of cases) {
  test(`${what} (${shell})`, async () => {
    const report = await dryRunOf(shell, text);
    assert.deepEqual(marks(report).sort(), [...expected].sort(), JSON.stringify(report.findings, null, 1));
    if (expected.length > 0 || report.requests.length === 0) return;
    assert.equal(report.verdict, 'proved');
    assert.equal(report.requests.length, 1, 'with and without brackets it is one request');
    const [request] = report.requests;
    assert.match(
      request?.url ?? '',
      /^https:\/\/(?:kubernetes(?:\.default\.svc)?|«KUBERNETES_SERVICE_HOST»:«KUBERNETES_SERVICE_PORT»)\/api$/,
    );
    assert.equal(request?.headers.Authorization, "Bearer «token of the pod's ServiceAccount»");
    assert.equal(request?.cluster, undefined);
    assert.deepEqual(request?.tls.trust, [{ kind: 'pod' }]);
    assert.ok(request?.notes.includes('the API server of the cluster that the pod runs in'));
  });
}

test('a script that looks where it runs goes both ways', async () => {
  const report = await dryRunOf(
    'bash',
    `export KUBERC=off
if [ -n "\${KUBERNETES_SERVICE_HOST:-}" ]; then kubectl --context=lab get pods; else kubectl --context=prod get pods; fi
`,
  );
  assert.equal(report.verdict, 'proved');
  assert.equal(report.calls.length, 2);
  assert.match(report.assumptions.join('\n'), /runs in a pod/);
});

test('what only a comment names is not assumed', async () => {
  for (const shell of ['bash', 'powershell'] as const) {
    const report = await dryRunOf(
      shell,
      '# KUBERNETES_SERVICE_HOST is for pods\nkubectl --context=lab get pods\n',
    );
    assert.doesNotMatch(report.assumptions.join('\n'), /pod/);
  }
});

/** Each check of a generated script, as text; without any of them it is not proved. */
const checks: Readonly<Record<'sh' | 'powershell', readonly RegExp[]>> = {
  sh: [/^case \$(SERVICE_HOST|SERVICE_PORT|TOKEN|NAMESPACE) in ''[^\n]*\n[^\n]*\nesac\n/gm],
  powershell: [
    /^ {4}if \(\$(serviceHost|servicePort|token|namespace) -cnotmatch[^\n]*\{\n[^\n]*\n {4}\}\n/gm,
  ],
};

for (const shell of ['sh', 'powershell'] as const) {
  test(`every check that in-pod makes is needed: ${shell}`, async () => {
    const text = await generated(['in-pod', '--shell', shell, '--resource', 'pods']);
    const reader = shell === 'sh' ? 'bash' : shell;
    assert.equal((await dryRunOf(reader, text)).verdict, 'proved');
    const found = checks[shell].flatMap((check) => [...text.matchAll(check)]);
    assert.equal(found.length, 4);
    for (const { 0: check, index } of found) {
      const without = text.slice(0, index) + text.slice(index + check.length);
      const report = await dryRunOf(reader, without);
      assert.equal(report.verdict, 'not-proved', check);
      assert.ok(
        marks(report).some((mark) => mark.endsWith(':KS3107')),
        check,
      );
    }
  });
}
