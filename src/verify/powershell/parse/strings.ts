/** Quoted strings and here-strings, as `tokenizer.cs` scans them. */
import type { ExpandableString, MinVersion, StringConstant } from './ast.js';
import { isBlank, isDoubleQuote, isNewline, isSingleQuote } from './characters.js';
import type { Cursor } from './cursor.js';
import { parseDollar } from './dollar.js';
import { TextBuilder } from './text-builder.js';

const singleRun = /[^'\u2018-\u201b\0\r\n]+/y;
const doubleRun = /[^"\u201c-\u201e`$\0\r\n]+/y;

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Consumes a backtick and what it escapes; adds what that stands for. */
export function parseEscape(cursor: Cursor, into: TextBuilder): void {
  const start = cursor.position;
  const character = cursor.peek(1);
  if (character === '' || character === '\0') cursor.refuse('a backtick that escapes nothing');
  cursor.position += 2;
  let value = escapes[character] ?? character;
  let version: MinVersion | undefined = character === 'e' ? '6.0' : undefined;
  if (character === 'u') {
    value = parseCodePoint(cursor, start);
    version = '6.0';
  }
  into.text(value, start, cursor.position);
  into.requires(version);
}

function parseCodePoint(cursor: Cursor, start: number): string {
  const match = cursor.match(/\{([0-9a-f]{1,6})\}/iy);
  const value = Number.parseInt(match?.[1] ?? '', 16);
  const surrogate = value >= 0xd800 && value <= 0xdfff;
  if (match === undefined || value > 0x10ffff || surrogate || value === 0xffff) {
    cursor.refuse('an escape `u{…} that names no character', start);
  }
  cursor.position += match[0].length;
  return String.fromCodePoint(value);
}

/** The inside of `'…'` from after the opening quote, closing quote consumed. */
export function parseSingleQuoted(cursor: Cursor, into: TextBuilder): void {
  const opened = cursor.position - 1;
  for (;;) {
    takeRun(cursor, singleRun, into);
    const start = cursor.position;
    const character = cursor.peek();
    if (character === '' || character === '\0') cursor.refuse('a string without a closing quote', opened);
    cursor.position++;
    if (!isSingleQuote(character)) {
      into.text(character, start, cursor.position);
      continue;
    }
    const second = cursor.peek();
    if (!isSingleQuote(second)) {
      if (character !== "'") cursor.refuse('a typographic quote ends this string', start);
      return;
    }
    cursor.position++;
    into.text(second, start, cursor.position);
  }
}

/** The inside of `"…"` from after the opening quote, closing quote consumed. */
export function parseDoubleQuoted(cursor: Cursor, into: TextBuilder): void {
  const opened = cursor.position - 1;
  for (;;) {
    takeRun(cursor, doubleRun, into);
    const start = cursor.position;
    const character = cursor.peek();
    if (character === '' || character === '\0') cursor.refuse('a string without a closing quote', opened);
    if (character === '`') {
      parseEscape(cursor, into);
    } else if (isDoubleQuote(character)) {
      cursor.position++;
      const second = cursor.peek();
      if (!isDoubleQuote(second)) {
        if (character !== '"') cursor.refuse('a typographic quote ends this string', start);
        return;
      }
      cursor.position++;
      into.text(second, start, cursor.position);
    } else {
      parseExpandableCharacter(cursor, into, false);
    }
  }
}

/** Takes over text in which nothing is special. */
function takeRun(cursor: Cursor, pattern: RegExp, into: TextBuilder): void {
  const start = cursor.position;
  const run = cursor.takeRun(pattern);
  if (run !== '') into.text(run, start, cursor.position);
}

function parseExpandableCharacter(cursor: Cursor, into: TextBuilder, hereString: boolean): void {
  const start = cursor.position;
  const character = cursor.peek();
  if (character === '$') {
    const part = parseDollar(cursor, hereString);
    if (part !== undefined) {
      into.part(part);
      return;
    }
  }
  cursor.position = start + 1;
  into.text(character, start, cursor.position);
}

/** A string that starts here with an ASCII quote or, as a here-string, with `@` and one. */
export function parseString(cursor: Cursor): StringConstant | ExpandableString {
  const start = cursor.position;
  const into = new TextBuilder();
  const here = cursor.take('@');
  const single = cursor.peek() === "'";
  cursor.position++;
  if (here) parseHereString(cursor, into, single);
  else if (single) parseSingleQuoted(cursor, into);
  else parseDoubleQuoted(cursor, into);
  const quote = single ? 'single' : 'double';
  return into.finish(here ? `${quote}-here` : quote, cursor.extentFrom(start));
}

/** From after `@"` or `@'` to after the closing `"@` or `'@`, which must be the first of its line. */
function parseHereString(cursor: Cursor, into: TextBuilder, single: boolean): void {
  const opened = cursor.position - 2;
  while (isBlank(cursor.peek())) cursor.position++;
  if (!isNewline(cursor.peek())) cursor.refuse('text after the opening quote of a here-string');
  takeLineBreak(cursor);
  if (takeFooter(cursor, single)) return;
  for (;;) {
    takeRun(cursor, single ? singleRun : doubleRun, into);
    const start = cursor.position;
    const character = cursor.peek();
    if (character === '' || character === '\0')
      cursor.refuse('a here-string without a closing quote', opened);
    if (isNewline(character)) {
      const lineBreak = takeLineBreak(cursor);
      // The line break before the closing quote is no part of the string.
      if (takeFooter(cursor, single)) return;
      into.text(lineBreak, start, cursor.position);
    } else if (single) {
      cursor.position++;
      into.text(character, start, cursor.position);
    } else if (character === '`') {
      parseEscape(cursor, into);
    } else {
      parseExpandableCharacter(cursor, into, true);
    }
  }
}

function takeLineBreak(cursor: Cursor): string {
  const lineBreak = cursor.startsWith('\r\n') ? '\r\n' : cursor.peek();
  cursor.position += lineBreak.length;
  return lineBreak;
}

function takeFooter(cursor: Cursor, single: boolean): boolean {
  const quote = cursor.peek();
  if (!(single ? isSingleQuote(quote) : isDoubleQuote(quote)) || cursor.peek(1) !== '@') return false;
  if (quote !== (single ? "'" : '"')) cursor.refuse('a typographic quote ends this string');
  cursor.position += 2;
  return true;
}
