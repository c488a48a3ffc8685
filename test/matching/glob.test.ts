/** Patterns with stars: what a regular expression finds, in linear time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyone, exactly, Glob, type GlobElement } from '../../src/matching/glob.js';
import { fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';

const globOf = (pattern: string): Glob =>
  new Glob([...pattern].map((one): GlobElement => (one === '*' ? one : one === '?' ? anyone : exactly(one))));

/** The lengths of the fronts that it matches, by trying each. */
function fronts(pattern: string, text: string): number[] {
  const whole = new RegExp(`^${pattern.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);
  return Array.from({ length: text.length + 1 }, (_, end) => end).filter((end) =>
    whole.test(text.slice(0, end)),
  );
}

fuzzTest('10,000 patterns match what their regular expressions match', (seed) => {
  const random = new Random(seed);
  let matched = 0;
  for (let round = 0; round < 10_000; round++) {
    const draw = (letters: string, most: number): string =>
      Array.from({ length: random.below(most) }, () => letters[random.below(letters.length)]).join('');
    const pattern = draw('aab*?', 7);
    const text = draw('aab', 9);
    const what = `${pattern} on ${text}, FUZZ_SEED=${seed}`;
    const glob = globOf(pattern);
    const expected = fronts(pattern, text);
    matched += expected.length > 0 ? 1 : 0;
    assert.equal(glob.matches(text), expected.includes(text.length), what);
    assert.equal(glob.prefix(text, false), expected[0], what);
    assert.equal(glob.prefix(text, true), expected.at(-1), what);
    const backwards = fronts([...pattern].reverse().join(''), text);
    assert.equal(glob.reversed().prefix(text, true), backwards.at(-1), what);
  }
  assert.ok(matched > 2_000, `${matched} matched`);
});

test('many stars take no longer than the product of both lengths', () => {
  let asked = 0;
  const a: GlobElement = (character) => {
    asked += 1;
    return character === 'a';
  };
  const glob = new Glob([...Array.from({ length: 50 }, () => ['*', a] as const).flat(), exactly('b')]);
  const text = 'a'.repeat(5_000);
  assert.equal(glob.matches(text), false);
  assert.equal(glob.prefix(text, true), undefined);
  assert.ok(asked < 2 * glob.cost(text.length), `${asked} asked`);
});
