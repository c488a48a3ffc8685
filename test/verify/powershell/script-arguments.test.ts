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

test('a parameter that only fills in a value is taken as not given, and that is said', async () => {
  const report = await dryRunOf(
    'powershell',
    'param([string]$Name = \'team\')\nkubectl get pods -n "$Name"\n',
  );
  assert.notEqual(report.verdict, 'not-proved');
  assert.ok(report.assumptions.includes('the script is called without further arguments'));
});
