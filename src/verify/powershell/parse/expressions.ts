/** Expressions: ternary, binary and unary operators, arrays by comma, casts. */
import type { BinaryOperator, Expression, TypeConstraint } from './ast.js';
import { isDigit, isNewline } from './characters.js';
import { parseCommaList } from './comma-list.js';
import type { Cursor } from './cursor.js';
import { parseNumber } from './numbers.js';
import { precedence, takeBinaryOperator, takeUnaryOperator } from './operators.js';
import { parseMember, parsePrimary, parseSuffixes } from './primary.js';
import { requireAssignable } from './targets.js';
import { parseTypeConstraint, startsAttribute } from './types.js';

/** Operators in one row make a left-deep tree, which its readers walk by recursion. */
const maximumOperators = 1000;

/** Types before one operand: a right-deep tree. */
const maximumCasts = 20;

/** The expression that starts here; undefined, nothing consumed, where none does. */
export function parseExpression(cursor: Cursor): Expression | undefined {
  const condition = parseBinary(cursor);
  if (condition === undefined) return undefined;
  cursor.skipBlanks();
  if (cursor.peek() !== '?' || cursor.peek(1) === '?') return condition;
  return cursor.deeper(() => {
    cursor.take('?');
    cursor.skipNewlines();
    const then = parseExpression(cursor) ?? cursor.refuse('an expression is missing after `?`');
    cursor.skipNewlines();
    if (!cursor.take(':')) cursor.refuse('`:` expected');
    cursor.skipNewlines();
    const otherwise = parseExpression(cursor) ?? cursor.refuse('an expression is missing after `:`');
    const extent = { start: condition.extent.start, end: otherwise.extent.end };
    return { kind: 'Ternary', condition, then, else: otherwise, minVersion: '7.0', extent };
  });
}

/** Operands and operators, grouped by precedence and from the left among equals. */
function parseBinary(cursor: Cursor): Expression | undefined {
  const first = parseArray(cursor);
  if (first === undefined) return undefined;
  const operands: Expression[] = [first];
  const operators: BinaryOperator[] = [];
  const reduce = (): void => {
    const right = operands.pop();
    const left = operands.pop();
    const operator = operators.pop();
    if (left === undefined || right === undefined || operator === undefined) return;
    const extent = { start: left.extent.start, end: right.extent.end };
    const version = operator === '??' ? ({ minVersion: '7.0' } as const) : {};
    operands.push({ kind: 'Binary', operator, left, right, extent, ...version });
  };
  for (let count = 0; ; count++) {
    if (count > maximumOperators) cursor.refuse(`more than ${maximumOperators} operators in a row`);
    cursor.skipBlanks();
    const operator = takeBinaryOperator(cursor);
    while (operators.length > 0) {
      const last = operators.at(-1);
      if (operator !== undefined && last !== undefined && precedence(operator) > precedence(last)) break;
      reduce();
    }
    if (operator === undefined) return operands[0];
    operators.push(operator);
    cursor.skipNewlines();
    operands.push(parseArray(cursor) ?? cursor.refuse(`an operand is missing after ${operator}`));
  }
}

/** `a, b, c`, or a single operand. */
function parseArray(cursor: Cursor): Expression | undefined {
  const first = parseUnary(cursor);
  if (first === undefined || cursor.commaSeparates) return first;
  const elements = parseCommaList(cursor, first, parseUnary);
  const last = elements.at(-1) ?? first;
  if (elements.length === 1) return first;
  return { kind: 'ArrayLiteral', elements, extent: { start: first.extent.start, end: last.extent.end } };
}

/** An operand with the operators and casts before it and `++` or `--` after it. */
export function parseUnary(cursor: Cursor): Expression | undefined {
  return cursor.deeper(() => {
    const expression = parsePrefixed(cursor);
    if (expression === undefined) return undefined;
    const end = cursor.position;
    cursor.skipBlanks();
    const operator = cursor.startsWith('++') ? '++' : cursor.startsWith('--') ? '--' : undefined;
    if (operator === undefined) {
      cursor.position = end;
      return expression;
    }
    requireAssignable(cursor, expression, false);
    cursor.take(operator);
    return {
      kind: 'Postfix',
      operator,
      operand: expression,
      extent: cursor.extentFrom(expression.extent.start),
    };
  });
}

