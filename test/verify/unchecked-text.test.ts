/** What a server answers can be anything: it is no part of a configuration, header, URL or document before a check. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileReport, Shell } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { exampleWorld } from '../support/example-world.js';

const reportOf = (shell: Shell, lines: readonly string[]): Promise<FileReport> =>
  verifyText({ file: 'a', text: lines.map((line) => `${line}\n`).join(''), shell }, exampleWorld());

/** The messages of KS3107. */
const told = (report: FileReport): readonly string[] =>
  report.findings.filter(({ code }) => code === 'KS3107').map(({ message }) => message);

const url = 'https://lab.example.com:6443';
const curl = 'curl -q --globoff --fail --max-time 9';

/** Lines that use the token, in bash, zsh and sh. */
const sinks: Readonly<Record<string, readonly string[]>> = {
  'a line of --config': [
    `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" | ${curl} --config - ${url}/api`,
  ],
  'a here-document for --config': [`${curl} -K - ${url}/api <<EOF`, 'header = "X: $TOKEN"', 'EOF'],
  'a header': [`${curl} -H "Authorization: Bearer $TOKEN" ${url}/api`],
  'a header on stdin': [`printf 'Authorization: Bearer %s\\n' "$TOKEN" | ${curl} -H @- ${url}/api`],
  '--oauth2-bearer': [`${curl} --oauth2-bearer "$TOKEN" ${url}/api`],
  '--user-agent': [`${curl} --user-agent "$TOKEN" ${url}/api`],
  'a query': [`${curl} "${url}/api?token=$TOKEN"`],
  'a step of the path': [`${curl} "${url}/api/$TOKEN/x"`],
  'a JSON body': [`${curl} --data "{\\"token\\": \\"$TOKEN\\"}" ${url}/api`],
  'a manifest': [
    'kubectl apply --context=lab -f - <<EOF',
    'kind: Secret',
    'metadata: {name: a}',
    'stringData:',
    '  token: "$TOKEN"',
    'EOF',
  ],
};

const token = 'TOKEN=$(kubectl create token default --context=lab) || exit 1';
const locale = 'export LC_ALL=C';

/** Without `/`, `.`, `+`, `%` and `=`, it fits everywhere. */
const checks: readonly string[] = [
  "case $TOKEN in '' | *[!A-Za-z0-9_-]*) exit 1 ;; esac",
  "case $TOKEN in *[!A-Za-z0-9_-]*) exit 1 ;; '') exit 1 ;; esac",
  "case $TOKEN in *[!A-Za-z0-9_-]* | '') echo no >&2; exit 1 ;; *) ;; esac",
  'case $TOKEN in *[![:alnum:]_-]*) exit 1 ;; esac',
  'if [[ -z $TOKEN || $TOKEN == *[!A-Za-z0-9_-]* ]]; then exit 1; fi',
  'case "$TOKEN" in *[^A-Za-z0-9_-]*) exit 1 ;; esac',
];

