/** What the parser says when a script leaves the subset it can read without guessing. */

/** Line and column of an offset, both from 1; the column counts UTF-16 units. CRLF, LF and a lone CR end a line. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  const breaks = /\r\n|\r|\n/g;
  for (
    let match = breaks.exec(text);
    match !== null && breaks.lastIndex <= offset;
    match = breaks.exec(text)
  ) {
    line++;
    start = breaks.lastIndex;
  }
  return { line, column: offset - start + 1 };
}

/**
 * The text is outside the subset, or no PowerShell at all: which of the two is not said, because it is not known.
 * `reason` is one sentence without a full stop; foreign text in it must still go through `inert` before it is shown.
 */
export class PowerShellSyntaxRefusal extends Error {
  readonly reason: string;
  /** True where PowerShell has such a construct: it is not the script's fault that it is not read. */
  readonly construct: boolean;
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(text: string, offset: number, reason: string, construct = false) {
    const { line, column } = lineAndColumn(text, offset);
    super(`${line}:${column}: ${reason}`);
    this.name = new.target.name;
    this.reason = reason;
    this.construct = construct;
    this.offset = offset;
    this.line = line;
    this.column = column;
  }
}
