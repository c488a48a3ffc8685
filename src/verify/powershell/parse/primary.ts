/** The smallest expressions, and what may follow them: `.member`, `::member`, `(arguments)`, `[index]`. */
import type { Expression, Index, InvokeMember, Member, StringConstant } from './ast.js';
import { isBlank, isDigit, isNewline, startsVariable } from './characters.js';
import type { Cursor } from './cursor.js';
import { parseArgumentVariable, parseVariable } from './dollar.js';
import { parseExpression } from './expressions.js';
import {
  parseArrayExpression,
  parseHashtable,
  parseParen,
  parseScriptBlockExpression,
  parseSubExpression,
} from './groups.js';
import { parseNumber } from './numbers.js';
import { parseString } from './strings.js';
import { takeIdentifier } from './words.js';

/** Left-deep trees of members and operators grow by one level for each step. */
const maximumSteps = 1000;

/**
 * A value that starts here with a character that means the same everywhere, or undefined: quoted strings, brackets,
 * here-strings. Variables and numbers depend on where they stand and are left to the caller.
 */
export function parseEnclosed(cursor: Cursor): Expression | undefined {
  const next = cursor.peek(1);
  switch (cursor.peek()) {
    case '"':
    case "'":
      return parseString(cursor);
    case '(':
      return parseParen(cursor);
    case '{':
      return parseScriptBlockExpression(cursor);
    case '$':
      return next === '(' ? parseSubExpression(cursor) : undefined;
    case '@':
      if (next === '(') return parseArrayExpression(cursor);
      if (next === '{') return parseHashtable(cursor);
      return next === '"' || next === "'" ? parseString(cursor) : undefined;
    default:
      return undefined;
  }
}

/** A primary expression in an expression, members and indices included; undefined where none starts. */
export function parsePrimary(cursor: Cursor): Expression | undefined {
  const first = parseValue(cursor);
  return first === undefined || first.kind === 'NumberConstant' ? first : parseSuffixes(cursor, first, true);
}

function parseValue(cursor: Cursor): Expression | undefined {
  const character = cursor.peek();
  const next = cursor.peek(1);
  const enclosed = parseEnclosed(cursor);
  if (enclosed !== undefined) return enclosed;
  if (character === '$' && (next === '{' || startsVariable(next))) return parseVariable(cursor);
  if (character === '$') cursor.refuse('`$` without a name');
  if (character === '@') cursor.refuse('`@` that starts neither an array nor a hashtable');
  if (isDigit(character) || (character === '.' && isDigit(next))) return parseNumber(cursor, true);
  return undefined;
}

/**
 * The members, calls and indices that follow a value without a blank between. Among the arguments of a command
 * (`inExpression` false) a `.` or `::` before a blank or the end is no member access.
 */
export function parseSuffixes(cursor: Cursor, first: Expression, inExpression: boolean): Expression {
  let target = first;
  for (let steps = 0; ; steps++) {
    if (steps > maximumSteps) cursor.refuse(`more than ${maximumSteps} members or indices in a row`);
    if (cursor.startsWith('<#')) cursor.refuse('a comment directly after a value');
    if (cursor.startsWith('?.') || cursor.startsWith('?[')) cursor.refuse('?. and ?[ ] are not read');
    if (cursor.peek() === '[') {
      target = parseIndex(cursor, target);
    } else if (cursor.startsWith('::')) {
      target = parseMember(cursor, target, '::');
    } else if (cursor.peek() === '.' && cursor.peek(1) !== '.') {
      const next = cursor.peek(1);
      if (!inExpression && (next === '' || isBlank(next) || isNewline(next))) return target;
      target = parseMember(cursor, target, '.');
    } else {
      return target;
    }
  }
}

/** `.name`, `::name`, with `(arguments)` where they follow. */
export function parseMember(cursor: Cursor, target: Expression, operator: '.' | '::'): Member | InvokeMember {
  cursor.take(operator);
  const member = parseMemberName(cursor);
  const isStatic = operator === '::';
  const start = target.extent.start;
  if (cursor.peek() === '{') cursor.refuse('a script block directly after a member');
  if (cursor.peek() !== '(') {
    return { kind: 'Member', target, member, static: isStatic, extent: cursor.extentFrom(start) };
  }
  const args = parseArguments(cursor);
  return {
    kind: 'InvokeMember',
    target,
    member,
    static: isStatic,
    arguments: args,
    extent: cursor.extentFrom(start),
  };
}

function parseMemberName(cursor: Cursor): StringConstant | Expression {
  const start = cursor.position;
  const name = takeIdentifier(cursor);
  if (name !== '') {
    if (cursor.peek() > '~') cursor.requirePlain(cursor.peek());
    return { kind: 'StringConstant', quote: 'bare', value: name, extent: cursor.extentFrom(start) };
  }
  const character = cursor.peek();
  if (character === '"' || character === "'") return parseString(cursor);
  const variable = character === '$' ? parseArgumentVariable(cursor) : undefined;
  return variable ?? cursor.refuse('a member name is missing, or of a form that is not read');
}

function parseArguments(cursor: Cursor): Expression[] {
  const args: Expression[] = [];
  cursor.take('(');
  cursor.deeper(
    () => {
      cursor.skipNewlines();
      if (cursor.peek() === ')') return;
      do {
        cursor.skipNewlines();
        args.push(parseExpression(cursor) ?? cursor.refuse('an argument is missing'));
        cursor.skipNewlines();
      } while (cursor.take(','));
    },
    { commaSeparates: true },
  );
  if (!cursor.take(')')) cursor.refuse('`)` expected after the arguments of a method');
  return args;
}

function parseIndex(cursor: Cursor, target: Expression): Index {
  cursor.take('[');
  const index = cursor.deeper(() => {
    cursor.skipNewlines();
    const inner = parseExpression(cursor) ?? cursor.refuse('an index is missing');
    cursor.skipNewlines();
    return inner;
  });
  if (!cursor.take(']')) cursor.refuse('`]` expected');
  return { kind: 'Index', target, index, extent: cursor.extentFrom(target.extent.start) };
}
