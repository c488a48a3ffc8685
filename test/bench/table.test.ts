/** The record of the bench says again what was written, and what is a quarter worse is named. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/paths.js';
import { type Measured, nameOf, ratiosIn, tableOf, worse } from './table.js';

const row = (ratio: number, what = '`get contexts`', atMost?: number): Measured => ({
  what,
  beside: 'node -e 0',
  atMost,
  wall: 3,
  ratio,
});

test('a table is read as it was written', () => {
  const rows = [row(1.234), row(2, 'slow', 1.4)];
  const table = tableOf(rows);
  assert.match(table, /\| slow \| node -e 0 \| 1\.4 \| 3\.00 \| 2\.00 \|/);
  assert.deepEqual(
    [...ratiosIn(`# A title\n\n${table}\n`)],
    [
      ['`get contexts` / node -e 0', 1.23],
      ['slow / node -e 0', 2],
    ],
  );
});

test('what is a quarter worse than recorded is a fault, and what is not recorded', () => {
  const recorded = new Map([[nameOf(row(1)), 1.2]]);
  assert.equal(worse(row(1.5), recorded), undefined);
  assert.match(worse(row(1.51), recorded) ?? '', /: 1\.51, 26 % worse than the recorded 1\.20$/);
  assert.match(worse(row(1, 'new'), recorded) ?? '', /^new \/ node -e 0: not recorded yet/);
});

test('the record holds the rows of the bench, and where they were measured', () => {
  const text = readFileSync(join(root, 'test/bench/measured.md'), 'utf8');
  assert.ok(ratiosIn(text).size > 15, text);
  assert.match(text, /^\w+ \w+, \d+ × .+; Node v[\d.]+, kubectl v[\d.]+\. The machine was /m);
});