function parsePrefixed(cursor: Cursor): Expression | undefined {
  const start = cursor.position;
  const character = cursor.peek();
  if (character === '[') return parseTyped(cursor);
  if ((character === '+' || character === '-') && /[\d.]/.test(cursor.peek(1))) {
    return parseNumber(cursor, true) ?? cursor.refuse('a sign before what is no number');
  }
  const operator = takeUnaryOperator(cursor);
  if (operator === undefined) {
    const primary = parsePrimary(cursor);
    if (primary === undefined && isDigit(character)) return undefined;
    return primary;
  }
  cursor.skipNewlines();
  const operand = parseUnary(cursor) ?? cursor.refuse(`an operand is missing after ${operator}`);
  if (operator === '++' || operator === '--') requireAssignable(cursor, operand, false);
  return { kind: 'Unary', operator, operand, extent: { start, end: operand.extent.end } };
}

/** `[type]` as a value, with its static members, or as a cast of what follows. */
function parseTyped(cursor: Cursor): Expression {
  if (startsAttribute(cursor)) cursor.refuse('an attribute before an expression');
  const constraints: TypeConstraint[] = [];
  let end = cursor.position;
  do {
    constraints.push(parseTypeConstraint(cursor));
    if (constraints.length > maximumCasts) cursor.refuse(`more than ${maximumCasts} types in a row`);
    end = cursor.position;
    cursor.skipBlanks();
  } while (cursor.peek() === '[');
  let result = parseAfterType(cursor, constraints, end);
  for (let constraint = constraints.pop(); constraint !== undefined; constraint = constraints.pop()) {
    result = cast(cursor, constraint, result);
  }
  return result;
}

/** What the last of the types belongs to; takes it from the list. */
function parseAfterType(cursor: Cursor, constraints: TypeConstraint[], end: number): Expression {
  const last = constraints.pop();
  if (last === undefined) return cursor.refuse('a type is missing');
  const type: Expression = { kind: 'TypeExpression', type: last.type, extent: last.extent };
  const character = cursor.peek();
  if (character === '.' || character === ':' || cursor.text.startsWith('<#', end)) {
    const operator = cursor.startsWith('::') ? '::' : '.';
    if (cursor.position !== end || cursor.peek(1) === ' ' || cursor.startsWith('..')) {
      cursor.refuse('`.` or `:` that follows a type with something between');
    }
    return parseSuffixes(cursor, parseMember(cursor, type, operator), true);
  }
  if (isNewline(character) || character === ',') {
    cursor.position = end;
    return type;
  }
  requireNoPlusNumber(cursor);
  const operand = parseUnary(cursor);
  if (operand === undefined) {
    cursor.position = end;
    return type;
  }
  return cast(cursor, last, operand);
}

/**
 * Where PowerShell has looked at the next token before it expects a value, `+5` is an operator and a number, elsewhere
 * it is one number (`Parser.cs`, UnaryExpressionRule).
 */
export function requireNoPlusNumber(cursor: Cursor): void {
  if (cursor.peek() === '+' && /[\d.]/.test(cursor.peek(1))) cursor.refuse('a number with a plus sign here');
}

/** PowerShell has rules of its own for these two (`SemanticChecks.cs`, VisitConvertExpression). */
function cast(cursor: Cursor, constraint: TypeConstraint, operand: Expression): Expression {
  const name = constraint.type.name.toLowerCase();
  if (name === 'ordered' && operand.kind !== 'Hashtable') {
    cursor.refuse('[ordered] before what is no hashtable', constraint.extent.start);
  }
  if (operand.kind === 'Convert' && [name, operand.type.name.toLowerCase()].some(isReference)) {
    cursor.refuse('[ref] together with another type', constraint.extent.start);
  }
  const extent = { start: constraint.extent.start, end: operand.extent.end };
  return { kind: 'Convert', type: constraint.type, operand, extent };
}

const isReference = (name: string): boolean => name === 'ref' || name.endsWith('psreference');
