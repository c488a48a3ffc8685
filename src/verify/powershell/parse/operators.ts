/** The operators of expressions: how they are written, and how tightly they bind (`token.cs`). */
import type { AssignmentOperator, BinaryOperator, UnaryOperator } from './ast.js';
import { isLetter } from './characters.js';
import type { Cursor } from './cursor.js';

const comparisons = new Set(
  'eq ne gt ge lt le like notlike match notmatch contains notcontains in notin replace split'.split(' '),
);
const words = (precedence: number, names: Iterable<string>): [string, number][] =>
  [...names].map((name) => [name, precedence]);
const precedences: ReadonlyMap<string, number> = new Map([
  ...words(1, ['-and', '-or', '-xor']),
  ...words(2, ['-band', '-bor', '-bxor']),
  ...words(5, ['-is', '-isnot', '-as', '-join', '-shl', '-shr']),
  ...words(
    5,
    [...comparisons].flatMap((name) => [`-${name}`, `-c${name}`]),
  ),
  ...words(7, ['??']),
  ...words(9, ['+', '-']),
  ...words(10, ['*', '/', '%']),
  ...words(12, ['-f']),
  ...words(13, ['..']),
]);

const unaryWords = new Set(['-not', '-bnot', '-join', '-split']);
const assignments: readonly AssignmentOperator[] = ['??=', '+=', '-=', '*=', '/=', '%=', '='];

const isBinary = (word: string): word is BinaryOperator => precedences.has(word);
const isUnary = (word: string): word is UnaryOperator => unaryWords.has(word);

export const precedence = (operator: BinaryOperator): number => precedences.get(operator) ?? 0;

/** The `-word` that starts here in lower case, without the `i` of the case-insensitive forms; its end. */
function peekDashWord(cursor: Cursor): { word: string; length: number } {
  let length = 1;
  while (isLetter(cursor.peek(length)) && length < 20) length++;
  const written = cursor.text.slice(cursor.position, cursor.position + length).toLowerCase();
  const without = written.replace(/^-i/, '-');
  // -in, -is and -isnot keep their i; -iin, -inotin and the like lose it.
  const word = !isBinary(written) && comparisons.has(without.slice(1)) ? without : written;
  return { word, length };
}

/** Consumes the binary operator that starts here, if one does. */
export function takeBinaryOperator(cursor: Cursor): BinaryOperator | undefined {
  const character = cursor.peek();
  const next = cursor.peek(1);
  if (character === '-' && isLetter(next)) {
    const { word, length } = peekDashWord(cursor);
    if (!isBinary(word)) return undefined;
    cursor.position += length;
    return word;
  }
  if (cursor.startsWith('??') && cursor.peek(2) !== '=') {
    cursor.position += 2;
    return '??';
  }
  if (cursor.startsWith('..')) {
    cursor.position += 2;
    return '..';
  }
  const symbol = ['+', '-', '*', '/', '%'].includes(character) ? character : '';
  if (symbol === '' || next === '=' || (symbol === '*' && next === '>')) return undefined;
  if ((symbol === '+' || symbol === '-') && next === symbol) return undefined;
  if (!isBinary(symbol)) return undefined;
  cursor.position++;
  return symbol;
}

/** Consumes the operator that starts here before its operand, if one does. A sign of a number is left alone. */
export function takeUnaryOperator(cursor: Cursor): UnaryOperator | undefined {
  const character = cursor.peek();
  const next = cursor.peek(1);
  if (character === ',' && !cursor.commaSeparates) {
    cursor.position++;
    return ',';
  }
  if (character === '!') {
    if (/[\w.]/.test(next)) cursor.refuse('`!` directly before a word or number');
    cursor.position++;
    return '!';
  }
  if (character === '-' && isLetter(next)) {
    const { word, length } = peekDashWord(cursor);
    if (!isUnary(word)) return undefined;
    cursor.position += length;
    return word;
  }
  if (cursor.take('++')) return '++';
  if (cursor.take('--')) return '--';
  if ((character === '+' || character === '-') && next !== '=' && !/[\d.]/.test(next)) {
    cursor.position++;
    return character;
  }
  return undefined;
}

/** Consumes the assignment operator that starts here, if one does. */
export function takeAssignmentOperator(cursor: Cursor): AssignmentOperator | undefined {
  return assignments.find((operator) => cursor.take(operator));
}
