/** A SharedMap is a Map whose copies are its own, held against Map itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedMap } from '../../src/verify/shared-map.js';
import { fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';

interface Pair {
  readonly ours: SharedMap<string, number | undefined>;
  readonly plain: Map<string, number | undefined>;
}

function assertSame({ ours, plain }: Pair, note: string): void {
  assert.deepEqual([...ours], [...plain], note);
  assert.deepEqual([...ours.keys()], [...plain.keys()], note);
  assert.deepEqual([...ours.values()], [...plain.values()], note);
  assert.equal(ours.size, plain.size, note);
}

fuzzTest('random changes of copies of copies', (seed) => {
  const random = new Random(seed);
  for (let round = 0; round < 200; round++) {
    const pairs: Pair[] = [{ ours: new SharedMap([['first', 0]]), plain: new Map([['first', 0]]) }];
    for (let step = 0; step < 120; step++) {
      const note = `seed ${seed}, round ${round}, step ${step}`;
      const pair = pairs[random.below(pairs.length)];
      assert.ok(pair !== undefined);
      const { ours, plain } = pair;
      const key = `key ${random.below(30)}`;
      const value = random.below(20) === 0 ? undefined : step;
      switch (random.below(6)) {
        case 0:
          pairs.push({ ours: ours.copy(), plain: new Map(plain) });
          break;
        case 1:
          assert.equal(ours.delete(key), plain.delete(key), note);
          break;
        case 2:
          assertSame(pair, note);
          break;
        default:
          ours.set(key, value);
          plain.set(key, value);
      }
      assert.equal(ours.get(key), plain.get(key), note);
      assert.equal(ours.has(key), plain.has(key), note);
      assert.equal(ours.size, plain.size, note);
    }
    for (const pair of pairs) assertSame(pair, `seed ${seed}, round ${round}`);
  }
});

test('a value is changed while the map is gone through', () => {
  const map = new SharedMap([
    ['a', 1],
    ['b', 2],
  ]);
  const copy = map.copy();
  for (const [key, value] of map) map.set(key, value * 10);
  assert.deepEqual(
    [...map],
    [
      ['a', 10],
      ['b', 20],
    ],
  );
  assert.deepEqual(
    [...copy],
    [
      ['a', 1],
      ['b', 2],
    ],
  );
});
