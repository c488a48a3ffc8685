/** Go's text/tabwriter as kubectl sets it up (cli-runtime printers.GetNewTabWriter): cells at least 6 wide, 3 apart. */

const minimalWidth = 6;
const padding = 3;

/**
 * Aligns the cells of a text: a tab ends a cell, a line break a line. What follows the last tab of a line is not
 * aligned, and widths that a column once had stay (liggitt/tabwriter's RememberWidths).
 */
export function alignTabs(text: string): string {
  const widthOf = /^[\0-~]*$/.test(text) ? units : codePoints;
  const remembered: number[] = [];
  let output = '';
  let lines: string[][] = [[]];
  const flush = (): void => {
    output += new Table(lines, remembered, widthOf).text();
    lines = [[]];
  };
  const pieces = text.split(/([\t\v\n\f])/);
  for (let at = 0; at + 1 < pieces.length; at += 2) {
    const line = lines.at(-1) ?? [];
    line.push(pieces[at] ?? '');
    const end = pieces[at + 1];
    if (end !== '\n' && end !== '\f') continue;
    lines.push([]);
    // A line of one cell has no bearing on the next ones.
    if (end === '\f' || line.length === 1) flush();
  }
  const rest = pieces.at(-1) ?? '';
  if (rest !== '') lines.at(-1)?.push(rest);
  flush();
  return output;
}

/** In code points, as Go counts: those beyond U+FFFF are two units of a string. */
const codePoints = (cell: string): number => [...cell].length;
const units = (cell: string): number => cell.length;

class Table {
  readonly #lines: readonly (readonly string[])[];
  readonly #remembered: number[];
  readonly #widthOf: (cell: string) => number;
  readonly #widths: number[] = [];
  #output = '';

  constructor(
    lines: readonly (readonly string[])[],
    remembered: number[],
    widthOf: (cell: string) => number,
  ) {
    this.#lines = lines;
    this.#remembered = remembered;
    this.#widthOf = widthOf;
  }

  text(): string {
    this.#format(0, this.#lines.length);
    return this.#output;
  }

  /** The next column of these lines: each run of lines that have it gets one width. */
  #format(from: number, to: number): void {
    const column = this.#widths.length;
    let written = from;
    for (let at = from; at < to; at++) {
      if (!this.#hasCell(at, column)) continue;
      this.#write(written, at);
      written = at;
      let width = minimalWidth;
      for (; at < to && this.#hasCell(at, column); at++) {
        width = Math.max(width, this.#widthOf(this.#lines[at]?.[column] ?? '') + padding);
      }
      width = Math.max(width, this.#remembered[column] ?? 0);
      this.#remembered[column] = width;
      this.#widths.push(width);
      this.#format(written, at);
      this.#widths.pop();
      written = at;
      at--;
    }
    this.#write(written, to);
  }

  #hasCell(line: number, column: number): boolean {
    return column < (this.#lines[line]?.length ?? 0) - 1;
  }

  #write(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      let column = 0;
      for (const cell of this.#lines[at] ?? []) {
        const width = this.#widths[column++];
        this.#output +=
          width === undefined ? cell : cell + ' '.repeat(Math.max(0, width - this.#widthOf(cell)));
      }
      if (at + 1 < this.#lines.length) this.#output += '\n';
    }
  }
}
