/** A SharedMap is a Map whose copies are its own, held against Map itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedMap } from '../../src/verify/shared-map.js';

/** A random number below a limit, the same row of them for the same seed. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

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

test('random changes of copies of copies', () => {
  const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);
  const below = random(seed);
  for (let round = 0; round < 200; round++) {
    const pairs: Pair[] = [{ ours: new SharedMap([['first', 0]]), plain: new Map([['first', 0]]) }];
    for (let step = 0; step < 120; step++) {
      const note = `seed ${seed}, round ${round}, step ${step}`;
      const pair = pairs[below(pairs.length)];
      assert.ok(pair !== undefined);
      const { ours, plain } = pair;
      const key = `key ${below(30)}`;
      const value = below(20) === 0 ? undefined : step;
      switch (below(6)) {
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
