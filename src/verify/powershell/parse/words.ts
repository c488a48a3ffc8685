/** The bare words of a command, quoted pieces, variables and `$(…)` within them included. */
import type { ExpandableString, StringConstant } from './ast.js';
import { endsToken, isDoubleQuote, isNewline, isSingleQuote } from './characters.js';
import type { Cursor } from './cursor.js';
import { parseDollar } from './dollar.js';
import { parseDoubleQuoted, parseEscape, parseSingleQuoted } from './strings.js';
import { TextBuilder } from './text-builder.js';

/**
 * The word that starts here and reaches to what ends a token. The first `raw` characters are taken as they are
 * (`tokenizer.cs`, ScanGenericToken).
 */
export function parseWord(cursor: Cursor, raw = 0): StringConstant | ExpandableString {
  const start = cursor.position;
  const into = new TextBuilder();
  if (raw > 0) {
    cursor.position += raw;
    into.text(cursor.text.slice(start, cursor.position), start, cursor.position);
  }
  let braces = /[{}]/.test(cursor.peek() === '`' ? cursor.peek(1) : '');
  for (let character = cursor.peek(); !endsToken(character); character = cursor.peek()) {
    const from = cursor.position;
    parsePiece(cursor, character, into);
    braces ||= character === "'" && /[{}]/.test(cursor.text.slice(from, cursor.position));
  }
  if (cursor.position === start) cursor.refuse('a word is missing');
  const word = into.finish('bare', cursor.extentFrom(start));
  if (braces && word.kind === 'ExpandableString') {
    // PowerShell takes these braces for placeholders of its own and fails at run time: it doubles them for its
    // format string everywhere but in single quotes and in an escape that starts the word.
    cursor.refuse('quoted braces and a variable in the same bare word', start);
  }
  return word;
}

function parsePiece(cursor: Cursor, character: string, into: TextBuilder): void {
  cursor.requirePlain(character);
  const start = cursor.position;
  if (character === '`') {
    if (isNewline(cursor.peek(1))) cursor.refuse('a backtick inside a word takes the line break into it');
    cursor.requirePlain(cursor.peek(1), start + 1);
    parseEscape(cursor, into);
    return;
  }
  if (isSingleQuote(character) || isDoubleQuote(character)) {
    cursor.position++;
    if (character === "'") parseSingleQuoted(cursor, into);
    else parseDoubleQuoted(cursor, into);
    return;
  }
  if (character === '$') {
    const part = parseDollar(cursor, false);
    if (part !== undefined) {
      into.part(part);
      return;
    }
  }
  const plain = cursor.takeRun(plainRun);
  if (plain === '') cursor.position++;
  into.text(plain || character, start, cursor.position);
}

const plainRun = /[^\s`'"$&(),;{|}\0-\x1f\x7f-\uffff]+/y;
const identifier = /[a-z_]\w*/iy;

/** The identifier that starts here, consumed; '' if none does. */
export function takeIdentifier(cursor: Cursor): string {
  return cursor.takeRun(identifier);
}

/** The keyword that starts here as a word of its own, in lower case and not consumed; '' if the word is none. */
export function peekKeyword(cursor: Cursor): string {
  const start = cursor.position;
  const word = takeIdentifier(cursor);
  const after = cursor.peek();
  cursor.position = start;
  return endsToken(after) ? word.toLowerCase() : '';
}
