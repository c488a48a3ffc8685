/** Columns for people, aligned by what a terminal shows: foreign text is inert, wide characters count as two. */
import { inert } from '../display.js';
import type { Paint, Style } from './colors.js';

export interface Cell {
  readonly text: string;
  readonly style?: Style | undefined;
}

const gap = 3;

/** Left-aligned columns; the last one is not padded. An empty text where there are no rows. */
export async function alignColumns(rows: readonly (readonly Cell[])[], paint: Paint): Promise<string> {
  const cells = rows.map((row) => row.map(({ text, style }) => ({ text: inert(text), style })));
  const width = await measure(cells.flat().map(({ text }) => text));
  const widths: number[] = [];
  for (const row of cells) {
    row.forEach(({ text }, column) => {
      widths[column] = Math.max(widths[column] ?? 0, width(text));
    });
  }
  const lines = cells.map((row) =>
    row
      .map(({ text, style }, column) => {
        const shown = style === undefined ? text : paint(style, text);
        const padding = column === row.length - 1 ? 0 : (widths[column] ?? 0) + gap - width(text);
        return shown + ' '.repeat(padding);
      })
      .join('')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** How wide texts are on a terminal. string-width comes with yargs anyway; plain ASCII does not need it, and start-up does not wait for it. */
export async function measure(texts: readonly string[]): Promise<(text: string) => number> {
  if (texts.every((text) => /^[\x20-\x7e]*$/.test(text))) return (text) => text.length;
  const { default: stringWidth } = await import('string-width');
  return stringWidth;
}
