/** Quoted scalars as libyaml's scanner reads them (goyaml.v2 scannerc.go). */

import type { Cursor } from './cursor.js';
import { scanFold } from './scan-blanks.js';
import { type Mark, scannerError } from './yaml-error.js';

/** `'…'` or `"…"`. */
export function scanQuotedScalar(cursor: Cursor): string {
  const start = cursor.mark();
  const quote = cursor.take();
  let value = '';
  for (;;) {
    if (cursor.isDocumentIndicator()) {
      throw scannerError('found unexpected document indicator', cursor.mark(), start);
    }
    if (cursor.isEnd()) throw scannerError('found unexpected end of stream', cursor.mark(), start);
    const word = scanQuotedWord(cursor, quote, start);
    value += word.value;
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
      cursor.skip();
      cursor.takeLine();
      return { value, escapedBreak: true };
    } else if (quote === '"' && cursor.is('\\')) {
      value += scanEscape(cursor, start);
    } else {
      value += cursor.takeRun() || cursor.take();
    }
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
