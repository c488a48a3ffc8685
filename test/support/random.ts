/** Random numbers that a seed repeats. */

/** The seed where nobody asks for another. */
export const fixedSeed = 20_261_124;

/** FUZZ_SEED: numbers, or `fixed` for the one that every run takes, between commas. */
export function seedsOfTheRun(): readonly number[] {
  return (process.env.FUZZ_SEED ?? 'fixed').split(',').map((text) => {
    if (text === 'fixed') return fixedSeed;
    if (!/^\d+$/.test(text)) throw new Error(`FUZZ_SEED=${text}: numbers, or fixed, between commas`);
    return Number(text);
  });
}

export class Random {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, but not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }

  shuffle<T>(values: readonly T[]): T[] {
    const shuffled: T[] = [];
    for (const value of values) shuffled.splice(this.below(shuffled.length + 1), 0, value);
    return shuffled;
  }
}
