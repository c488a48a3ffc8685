/** Why generate refuses to write, and the verdict below it, are one word for one state. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notWritten } from '../../src/generate/not-written.js';
import { proofText } from '../../src/generate/proven-script.js';
import type { Verdict } from '../../src/verify/report.js';
import { dryRunOf } from '../verify/dry-run.js';

const table: readonly (readonly [
  script: string,
  verdict: Exclude<Verdict, 'proved'>,
  exit: number,
  reason: RegExp,
])[] = [
  ['frobnicate', 'not-proved', 2, /does not prove it:\n[\s\S]*\nNot proved: /],
  [
    'kubectl version; kubectl get pods',
    'findings',
    1,
    /is proved with findings, [\s\S]*\nProved, with findings: /,
  ],
  [':', 'nothing', 2, /there is nothing to prove:\nNothing to prove: /],
];

for (const [script, verdict, exit, reason] of table) {
  test(`${verdict}: the reason and the proof below it agree`, async () => {
    const report = await dryRunOf('bash', script);
    assert.equal(report.verdict, verdict);
    const error = notWritten('token', 'script', verdict, await proofText([report], false));
    assert.match(error.message, reason);
    assert.equal(error.exitCode, exit);
    assert.equal(/does not prove/.test(error.message), /^Not proved/m.test(error.message));
  });
}

test('what to do: report it, or say in a page what a recipe of one\u2019s own says otherwise', () => {
  const hint = (recipe: string, form: 'script' | 'page'): string | undefined =>
    notWritten(recipe, form, 'not-proved', '').hint;
  for (const form of ['script', 'page'] as const)
    assert.match(hint('token', form) ?? '', /please report this with the kubeconfig/);
  assert.match(hint('token', 'page') ?? '', /^a name that reads like a command/);
  assert.match(hint('own', 'script') ?? '', /^please report this with the recipe and the kubeconfig/);
  assert.match(hint('own', 'page') ?? '', /say them otherwise$/);
});
