/** How one finding can be mended. */
import type { Finding } from '../verify/report.js';
import type { Edit } from './edit.js';

/** The edits that mend one finding, and none of them adds or removes a line. */
export interface Repair {
  readonly finding: Finding;
  /** The offset of the finding's place. */
  readonly offset: number;
  readonly edits: readonly Edit[];
  /** The lines of the command that is called with other arguments afterwards; undefined where every call stays. */
  readonly calls: { readonly first: number; readonly last: number } | undefined;
}

/** Finds repairs for the findings of a script; those without a safe one are left out. */
export type Repairs = (text: string, findings: readonly Finding[]) => readonly Repair[];

/** The offset of a place, both counted from 1; undefined where the text has no such place. */
export function offsetOf(
  text: string,
  { line, column }: { line: number; column: number },
): number | undefined {
  let start = 0;
  for (let number = 1; number < line; number++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  const offset = start + column - 1;
  return offset <= text.length ? offset : undefined;
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
