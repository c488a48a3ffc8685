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
    const count = random.pick([random.below(20), 150 + random.below(100)]);
    const texts = Array.from({ length: count }, () => letters(3 + random.below(6)));
    const text = letters(random.below(60));
    assert.deepEqual(
      [...new HeldTexts(texts, 3).heldIn(text)].sort(),
      [...new Set(texts)].filter((one) => text.includes(one)).sort(),
      `${JSON.stringify(texts)} in ${text}`,
    );
  }
});

test('a text that is too short is refused', () => {
  assert.throws(() => new HeldTexts(['abc', 'ab'], 3), /shorter/);
});
