/** The table of test/bench/measured.md: written, read again, and held against what is measured now. */

/** What was measured of a row: how much more than the command beside it. */
export interface Measured {
  readonly what: string;
  readonly beside: string;
  /** What its wall time is to be on a quiet machine, or its memory. */
  readonly atMost: number | undefined;
  /** Undefined of memory. */
  readonly wall: number | undefined;
  /** Of the processor's time, or of memory: what is held against the record, since others at work do not change it. */
  readonly ratio: number;
}

/** More than so much of what is recorded is worse. */
export const tolerance = 1.25;

/** The rows as a table of Markdown. */
export function tableOf(rows: readonly Measured[]): string {
  const cells = rows.map(({ what, beside, atMost, wall, ratio }) => [
    what,
    beside,
    atMost === undefined ? '' : String(atMost),
    wall === undefined ? '' : wall.toFixed(2),
    ratio.toFixed(2),
  ]);
  const heads = ['what', 'beside', 'at most', 'wall time', 'CPU time'];
  return [heads, heads.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |\n`).join('');
}

/** The ratios of a table, by what was measured beside what. */
export function ratiosIn(table: string): ReadonlyMap<string, number> {
  return new Map(
    table.split('\n').flatMap((line) => {
      const [, what, beside, , , measured] = line.split('|').map((cell) => cell.trim());
      const ratio = Number.parseFloat(measured ?? '');
      return Number.isNaN(ratio) ? [] : [[`${what} / ${beside}`, ratio] as const];
    }),
  );
}

/** What a row is known by in `ratiosIn`. */
export const nameOf = ({ what, beside }: Pick<Measured, 'what' | 'beside'>): string => `${what} / ${beside}`;

/** Why a row is worse than recorded, or undefined. A row that is not recorded has to be. */
export function worse(row: Measured, recorded: ReadonlyMap<string, number>): string | undefined {
  const before = recorded.get(nameOf(row));
  if (before === undefined) return `${nameOf(row)}: not recorded yet (npm run bench -- --write)`;
  if (row.ratio <= before * tolerance) return undefined;
  const percent = Math.round((row.ratio / before - 1) * 100);
  return `${nameOf(row)}: ${row.ratio.toFixed(2)}, ${percent} % worse than the recorded ${before.toFixed(2)}`;
}