for (const [name, lines] of Object.entries(sinks)) {
  test(`bash: ${name}`, async () => {
    const bare = await reportOf('bash', ['set -eu', locale, token, ...lines]);
    assert.equal(bare.verdict, 'not-proved');
    assert.equal(told(bare).length, 1, JSON.stringify(bare.findings));
    const { fix } = bare.findings.find(({ code }) => code === 'KS3107') ?? {};
    assert.match(fix ?? '', /case \$NAME in '' \| \*\[!A-Za-z/);
    const effects = bare.requests.length + bare.writes.length;
    assert.ok(effects > 0, 'what was meant stands in the report');
    for (const check of checks) {
      const report = await reportOf('bash', ['set -eu', locale, token, check, ...lines]);
      assert.deepEqual(told(report), [], check);
      assert.notEqual(report.verdict, 'not-proved', check);
      assert.equal(report.requests.length + report.writes.length, effects);
    }
  });
}

const config = sinks['a line of --config'] ?? [];

/** Checks that let something through, which then stays unknown. */
const weak: Readonly<Record<string, string>> = {
  'a quote is let through': `case $TOKEN in *[!A-Za-z'"'-]*) exit 1 ;; esac`,
  'only line breaks are kept out': 'case $TOKEN in *[[:cntrl:]]*) exit 1 ;; esac',
  'only the first character is looked at': 'case $TOKEN in [!A-Za-z]*) exit 1 ;; esac',
  'nothing stops': 'case $TOKEN in *[!A-Za-z0-9]*) echo no >&2 ;; esac',
  'another variable is checked': 'OTHER=$(kubectl get pods); case $OTHER in *[!A-Za-z0-9]*) exit 1 ;; esac',
  'a later value is not the one that was checked':
    'case $TOKEN in *[!A-Za-z0-9]*) exit 1 ;; esac; TOKEN=$(kubectl create token default --context=lab)',
  'it is empty or not': '[ -n "$TOKEN" ] || exit 1',
  'a function of its own locale': 'f() { local LC_ALL=C; :; }; f; [ -n "$TOKEN" ]',
};

for (const [name, check] of Object.entries(weak)) {
  test(`bash: a check that is none: ${name}`, async () => {
    const report = await reportOf('bash', ['set -eu', locale, token, check, ...config]);
    assert.equal(report.verdict, 'not-proved');
  });
}

test('bash: ranges mean ASCII only under LC_ALL=C, and the report says so', async () => {
  const [check = ''] = checks;
  const report = await reportOf('bash', ['set -eu', token, check, ...config]);
  assert.match(
    told(report).join(),
    /check on line 3 has a range, which means ASCII only behind export LC_ALL=C/,
  );
  const plain = await reportOf('bash', [
    'set -eu',
    token,
    `case $TOKEN in *[\\"\\\\]*) exit 1 ;; esac`,
    ...config,
  ]);
  assert.equal(plain.verdict, 'not-proved', 'a line break can still be in it');
});

test('bash: a name that may be .. leads to another path', async () => {
  const check = 'case $TOKEN in *[!a-z.]*) exit 1 ;; esac';
  const report = await reportOf('bash', [
    'set -eu',
    locale,
    token,
    check,
    ...(sinks['a step of the path'] ?? []),
  ]);
  assert.match(told(report).join(), /could hold \.\. alone/);
});

test('bash: what kubectl and curl themselves say needs no check', async () => {
  const status = await reportOf('bash', [
    'set -eu',
    `STATUS=$(${curl} -o /dev/null -w '%{http_code}' ${url}/api) || exit 1`,
    `${curl} -H "X-Status: $STATUS" ${url}/api`,
  ]);
  assert.deepEqual(told(status), []);
});

const powershell: Readonly<Record<string, string>> = {
  'a line of --config': `"header = \`"X: $token\`"" | curl.exe -q --fail --max-time '9' --config '-' ${url}/api`,
  'a header': `curl.exe -q --fail --max-time '9' -H "X: $token" ${url}/api`,
  'a header of Invoke-RestMethod': `Invoke-RestMethod -Uri ${url}/api -Headers @{ Authorization = "Bearer $token" }`,
};

const powershellChecks: readonly string[] = [
  "if ($token -cnotmatch '\\A[A-Za-z0-9._~+/=-]+\\z') { throw 'no token' }",
  "if ($LASTEXITCODE -ne 0 -or $token -cnotmatch '\\A[A-Za-z0-9._~+/=-]+\\z') { throw 'no token' }",
  "if (-not ($token -match '\\A[a-z0-9._-]+\\z')) { throw 'no token' }",
  "if ($token -cmatch '[^A-Za-z0-9._-]') { throw 'no token' }",
  "if (!$token -or $token -notmatch '^[A-Z0-9]{1,99}\\z') { throw 'no token' }",
];

const powershellToken: readonly string[] = [
  "$ErrorActionPreference = 'Stop'",
  '[string] $token = kubectl create token default --context=lab',
  "if ($LASTEXITCODE -ne 0) { throw 'kubectl' }",
];

for (const [name, line] of Object.entries(powershell)) {
  test(`PowerShell: ${name}`, async () => {
    const bare = await reportOf('powershell', [...powershellToken, line]);
    assert.equal(bare.verdict, 'not-proved');
    assert.equal(told(bare).length, 1, JSON.stringify(bare.findings));
    assert.match(bare.findings.find(({ code }) => code === 'KS3107')?.fix ?? '', /-cnotmatch '\\A\[/);
    for (const check of powershellChecks) {
      const report = await reportOf('powershell', [...powershellToken, check, line]);
      assert.deepEqual(told(report), [], check);
      assert.notEqual(report.verdict, 'not-proved', check);
    }
  });
}

/** Several lines are an array without the cast: `-match` filters it, and one line that fits is enough. */
const weakPowerShellChecks: readonly (readonly string[])[] = [
  ["if (-not ($token -cmatch '\\A[A-Za-z0-9._-]+\\z')) { throw 'no token' }"],
  ["if ($token -cmatch '\\A[A-Za-z0-9._-]+\\z') {} else { throw 'no token' }"],
  ["if ($token -cnotmatch '\\A[A-Za-z0-9._-]+\\z') { throw 'no token' }", `$token = $token -join '"'`],
  ["switch -Regex ($token) { '\\A[A-Za-z0-9._-]+\\z' {} default { throw 'no token' } }"],
];

for (const check of weakPowerShellChecks) {
  for (const capture of ['$token = kubectl', '$token = & kubectl']) {
    test(`PowerShell: ${capture} may be an array to ${check.join('; ')}`, async () => {
      const lines = [
        "$ErrorActionPreference = 'Stop'",
        `${capture} create token default --context=lab`,
        "if ($LASTEXITCODE -ne 0) { throw 'kubectl' }",
        ...check,
        powershell['a line of --config'] ?? '',
      ];
      const report = await reportOf('powershell', lines);
      assert.equal(report.verdict, 'not-proved');
      assert.equal(told(report).length, 1);
      const cast = lines.map((line) => line.replace('$token = ', '[string]$token = '));
      if (check.length === 1 && !/switch/.test(check.join()))
        assert.deepEqual(told(await reportOf('powershell', cast)), []);
    });
  }
}

test('PowerShell: $ lets a line break at the end through, and the report says so', async () => {
  const check = "if ($token -cnotmatch '^[A-Za-z0-9]+$') { throw 'no token' }";
  const report = await reportOf('powershell', [...powershellToken, check, powershell['a header'] ?? '']);
  assert.match(told(report).join(), /lets a line break at the end through: write \\z/);
});

test('PowerShell: a class without an anchor shows nothing', async () => {
  const check = "if ($token -cnotmatch '[A-Za-z0-9]+') { throw 'no token' }";
  const report = await reportOf('powershell', [...powershellToken, check, powershell['a header'] ?? '']);
  assert.equal(report.verdict, 'not-proved');
});
