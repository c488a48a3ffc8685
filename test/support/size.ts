/**
 * How much of the suite runs. `SUITE=quick`, which is what `npm test` does, takes a small portion of what is large, the same each
 * time. `SUITE=full`, as in `.ci/run` and `npm run soak`, takes the whole; but where each is tried with each, and where what is
 * alike comes in hundreds, so much that each row and each column is tried, and the newest of the run's seeds says which: another
 * tree takes others. `SUITE=every` takes each with each: some minutes more for a file.
 */
import { fixedSeed, Random, seedsOfTheRun } from './random.js';

const suite = process.env.SUITE ?? 'quick';
if (!['quick', 'full', 'every'].includes(suite)) throw new Error(`SUITE=${suite}: quick, full or every`);

/** Whether each is tried with each. */
export const every: boolean = suite === 'every';

/** Whether the whole runs. */
export const full: boolean = suite !== 'quick';

/** The seed by which the run chooses: a quick run chooses the same each time. */
export const choice: number = full ? (seedsOfTheRun().at(-1) ?? fixedSeed) : fixedSeed;

/** The whole list; in a quick run so many of it, and in a full one `inFull`, from anywhere in it, in the list's order. */
export function portion<T>(all: readonly T[], quick: number, inFull: number = all.length): readonly T[] {
  const size = every ? all.length : full ? inFull : quick;
  if (size >= all.length) return all;
  const chosen = new Set(new Random(choice).shuffle([...all.keys()]).slice(0, size));
  return all.filter((_, index) => chosen.has(index));
}

/**
 * Each with each; in a full run only as many as it takes to have each row and each column, which are what `names` gives: a test of
 * recipes in shells that names both tries each recipe, and each shell. In a quick run so many of them, from anywhere.
 */
export function crossed<T>(
  all: readonly T[],
  quick: number,
  names: (one: T) => readonly string[],
): readonly T[] {
  if (every || !full) return portion(all, quick);
  const missing = new Set(all.flatMap((one) => labels(names(one))));
  const left = new Random(choice).shuffle(all);
  const chosen = new Set<T>();
  while (missing.size > 0) {
    const news = (one: T): number => labels(names(one)).filter((label) => missing.has(label)).length;
    const best = left.reduce((one, other) => (news(other) > news(one) ? other : one));
    chosen.add(best);
    for (const label of labels(names(best))) missing.delete(label);
  }
  return all.filter((one) => chosen.has(one));
}

/** Those of one column are not those of another. */
const labels = (names: readonly string[]): string[] => names.map((name, column) => `${column} ${name}`);

/** The whole list; in a quick run the one whose turn it is, so that a loop over `turn` comes to each. */
export function inTurn<T>(all: readonly T[], turn: number): readonly T[] {
  return full ? all : all.slice(turn % all.length, (turn % all.length) + 1);
}

/** In a full run one of so many, another by each seed; all of them in SUITE=every. */
export function everyNth(index: number, of: number): boolean {
  return every || (index + choice) % of === 0;
}
