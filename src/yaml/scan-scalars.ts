/** Scalars as libyaml's scanner reads them (goyaml.v2 scannerc.go): block, quoted and plain. */
import type { Cursor } from './cursor.js';
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
  cursor.need(1);
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
      value += cursor.take();
      cursor.need(1);
    }
    cursor.need(2);
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
    cursor.need(1);
  };
  const digit = (): void => {
    const value = cursor.code() - 0x30;
    if (value < 0 || value > 9) return;
    if (value === 0) throw scannerError('found an indentation indicator equal to 0', cursor.mark(), start);
    increment = value;
    cursor.skip();
    cursor.need(1);
  };
  cursor.need(1);
  chomping();
  digit();
  if (keep === 'one') chomping();
  while (cursor.isBlank()) {
    cursor.skip();
    cursor.need(1);
  }
  if (cursor.is('#')) skipComment(cursor);
  if (!cursor.isBreakOrEnd()) {
    throw scannerError('did not find expected comment or line break', cursor.mark(), start);
  }
  cursor.need(2);
  cursor.takeLine();
  return { keep, increment };
}

/** Steps over a comment, up to the end of its line. */
export function skipComment(cursor: Cursor): void {
  while (!cursor.isBreakOrEnd()) {
    cursor.skip();
    cursor.need(1);
  }
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
    cursor.need(1);
    while ((margin === 0 || cursor.column < margin) && cursor.isSpace()) {
      cursor.skip();
      cursor.need(1);
    }
    widest = Math.max(widest, cursor.column);
    if ((margin === 0 || cursor.column < margin) && cursor.isTab()) {
      const problem = 'found a tab character where an indentation space is expected';
      throw scannerError(problem, cursor.mark(), start);
    }
    if (!cursor.isBreak()) break;
    cursor.need(2);
    breaks += cursor.takeLine();
  }
  return { breaks, margin: margin !== 0 ? margin : Math.max(widest, indent + 1, 1) };
}

/** `'…'` or `"…"`. */
export function scanQuotedScalar(cursor: Cursor): string {
  const start = cursor.mark();
  const quote = cursor.take();
  let value = '';
  for (;;) {
    cursor.need(4);
    if (cursor.isDocumentIndicator()) {
      throw scannerError('found unexpected document indicator', cursor.mark(), start);
    }
    if (cursor.isEnd()) throw scannerError('found unexpected end of stream', cursor.mark(), start);
    const word = scanQuotedWord(cursor, quote, start);
    value += word.value;
    cursor.need(1);
    if (cursor.is(quote)) break;
    value += scanFold(cursor, word.escapedBreak, () => {});
  }
  cursor.skip();
  return value;
}

/** The characters up to a blank, a line break or the closing quote; an escaped line break ends it, too. */
function scanQuotedWord(
  cursor: Cursor,
  quote: string,
  start: Mark,
): { value: string; escapedBreak: boolean } {
  let value = '';
  while (!cursor.isBlankOrEnd()) {
    if (quote === "'" && cursor.startsWith("''")) {
      value += "'";
      cursor.skip();
      cursor.skip();
    } else if (cursor.is(quote)) {
      break;
    } else if (quote === '"' && cursor.is('\\') && cursor.isBreak(1)) {
      cursor.need(3);
      cursor.skip();
      cursor.takeLine();
      return { value, escapedBreak: true };
    } else if (quote === '"' && cursor.is('\\')) {
      value += scanEscape(cursor, start);
    } else {
      value += cursor.take();
    }
    cursor.need(2);
  }
  return { value, escapedBreak: false };
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const escapeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function scanEscape(cursor: Cursor, start: Mark): string {
  const name = String.fromCharCode(cursor.code(1));
  const simple = Object.hasOwn(escapes, name) ? escapes[name] : undefined;
  const length = Object.hasOwn(escapeLengths, name) ? escapeLengths[name] : undefined;
  if (simple === undefined && length === undefined) {
    throw scannerError('found unknown escape character', cursor.mark(), start);
  }
  cursor.skip();
  cursor.skip();
  if (length === undefined) return simple ?? '';
  cursor.need(length);
  let digits = '';
  for (let k = 0; k < length; k++) digits += String.fromCharCode(cursor.code(k));
  if (!/^[0-9A-Fa-f]+$/.test(digits)) {
    throw scannerError('did not find expected hexdecimal number', cursor.mark(), start);
  }
  const point = Number.parseInt(digits, 16);
  if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) {
    throw scannerError('found invalid Unicode character escape code', cursor.mark(), start);
  }
  for (let k = 0; k < length; k++) cursor.skip();
  return String.fromCodePoint(point);
}

/**
 * Blanks and line breaks between two words of a flow scalar, folded: blanks stay, one break becomes a space, more
 * become one less. `check` may refuse a blank at the beginning of a line.
 */
function scanFold(cursor: Cursor, broken: boolean, check: () => void): string {
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
      cursor.need(2);
      if (onNewLine) {
        further += cursor.takeLine();
      } else {
        blanks = '';
        first = cursor.takeLine();
        onNewLine = true;
      }
    }
    cursor.need(1);
  }
  if (!onNewLine) return blanks;
  if (!first.startsWith('\n')) return first + further;
  return further === '' ? ' ' : further;
}

/** What a plain scalar was, and whether it ended on a new line (where a simple key may begin). */
export interface PlainScalar {
  readonly value: string;
  readonly onNewLine: boolean;
}

/** A scalar without quotes. `indent` is the column of the enclosing block; `inFlow` whether it stands in `[]` or `{}`. */
export function scanPlainScalar(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const start = cursor.mark();
  let value = '';
  let fold = '';
  let onNewLine = false;
  for (;;) {
    cursor.need(4);
    if (cursor.isDocumentIndicator() || cursor.is('#')) break;
    while (!cursor.isBlankOrEnd() && !endsPlain(cursor, inFlow)) {
      value += fold + cursor.take();
      fold = '';
      onNewLine = false;
      cursor.need(2);
    }
    if (!cursor.isBlank() && !cursor.isBreak()) break;
    cursor.need(1);
    const line = cursor.line;
    fold = scanFold(cursor, onNewLine, () => {
      if (cursor.column > indent || !cursor.isTab()) return;
      throw scannerError('found a tab character that violates indentation', cursor.mark(), start);
    });
    onNewLine ||= cursor.line !== line;
    if (!inFlow && cursor.column <= indent) break;
  }
  return { value, onNewLine };
}

function endsPlain(cursor: Cursor, inFlow: boolean): boolean {
  if (cursor.is(':') && cursor.isBlankOrEnd(1)) return true;
  return inFlow && ',?[]{}'.includes(String.fromCharCode(cursor.code()));
}
