/** Tests of random cases: they are repeated by their seed. */
import { type TestContext, type TestOptions, test } from 'node:test';
import { fixedSeed } from './random.js';
import { every, full } from './size.js';

/** FUZZ_SEED: numbers, or `fixed` for the one that every run takes, between commas. */
function seeds(): readonly number[] {
  return (process.env.FUZZ_SEED ?? 'fixed').split(',').map((text) => {
    if (text === 'fixed') return fixedSeed;
    if (!/^\d+$/.test(text)) throw new Error(`FUZZ_SEED=${text}: numbers, or fixed, between commas`);
    return Number(text);
  });
}

/** How many random cases a test tries for each seed. FUZZ_COUNT asks for another number. */
export function fuzzCount(counts: {
  readonly quick: number;
  readonly full: number;
  readonly every?: number;
}): number {
  const suite = every ? (counts.every ?? counts.full) : full ? counts.full : counts.quick;
  return Number(process.env.FUZZ_COUNT ?? suite);
}

type Body = (seed: number, context: TestContext) => void | Promise<void>;

/**
 * A test for each seed of the run, which its name says: `FUZZ_SEED=SEED npm test -- WORD` repeats it. `npm run soak`
 * runs the files that call this.
 */
export function fuzzTest(name: string, body: Body): void;
export function fuzzTest(name: string, options: TestOptions, body: Body): void;
export function fuzzTest(name: string, ...rest: [Body] | [TestOptions, Body]): void {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  for (const seed of seeds()) test(`${name}, seed ${seed}`, { ...options }, (context) => body(seed, context));
}
