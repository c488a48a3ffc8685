/** Single arguments of a command. */
import type { Expression, StringConstant, Variable } from './ast.js';
import { endsToken, isDigit, startsIdentifier } from './characters.js';
import type { Cursor } from './cursor.js';
import { parseArgumentVariable } from './dollar.js';
import { parseNumber } from './numbers.js';
import { parseEnclosed, parseSuffixes } from './primary.js';
import { parseWord } from './words.js';

/**
 * The argument that starts here: a word, number, quoted string, variable or bracket, with members and indices where
 * they follow. Undefined, nothing consumed, where the command ends. Parameters such as `-x` and redirections are the
 * caller's to take first.
 */
export function parseArgument(cursor: Cursor): Expression | undefined {
  const character = cursor.peek();
  const next = cursor.peek(1);
  if ('&|});,'.includes(character) || character === '\n' || character === '\r') return undefined;
  if ('<>'.includes(character) || (next === '>' && '*123456'.includes(character))) {
    cursor.refuse('a redirection does not fit here');
  }
  const enclosed = parseEnclosed(cursor);
  if (enclosed !== undefined) return parseSuffixes(cursor, requireNotVerbatim(cursor, enclosed), false);
  if (character === '$') {
    const variable = parseArgumentVariable(cursor);
    if (variable !== undefined) return parseSuffixes(cursor, variable, false);
    return requireNotVerbatim(cursor, parseWord(cursor));
  }
  if (character === '@') cursor.refuse('`@` at the start of a word that is no argument of its own');
  if (isDigit(character) || (character === '.' && isDigit(next))) {
    const number = parseNumber(cursor, false);
    if (number !== undefined) return number;
  }
  if (character === ']') return parseSingle(cursor);
  if (character === '.' && '$"\''.includes(next) && next !== '')
    cursor.refuse('a `.` directly before a value');
  if (character === ':') return parseColonWord(cursor);
  return requireNotVerbatim(cursor, parseWord(cursor));
}

/** `]` is always a word of its own. */
function parseSingle(cursor: Cursor): StringConstant {
  const start = cursor.position;
  const value = cursor.peek();
  cursor.position++;
  return { kind: 'StringConstant', quote: 'bare', value, extent: cursor.extentFrom(start) };
}

/** A word that starts with `:` could be a label, and follows rules of its own where more than a name follows. */
function parseColonWord(cursor: Cursor): Expression {
  const word = parseWord(cursor);
  const text = cursor.text.slice(word.extent.start, word.extent.end);
  if (/[$`'"]/.test(text))
    cursor.refuse('a word that starts with `:`, with quotes or variables in it', word.extent.start);
  return word;
}

/**
 * `@name`, consumed, if it starts here: allowed only as an argument of its own (`SemanticChecks.cs`,
 * VisitVariableExpression).
 */
export function parseSplat(cursor: Cursor): Variable | undefined {
  const start = cursor.position;
  if (cursor.peek() !== '@' || '({"\''.includes(cursor.peek(1) || ' ')) return undefined;
  const variable = startsIdentifier(cursor.peek(1)) ? parseArgumentVariable(cursor) : undefined;
  if (variable === undefined || !endsToken(cursor.peek())) {
    return cursor.refuse('`@` at the start of a word', start);
  }
  const end = cursor.position;
  cursor.skipBlanks();
  if (cursor.peek() === ',') cursor.refuse('a splatted variable as the element of a list', start);
  cursor.position = end;
  return variable;
}

/** `--%` makes PowerShell take the rest of the line as it is, and even a quoted one does. */
function requireNotVerbatim<T extends Expression>(cursor: Cursor, word: T): T {
  if (word.kind === 'StringConstant' && word.value === '--%') {
    cursor.refuse('`--%` hands the rest of the line to the program as it is', word.extent.start);
  }
  return word;
}
