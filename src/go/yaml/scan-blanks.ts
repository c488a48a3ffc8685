/** What stands between words and tokens: blanks, line breaks, comments. */
import type { Cursor } from './cursor.js';

/** Steps over a comment, up to the end of its line. */
export function skipComment(cursor: Cursor): void {
  while (!cursor.isBreakOrEnd()) {
    cursor.skip();
  }
}

/** Steps over spaces and tabs. */
export function skipBlanks(cursor: Cursor): void {
  while (cursor.isBlank()) {
    cursor.skip();
  }
}

/**
 * Blanks and line breaks between two words of a flow scalar, folded: blanks stay, one break becomes a space, more
 * become one less. `check` may refuse a blank at the beginning of a line.
 */
export function scanFold(cursor: Cursor, broken: boolean, check: () => void): string {
  let onNewLine = broken;
  let blanks = '';
  let first = '';
  let further = '';
  while (cursor.isBlank() || cursor.isBreak()) {
    if (cursor.isBlank()) {
      if (onNewLine) {
        check();
        cursor.skip();
      } else {
        blanks += cursor.take();
      }
    } else {
      if (onNewLine) {
        further += cursor.takeLine();
      } else {
        blanks = '';
        first = cursor.takeLine();
        onNewLine = true;
      }
    }
  }
  if (!onNewLine) return blanks;
  if (!first.startsWith('\n')) return first + further;
  return further === '' ? ' ' : further;
}
