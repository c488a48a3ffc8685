/**
 * How much of the suite runs. `SUITE=quick`, which is what `npm test` does, takes a small portion of what is large, the
 * same each time; `SUITE=full` takes the whole, as `.ci/run` and `npm run soak` do.
 */
import { fixedSeed, Random } from './random.js';

const suite = process.env.SUITE ?? 'quick';
if (suite !== 'quick' && suite !== 'full') throw new Error(`SUITE=${suite}: quick or full`);

/** Whether the whole runs. */
export const full: boolean = suite === 'full';

/** The whole list; in a quick run so many of it, from anywhere in it, in the list's order. */
export function portion<T>(all: readonly T[], quick: number): readonly T[] {
  if (full) return all;
  const chosen = new Set(new Random(fixedSeed).shuffle([...all.keys()]).slice(0, quick));
  return all.filter((_, index) => chosen.has(index));
}
