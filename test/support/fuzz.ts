/** Tests of random cases: they are repeated by their seed. */
import { type TestContext, type TestOptions, test } from 'node:test';
import { seedsOfTheRun } from './random.js';
import { every, full } from './size.js';

/**
 * How many random cases a test tries for each seed: where a full run has several, each tries its share of the cases. FUZZ_COUNT
 * asks for another number for each.
 */
export function fuzzCount(counts: {
  readonly quick: number;
  readonly full: number;
  readonly every?: number;
}): number {
  const share = Math.ceil(counts.full / seedsOfTheRun().length);
  const suite = every ? (counts.every ?? counts.full) : full ? share : counts.quick;
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
  for (const seed of seedsOfTheRun())
    test(`${name}, seed ${seed}`, { ...options }, (context) => body(seed, context));
}
