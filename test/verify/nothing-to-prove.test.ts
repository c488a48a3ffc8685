/** A script that runs no command is not "Proved": there is nothing to prove. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exitCodeOf } from '../../src/verify/report.js';
import { dryRunOf } from './dry-run.js';

for (const [shell, text] of [
  ['bash', ''],
  ['bash', '# kubectl delete ns prod\n'],
  ['bash', 'f() { kubectl delete ns prod; }\n'],
  ['bash', 'NAME=x\necho() { :; }\necho "$NAME"\n'],
  ['powershell', ''],
  ['powershell', '# kubectl delete ns prod\n'],
] as const) {
  test(`nothing to prove in ${shell}: ${JSON.stringify(text)}`, async () => {
    const report = await dryRunOf(shell, text);
    assert.equal(report.verdict, 'nothing');
    assert.equal(exitCodeOf([report]), 2);
    // Beside one that does something, it is no failure.
    const proved = await dryRunOf(shell, 'kubectl get pods\n');
    const other = { ...proved, findings: [], verdict: 'proved' as const };
    assert.equal(exitCodeOf([report, other]), 0);
  });
}
