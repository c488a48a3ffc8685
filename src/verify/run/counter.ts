/** Whole numbers that a loop counts, and how many of its rounds they leave alike; for both shells. */

/** A variable with a whole number before and after a round of a loop. */
export interface Counter<State> {
  readonly name: string;
  readonly old: number;
  readonly now: number;
  /** The numbers that it is compared with; nothing else is done with it but to add the same number again. */
  readonly limits: readonly number[];
  put(state: State, value: number): void;
}

/**
 * How many rounds more are certainly like the last two: as long as no counter comes to a number that it is compared
 * with, each comparison ends as before. Infinity where there is no such number ahead of any.
 */
export function roundsAlike<State>(
  before: readonly Counter<State>[],
  last: readonly Counter<State>[],
): number {
  const steps = new Map(before.map(({ name, old, now }) => [name, now - old]));
  if (steps.size !== last.length) return 0;
  let alike = Number.POSITIVE_INFINITY;
  for (const { name, old, now, limits } of last) {
    const step = now - old;
    if (steps.get(name) !== step) return 0;
    for (const limit of limits) {
      const [distance, earlier] = step > 0 ? [limit - now, limit - old] : [now - limit, old - limit];
      if (distance > 0) alike = Math.min(alike, Math.floor((distance - 1) / Math.abs(step)));
      else if (earlier >= 0) return 0;
    }
  }
  return alike;
}
