/** What one path does not prove, a finding of the same words on another path does not make up for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from '../../src/verify/recorder.js';
import { dryRunOf } from './dry-run.js';

const place = { line: 1, column: 1 };

for (const order of ['the refusal first', 'the finding first']) {
  test(`the same words as a refusal and as a finding: ${order}`, () => {
    const recorder = new Recorder();
    const refuse = (): void => recorder.refuse('KS4006', place, 'in random order');
    const find = (): void => recorder.find('KS4006', place, 'in random order');
    for (const one of order === 'the refusal first' ? [refuse, find] : [find, refuse]) one();
    assert.deepEqual(
      recorder.report().findings.map(({ notProved, severity }) => [notProved, severity]),
      [[true, 'error']],
    );
  });
}

test('a template that walks over a map in random order is not proved', async () => {
  const walk = "kubectl config view -o jsonpath='{.contexts[0].context.*}'\n";
  assert.equal((await dryRunOf('bash', walk)).verdict, 'not-proved');
  const list = "kubectl config view -o jsonpath='{.contexts[*].name}'\n";
  assert.notEqual((await dryRunOf('bash', list)).verdict, 'not-proved');
});
