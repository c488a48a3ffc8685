/** The usage exit of a script proves nothing of what it guards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRunOf } from '../dry-run.js';

const behind: readonly string[] = [
  "if ($args.Count -ne 1) { Write-Error 'usage'; exit 1 }\nkubectl delete ns prod\n",
  "param([string]$Name)\nif (-not $Name) { throw 'usage' }\nkubectl delete ns prod\n",
  'param($Name)\nif ($null -eq $Name) { exit 2 }\nkubectl delete ns $Name\n',
  "param([switch]$Yes)\nif (-not $Yes) { Write-Host 'add -Yes'; exit 1 }\nkubectl delete ns prod\n",
];
for (const text of behind) {
  test(`not proved by its usage exit: ${JSON.stringify(text)}`, async () => {
    assert.equal((await dryRunOf('powershell', text)).verdict, 'not-proved');
  });
}

test('both ways are looked at where a script asks for an argument of its own', async () => {
  const text = "if ($args -ccontains '--keep') { exit 3 }\nkubectl delete secrets x\n";
  const report = await dryRunOf('powershell', text);
  assert.notEqual(report.verdict, 'not-proved', JSON.stringify(report.findings));
  assert.deepEqual(report.ends.map(({ status }) => status).sort(), [0, 3]);
  assert.deepEqual(
    report.writes.map(({ verb }) => verb),
    ['delete'],
  );
  assert.ok(!report.assumptions.some((one) => /argument/.test(one)), report.assumptions.join());
  const inFunction = 'function f { if ($args -contains "b") { kubectl delete secrets x } }\nf a\n';
  assert.deepEqual((await dryRunOf('powershell', inFunction)).writes, []);
});

test('a parameter that only fills in a value is taken as not given, and that is said', async () => {
  const report = await dryRunOf(
    'powershell',
    'param([string]$Name = \'team\')\nkubectl get pods -n "$Name"\n',
  );
  assert.notEqual(report.verdict, 'not-proved');
  assert.ok(report.assumptions.includes('the script is called without further arguments'));
});
