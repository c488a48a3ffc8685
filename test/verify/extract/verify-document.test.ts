import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyDocument } from '../../../src/verify/extract/verify-document.js';
import type { FileReport, Shell } from '../../../src/verify/report.js';
import { exampleWorld } from '../../support/example-world.js';

const doc = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

function verify(text: string, shell?: Shell): Promise<FileReport[]> {
  return verifyDocument({ file: 'a.md', text, kind: 'markdown', shell }, exampleWorld());
}

const codesAt = (report: FileReport | undefined): string[] =>
  (report?.findings ?? []).map(({ code, line, column }) => `${code} ${line}:${column}`);

test('a variable of one block is known in the next, and the request has the line of the document', async () => {
  const [report] = await verify(
    doc(
      '1. Choose:',
      '',
      '   ```bash',
      '   set -euo pipefail',
      "   SERVER='https://lab.example.com:6443'",
      '   ```',
      '',
      '2. Call:',
      '',
      '   ```bash',
      '   curl -q --fail --max-time 5 "$SERVER/api"',
      '   ```',
    ),
  );
  assert.equal(report?.requests[0]?.url, 'https://lab.example.com:6443/api');
  assert.equal(report?.requests[0]?.line, 11);
  assert.equal(report?.requests[0]?.column, 4);
});

test('a finding stands at the column of the document', async () => {
  const [report] = await verify(doc('> ```console', '> $ helm list', '> ```'));
  assert.deepEqual(
    codesAt(report).filter((code) => code.startsWith('KS3102')),
    ['KS3102 2:5'],
  );
  assert.equal(report?.verdict, 'not-proved');
});

test('what is open in one block is not closed by the next', async () => {
  const [report] = await verify(doc('```bash', "echo 'a", '```', '```bash', "echo 'b", '```'));
  const lines = (report?.findings ?? []).filter(({ code }) => code === 'KS1001').map(({ line }) => line);
  assert.ok(lines.length > 0);
  assert.equal(report?.verdict, 'not-proved');
});

test('a block that is not read is said; where a reader may run it, nothing is proved', async () => {
  const [other] = await verify(doc('```bash', 'echo a', '```', '```fish', 'a', '```'));
  assert.equal(other?.verdict, 'not-proved');
  const [python] = await verify(doc('```bash', 'echo a', '```', '```python', 'a', '```'));
  assert.notEqual(python?.verdict, 'not-proved');
  assert.ok(codesAt(python).includes('KS1003 4:1'));
});

test('a document of nothing but other blocks has a report that says so', async () => {
  const reports = await verify(doc('```fish', 'a', '```'));
  assert.deepEqual(
    reports.map(({ verdict }) => verdict),
    ['not-proved'],
  );
});

test('a document without code has no reports', async () => {
  assert.deepEqual(await verify('# Nothing\n'), []);
});

test('--shell leaves the other one out', async () => {
  const text = doc('```bash', 'echo a', '```', '```powershell', "'a'", '```');
  assert.deepEqual(
    (await verify(text, 'bash')).map(({ shell }) => shell),
    ['bash'],
  );
});

/** A page with a call, and a change, in each shell. */
const inBoth = (bash: readonly string[], powershell: readonly string[]): Promise<FileReport[]> =>
  verify(doc('```bash', 'set -e', ...bash, '```', '', '```powershell', ...powershell, '```'));

const curl = (path: string, more = ''): string =>
  `curl -q --fail --max-time 5 --cacert /ca.crt --capath /ca${more} https://lab.example.com:6443${path}`;
const exe = (
  path: string,
  more = '',
): string => `& curl.exe -q --fail --max-time 5 --cacert /ca.crt --capath /ca${more} https://lab.example.com:6443${path}
if ($LASTEXITCODE -ne 0) { throw 'no answer' }`;
const remove = (name: string): string => `kubectl delete pod ${name} --context=lab --namespace=default`;

const differences = (reports: readonly FileReport[]): string[] =>
  reports
    .flatMap(({ findings }) => findings.filter(({ code }) => code === 'KS6006'))
    .map(({ line, message }) => `${line} ${message}`);

test('the shells of a page are held against each other: requests and changes', async () => {
  assert.deepEqual(differences(await inBoth([curl('/api')], [exe('/api')])), []);
  const paths = await inBoth([curl('/api'), curl('/apis')], [exe('/api'), exe('/version')]);
  assert.deepEqual(differences(paths), [
    '10 the blocks for bash and those for PowerShell do not do the same: only in bash: GET https://lab.example.com:6443/apis; only in PowerShell: GET https://lab.example.com:6443/version',
  ]);
  assert.equal(paths[1]?.verdict, 'findings');
  const method = differences(await inBoth([curl('/api')], [exe('/api', ' --head')]));
  assert.equal(method.length, 1);
  const header = differences(await inBoth([curl('/api', " -H 'Accept: text/plain'")], [exe('/api')]));
  assert.equal(header.length, 1);
  assert.equal(
    differences(await inBoth([remove('a')], [remove('a'), "if ($LASTEXITCODE -ne 0) { throw 'x' }"])).length,
    0,
  );
  const pods = differences(
    await inBoth([remove('a')], [remove('b'), "if ($LASTEXITCODE -ne 0) { throw 'x' }"]),
  );
  assert.match(
    pods[0] ?? '',
    /only in bash: delete pod default\/a; only in PowerShell: delete pod default\/b$/,
  );
});

test('nothing is said where one shell is not proved, or does nothing', async () => {
  assert.deepEqual(differences(await inBoth([curl('/api'), 'helm list'], [exe('/version')])), []);
  assert.deepEqual(differences(await inBoth([curl('/api')], ["'ready'"])), []);
});

test('a block that cannot be parsed costs no other block, and anything may have happened in it', async () => {
  for (const [fence, broken, codes] of [
    ['bash', 'if then (', ['KS1001 6']],
    ['bash', 'kubectl get pods <POD>', ['KS2004 6']],
    ['bash', "cat <<'END'", ['KS1005 6']],
    ['powershell', 'if (1 {', ['KS1001 6']],
  ] as const) {
    const [report] = await verify(
      doc(
        `\`\`\`${fence}`,
        'kubectl delete pod a --context=lab --namespace=default',
        '```',
        '',
        `\`\`\`${fence}`,
        broken,
        '```',
        '',
        `\`\`\`${fence}`,
        'kubectl delete pod b --context=lab --namespace=default',
        '```',
      ),
    );
    assert.equal(report?.verdict, 'not-proved');
    assert.deepEqual(
      report.writes.map(({ object, line, proved, doubt }) => [object, line, proved, doubt !== undefined]),
      [
        ['pod default/a', 2, true, false],
        ['pod default/b', 10, false, true],
      ],
      broken,
    );
    assert.deepEqual(
      report.findings.filter(({ notProved }) => notProved).map(({ code, line }) => `${code} ${line}`),
      codes,
    );
    assert.doesNotMatch(JSON.stringify(report), /COMMANDS_THAT/);
  }
});
