/** `HeldTexts` finds what `includes` finds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldTexts } from '../../src/matching/held-texts.js';
import { Random } from '../support/random.js';

test('it finds what includes finds', () => {
  const random = new Random(7);
  const letters = (count: number): string =>
    Array.from({ length: count }, () => random.pick(['a', 'b', '\u{1f600}', 'é'])).join('');
  for (let round = 0; round < 500; round++) {
    const texts = Array.from({ length: random.below(20) }, () => letters(3 + random.below(4)));
    const text = letters(random.below(60));
    const held = new Set(new HeldTexts(texts, 3).in(text));
    assert.deepEqual(
      [...held].sort(),
      [...new Set(texts)].filter((one) => text.includes(one)).sort(),
      `${JSON.stringify(texts)} in ${text}`,
    );
  }
});

test('a text that is too short is refused', () => {
  assert.throws(() => new HeldTexts(['abc', 'ab'], 3), /shorter/);
});
