/** Block scalars as libyaml's scanner reads them (goyaml.v2 scannerc.go). */

import type { Cursor } from './cursor.js';
import { skipBlanks, skipComment } from './scan-blanks.js';
import { type Mark, scannerError } from './yaml-error.js';

/** `|` or `>`, its header and its lines. `indent` is the column of the enclosing block; -1 at the top. */
export function scanBlockScalar(cursor: Cursor, indent: number): string {
  const start = cursor.mark();
  const literal = cursor.is('|');
  cursor.skip();
  const { keep, increment } = scanBlockHeader(cursor, start);
  const known = increment === 0 ? 0 : Math.max(indent, 0) + increment;
  const first = scanBlockBreaks(cursor, known, indent, start);
  const margin = first.margin;
  let breaks = first.breaks;
  let value = '';
  let lineBreak = '';
  let leadingBlank = false;
  while (cursor.column === margin && !cursor.isEnd()) {
    const blank = cursor.isBlank();
    if (!literal && lineBreak.startsWith('\n') && !leadingBlank && !blank) {
      if (breaks === '') value += ' ';
    } else {
      value += lineBreak;
    }
    value += breaks;
    leadingBlank = blank;
    while (!cursor.isBreakOrEnd()) {
      value += cursor.takeRun() || cursor.take();
    }
    lineBreak = cursor.takeLine();
    breaks = scanBlockBreaks(cursor, margin, indent, start).breaks;
  }
  if (keep === 'none') return value;
  return keep === 'one' ? value + lineBreak : value + lineBreak + breaks;
}

/** How many of the last line breaks stay. */
type Keep = 'none' | 'one' | 'all';

function scanBlockHeader(cursor: Cursor, start: Mark): { keep: Keep; increment: number } {
  let keep: Keep = 'one';
  let increment = 0;
  const chomping = (): void => {
    if (!cursor.is('+') && !cursor.is('-')) return;
    keep = cursor.is('+') ? 'all' : 'none';
    cursor.skip();
  };
  const digit = (): void => {
    const value = cursor.code() - 0x30;
    if (value < 0 || value > 9) return;
    if (value === 0) throw scannerError('found an indentation indicator equal to 0', cursor.mark(), start);
    increment = value;
    cursor.skip();
  };
  chomping();
  digit();
  if (keep === 'one') chomping();
  skipBlanks(cursor);
  if (cursor.is('#')) skipComment(cursor);
  if (!cursor.isBreakOrEnd()) {
    throw scannerError('did not find expected comment or line break', cursor.mark(), start);
  }
  cursor.takeLine();
  return { keep, increment };
}

/** The empty lines before the next line of a block scalar; and its margin, found here where `margin` is 0. */
function scanBlockBreaks(
  cursor: Cursor,
  margin: number,
  indent: number,
  start: Mark,
): { breaks: string; margin: number } {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((margin === 0 || cursor.column < margin) && cursor.isSpace()) {
      cursor.skip();
    }
    widest = Math.max(widest, cursor.column);
    if ((margin === 0 || cursor.column < margin) && cursor.isTab()) {
      const problem = 'found a tab character where an indentation space is expected';
      throw scannerError(problem, cursor.mark(), start);
    }
    if (!cursor.isBreak()) break;
    breaks += cursor.takeLine();
  }
  return { breaks, margin: margin !== 0 ? margin : Math.max(widest, indent + 1, 1) };
}
