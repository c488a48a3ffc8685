/** When something ends, seen from now. */

export interface Expiry {
  readonly at: Date;
  /** Whole days until then, rounded down; negative once it is over. */
  readonly daysLeft: number;
  readonly expired: boolean;
  /** `in 37 days`, `3 hours ago` */
  readonly left: string;
}

const day = 86_400_000;

export function expiryOf(at: Date, now: Date): Expiry {
  const left = at.getTime() - now.getTime();
  return {
    at,
    daysLeft: Math.floor(left / day),
    expired: left <= 0,
    get left() {
      return distance(at, now);
    },
  };
}

/** Whether it ends within that many milliseconds, or has ended. */
export function endsWithin(expiry: Expiry | undefined, milliseconds: number, now: Date): boolean {
  return expiry !== undefined && expiry.at.getTime() - now.getTime() <= milliseconds;
}

/** The one that ends first. */
export function earliest(...expiries: readonly (Expiry | undefined)[]): Expiry | undefined {
  return expiries
    .filter((expiry) => expiry !== undefined)
    .reduce<Expiry | undefined>(
      (first, next) => (first === undefined || next.at < first.at ? next : first),
      undefined,
    );
}

function distance(at: Date, now: Date): string {
  const left = at.getTime() - now.getTime();
  const size = Math.abs(left);
  const [count, unit] =
    size >= 2 * day
      ? [Math.floor(size / day), 'day']
      : size >= 3_600_000
        ? [Math.floor(size / 3_600_000), 'hour']
        : [Math.floor(size / 60_000), 'minute'];
  const amount = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return left > 0 ? `in ${amount}` : `${amount} ago`;
}

const units: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: day,
  w: 7 * day,
};

/** `2026-11-24T06:00:00Z`: the whole seconds. */
export function isoSeconds(at: Date): string {
  const text = at.toISOString();
  return `${text.slice(0, text.lastIndexOf('.'))}Z`;
}

/** A duration such as `30d`, `2w` or `1d12h` in milliseconds; undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d+[smhdw])+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * (units[unit] ?? 0),
    0,
  );
}
