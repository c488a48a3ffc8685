/**
 * How much of the suite runs. `SUITE=quick`, which is what `npm test` does, takes a small portion of what is large, the
 * same each time; `SUITE=full` takes the whole, as `.ci/run` and `npm run soak` do; `SUITE=every` tries each with each, too, where
 * full takes each kind of both, or many: some minutes more for a file.
 */
import { fixedSeed, Random } from './random.js';

const suite = process.env.SUITE ?? 'quick';
if (!['quick', 'full', 'every'].includes(suite)) throw new Error(`SUITE=${suite}: quick, full or every`);

/** Whether each is tried with each. */
export const every: boolean = suite === 'every';

/** Whether the whole runs. */
export const full: boolean = suite !== 'quick';

/** The whole list; in a quick run so many of it, and in a full one `inFull`, from anywhere in it, in the list's order. */
export function portion<T>(all: readonly T[], quick: number, inFull: number = all.length): readonly T[] {
  const size = every ? all.length : full ? inFull : quick;
  if (size >= all.length) return all;
  const chosen = new Set(new Random(fixedSeed).shuffle([...all.keys()]).slice(0, size));
  return all.filter((_, index) => chosen.has(index));
}

/** The whole list; in a quick run the one whose turn it is, so that a loop over `turn` comes to each. */
export function inTurn<T>(all: readonly T[], turn: number): readonly T[] {
  return full ? all : all.slice(turn % all.length, (turn % all.length) + 1);
}
