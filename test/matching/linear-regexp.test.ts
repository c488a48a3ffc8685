/** Regular expressions in linear time: what JavaScript's own find, and an end to those that have none there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LinearRegExp } from '../../src/matching/linear-regexp.js';
import { fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';

const quiet = (): void => {};

const atoms = ['a', 'b', '[ab]', '[^a]', '[^\\n]', '\\w', '\\s', '\\b', '\\B', '^', '$', '(?=\\n?$)', 'c'];
const marks = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?', '{2,}'];

function expression(random: Random, depth: number): string {
  const ways = 1 + random.below(random.below(3) + 1);
  return Array.from({ length: ways }, () =>
    Array.from({ length: random.below(4) }, () => {
      const kind = random.below(depth > 0 ? 6 : 4);
      const atom =
        kind < 4
          ? (atoms[random.below(atoms.length)] ?? '')
          : `${kind === 4 ? '(' : '(?:'}${expression(random, depth - 1)})`;
      // A group that is repeated and captures is told apart by engines.
      const repeatable = !/^(?:\\[bB]|\^|\(\?=)/.test(atom) && !/\((?!\?)/.test(atom);
      return atom + (repeatable && random.below(3) === 0 ? (marks[random.below(marks.length)] ?? '') : '');
    }).join(''),
  ).join('|');
}

fuzzTest('10,000 expressions find what those of JavaScript find', (seed) => {
  const random = new Random(seed);
  let compared = 0;
  let matched = 0;
  for (let round = 0; round < 10_000; round++) {
    const source = expression(random, 2);
    const text = Array.from({ length: random.below(9) }, () => 'abc \nA'[random.below(6)]).join('');
    const ignoreCase = random.below(2) === 0;
    const compiled = LinearRegExp.compile(source, ignoreCase);
    if (compiled === undefined) continue;
    compared += 1;
    const expected = [...text.matchAll(new RegExp(source, ignoreCase ? 'gi' : 'g'))];
    matched += expected.length > 0 ? 1 : 0;
    const found = [...compiled.matchAll(text, quiet)];
    assert.deepEqual(
      found.map(({ index, groups }) => [index, ...groups]),
      expected.map((match) => [match.index, ...match]),
      `/${source}/ on ${JSON.stringify(text)}, FUZZ_SEED=${seed}`,
    );
  }
  assert.ok(compared > 5_000 && matched > 2_000, `${compared} compared, ${matched} matched`);
});

for (const source of [
  '(?:a|aa)+(?=\\n?$)',
  '(?:a|a)*b',
  'a*a*a*a*a*a*a*a*a*a*b',
  '(?:[ab]|[a]b?)+c',
  'a.*a.*c',
]) {
  test(`/${source}/ takes a time that grows with the text`, () => {
    const steps = (length: number): number => {
      let sum = 0;
      const text = `${'a'.repeat(length)}!`;
      const compiled = LinearRegExp.compile(source.replaceAll('.', '[^\\n]'), false);
      assert.equal(
        compiled?.exec(text, (work) => {
          sum += work;
        }),
        undefined,
      );
      return sum;
    };
    assert.ok(steps(2_000) < 2.2 * steps(1_000));
  });
}

test('a match that would take too much is given up before it takes memory', () => {
  const compiled = LinearRegExp.compile('[ab]{900}c', false);
  assert.throws(
    () => compiled?.exec('a'.repeat(1_000_000), (steps) => assert.ok(steps < 1e9, 'stopped')),
    /stopped/,
  );
});

test('what engines do not do alike, and what gets too large, is not compiled', () => {
  for (const source of [
    '(?:a?)*',
    '(?:|a)+',
    '(?:a{900}){9}',
    '(a)\\1',
    '(?<!a)b',
    'a{2,1}',
    '(a',
    'a)',
    '[A-.]',
  ])
    assert.equal(LinearRegExp.compile(source, false), undefined, source);
});
