/** How wide the columns of a table are on a terminal, and which of them are left out, so that no row wraps. */

/** What a column may lose, in the order in which it loses it: words, then letters, then itself. */
export interface Give {
  /** Cut no further than this; undefined: not at all while there is a column to leave out. */
  readonly least?: number | undefined;
  /** The column with the highest number is left out first; undefined: it stays. */
  readonly leaveOut?: number | undefined;
}

/** A column with the widths of its texts: as they are, and in their short forms. */
export interface Measured extends Give {
  readonly whole: number;
  readonly short: number;
  /** All its cells are empty. */
  readonly empty: boolean;
}

export interface Fitted {
  /** For each column its width; undefined: left out. */
  readonly widths: readonly (number | undefined)[];
  /** For each column whether its short forms are shown. */
  readonly shortened: readonly boolean[];
  readonly gap: number;
}

const wideGap = 3;
const narrowGap = 2;

/** Without a width, or where all fits, nothing is lost. */
export function fitColumns(columns: readonly Measured[], room: number | undefined): Fitted {
  const whole = columns.map((column) => column.whole);
  const none = columns.map(() => false);
  if (room === undefined || total(whole, wideGap) <= room)
    return { widths: whole, shortened: none, gap: wideGap };
  if (total(whole, narrowGap) <= room) return { widths: whole, shortened: none, gap: narrowGap };
  let left: readonly (Measured | undefined)[] = columns.map((column) =>
    column.empty && column.leaveOut !== undefined ? undefined : column,
  );
  for (;;) {
    const fitted = shorten(left, room);
    if (fitted !== undefined) return fitted;
    const next = nextToLeave(left);
    if (next === undefined) return shorten(left, room, true) ?? narrowest(left);
    left = left.map((column, index) => (index === next ? undefined : column));
  }
}

function total(widths: readonly (number | undefined)[], gap: number): number {
  const shown = widths.filter((width) => width !== undefined);
  return shown.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, shown.length - 1);
}

function nextToLeave(columns: readonly (Measured | undefined)[]): number | undefined {
  let found: number | undefined;
  let rank = -1;
  columns.forEach((column, index) => {
    if (column?.leaveOut === undefined || column.leaveOut <= rank) return;
    found = index;
    rank = column.leaveOut;
  });
  return found;
}

/** Short forms from the right, then letters, the widest column first; undefined where that is not enough. */
function shorten(columns: readonly (Measured | undefined)[], room: number, all = false): Fitted | undefined {
  const widths = columns.map((column) => column?.whole);
  const shortened = columns.map(() => false);
  const fitted = (): Fitted => ({ widths, shortened, gap: narrowGap });
  for (let index = columns.length - 1; index >= 0; index -= 1) {
    if (total(widths, narrowGap) <= room) return fitted();
    const column = columns[index];
    if (column === undefined || column.short >= column.whole) continue;
    widths[index] = column.short;
    shortened[index] = true;
  }
  for (let over = total(widths, narrowGap) - room; over > 0; over -= 1) {
    const widest = widestAbove(columns, widths, all);
    if (widest === undefined) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return fitted();
}

/** Nobody reads a name of fewer letters. */
const leastOfAll = 8;

function widestAbove(
  columns: readonly (Measured | undefined)[],
  widths: readonly (number | undefined)[],
  all: boolean,
): number | undefined {
  let found: number | undefined;
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    const least = column?.least ?? (all ? leastOfAll : width);
    if (column === undefined || width <= least) return;
    if (found === undefined || width > (widths[found] ?? 0)) found = index;
  });
  return found;
}

/** A terminal of a few columns: the rows may wrap. */
function narrowest(columns: readonly (Measured | undefined)[]): Fitted {
  const widths = columns.map((column) => column && Math.min(column.short, column.least ?? leastOfAll));
  return { widths, shortened: columns.map(() => true), gap: narrowGap };
}
