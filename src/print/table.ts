/** Columns for people, aligned by what a terminal shows: foreign text is inert, wide characters count as two. */
import { inert } from '../display.js';
import type { Paint, Style } from './colors.js';
import { fitColumns, type Give } from './fit-columns.js';

export interface Cell {
  readonly text: string;
  readonly style?: Style | undefined;
  /** What stands for it where there is little room. */
  readonly short?: string | undefined;
}

/** A terminal that a table has to fit: its width, and what each column may lose. */
export interface Room {
  readonly width: number;
  readonly columns: readonly Give[];
}

export interface Aligned {
  readonly text: string;
  /** The columns that are not there though they say something, by number. */
  readonly leftOut: readonly number[];
}

/** Left-aligned columns; the last one is not padded. An empty text where there are no rows. */
export async function alignColumns(rows: readonly (readonly Cell[])[], paint: Paint): Promise<string> {
  return (await alignInRoom(rows, paint, undefined)).text;
}

/**
 * The same where rows have to fit a terminal; the first row is the heading. Names are cut in the middle, because their
 * ends tell them apart.
 */
export async function alignInRoom(
  rows: readonly (readonly Cell[])[],
  paint: Paint,
  room: Room | undefined,
): Promise<Aligned> {
  const cells = rows.map((row) => row.map((cell) => ({ ...cell, text: inert(cell.text) })));
  const width = await measure(cells.flat().map(({ text }) => text));
  const short = (cell: Cell): string => (cell.short === undefined ? cell.text : inert(cell.short));
  const count = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, index) => {
    const own = cells.flatMap((row) => row[index] ?? []);
    return {
      ...room?.columns[index],
      whole: Math.max(0, ...own.map(({ text }) => width(text))),
      short: Math.max(0, ...own.map((cell) => width(short(cell)))),
      empty: own.slice(1).every(({ text }) => text === ''),
    };
  });
  const { widths, shortened, gap } = fitColumns(columns, room?.width);
  const shownColumns = widths.flatMap((size, index) => (size === undefined ? [] : [{ size, index }]));
  const line = (row: readonly Cell[]): string =>
    shownColumns
      .map(({ size, index }, place) => {
        const cell = row[index] ?? { text: '' };
        const text = cutMiddle(shortened[index] ? short(cell) : cell.text, size, width);
        const shown = cell.style === undefined ? text : paint(cell.style, text);
        return place === shownColumns.length - 1 ? shown : shown + ' '.repeat(size + gap - width(text));
      })
      .join('')
      .trimEnd();
  return {
    text: cells.map((row) => `${line(row)}\n`).join(''),
    leftOut: widths.flatMap((size, index) =>
      size === undefined && columns[index]?.empty === false ? [index] : [],
    ),
  };
}

/** At most `size` columns, with … for what is left out between the two ends. Inert text in, inert text out. */
function cutMiddle(text: string, size: number, width: (text: string) => number): string {
  if (width(text) <= size) return text;
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  const end: string[] = [];
  const start: string[] = [];
  // The end says more: …cluster/prod, …-dev, …:6443.
  let left = size - 1;
  while (left > 0 && characters.length > 0) {
    const fromEnd = end.length <= start.length * 2;
    const next = (fromEnd ? characters.pop() : characters.shift()) ?? '';
    left -= width(next);
    if (left < 0) break;
    if (fromEnd) end.unshift(next);
    else start.push(next);
  }
  return size < 1 ? '' : `${start.join('')}…${end.join('')}`;
}

/** How wide texts are on a terminal. string-width comes with yargs anyway; plain ASCII does not need it, and start-up does not wait for it. */
export async function measure(texts: readonly string[]): Promise<(text: string) => number> {
  if (texts.every((text) => /^[\x20-\x7e]*$/.test(text))) return (text) => text.length;
  const { default: stringWidth } = await import('string-width');
  return stringWidth;
}
