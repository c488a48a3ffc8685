/**
 * PowerShell scans the first token of a statement as a command's word before it knows that it is an expression, and
 * keeps the errors of that first look. So `$x+=@'…` is an error if its quotes do not pair up as those of a word do.
 */
import { endsToken, isDoubleQuote, isSingleQuote } from './characters.js';
import type { Cursor } from './cursor.js';
import { findSubExpressionEnd } from './dollar.js';

const dollar = /\$(?:\{[^{}`"]{1,200}\}|[$?^]|(?:[\w?]|:(?!:))+)/y;

/** Refuses where the word that starts here cannot be scanned to its end. Consumes nothing. */
export function requireScannable(cursor: Cursor): void {
  const start = cursor.position;
  // Only what may start a word that goes on behind an expression; brackets and quotes are tokens of their own.
  if (!/[$[\d!+\-.]/.test(cursor.peek()) || cursor.startsWith('$(')) return;
  if (cursor.peek() === '$') skipDollar(cursor);
  // There a variable ends, whatever follows.
  const ended = cursor.position > start + 1 && '.[=:'.includes(cursor.peek());
  while (!ended && !endsToken(cursor.peek())) skipPiece(cursor);
  cursor.returnTo(start);
}

function skipPiece(cursor: Cursor): void {
  const character = cursor.peek();
  if (character === '`') skipEscape(cursor);
  else if (isSingleQuote(character)) skipQuoted(cursor, isSingleQuote);
  else if (isDoubleQuote(character)) skipQuoted(cursor, isDoubleQuote);
  else if (character === '$') skipDollar(cursor);
  else cursor.position++;
}

function skipEscape(cursor: Cursor): void {
  if (cursor.peek(1) === 'u') cursor.refuse('an escape `u in the first word of a statement is not read');
  cursor.position += cursor.peek(1) === '' ? 1 : 2;
}

function skipDollar(cursor: Cursor): void {
  if (cursor.peek(1) === '(') {
    cursor.position = findSubExpressionEnd(cursor, false);
    return;
  }
  const match = cursor.match(dollar);
  if (match === undefined) {
    if (cursor.peek(1) === '{' || cursor.peek(1) > '~') {
      cursor.refuse('a variable name of a form that is not read');
    }
    cursor.position++;
    return;
  }
  const name = match[0].replace(/[${}]/g, '');
  if (name !== '' && !/^(?:[^:]+:)?[^:]+$/.test(name)) {
    cursor.refuse('a variable name of a form that is not read');
  }
  cursor.position += match[0].length;
  if (cursor.peek() > '~')
    cursor.refuse('a variable name before a character that may or may not belong to it');
}

function skipQuoted(cursor: Cursor, isQuote: (character: string) => boolean): void {
  const start = cursor.position;
  const expands = isQuote === isDoubleQuote;
  for (cursor.position++; ; ) {
    const character = cursor.peek();
    if (character === '')
      cursor.refuse('the quotes of this word, as PowerShell scans it first, do not pair up', start);
    if (expands && character === '`') skipEscape(cursor);
    else if (expands && character === '$') skipDollar(cursor);
    else if (!isQuote(character)) cursor.position++;
    else if (isQuote(cursor.peek(1))) cursor.position += 2;
    else break;
  }
  cursor.position++;
}
