/** `$((…))` and `((…))`: 64-bit integers, as far as every operand is a number. */

import type { ArithmeticExpression, ArithmeticWord } from 'unbash';
import { Alphabet, alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { emptiness, isOneNumber, literal, show, textOf, unknown, type Value } from '../../value.js';
import { type Context, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { assign, branchSet, lookUp } from '../state/variables.js';
import { required } from './parameter.js';
import { expandQuoted } from './word.js';

const digits = Alphabet.of('0123456789');

/** A number, or text that only a run would show but that is certainly a number. */
type Number64 = bigint | { readonly what: string };

/** The value of an expression as text. */
export function arithmetic(context: Context, state: State, expression: ArithmeticExpression): Paths<Value> {
  return evaluate(context, state, expression).map((number) =>
    typeof number === 'bigint'
      ? literal(String(number))
      : unknown(number.what, { nonEmpty: true, characters: alphabets.digits }),
  );
}

const wrap = (number: bigint): bigint => BigInt.asIntN(64, number);
const truth = (yes: boolean): bigint => (yes ? 1n : 0n);

function evaluate(context: Context, state: State, node: ArithmeticExpression): Paths<Number64> {
  switch (node.type) {
    case 'ArithmeticGroup':
      return evaluate(context, state, node.expression);
    case 'ArithmeticWord':
      return word(context, state, node);
    case 'ArithmeticUnary': {
      if (node.operator === '++' || node.operator === '--') return step(context, state, node);
      return evaluate(context, state, node.operand).map((operand) => unary(node.operator, operand, node.pos));
    }
    case 'ArithmeticBinary': {
      if (/^([-+*/%]?)=$/.test(node.operator)) return assignment(context, state, node);
      if (['&&', '||', ','].includes(node.operator) && hasEffects(node.right)) {
        throw new Refusal(
          'KS1003',
          'an assignment behind a condition inside an arithmetic expression',
          node.pos,
        );
      }
      return evaluate(context, state, node.left).chain((left, at) => {
        if (isDecided(node.operator, left)) return Paths.of(at, truth(left !== 0n));
        const paths = evaluate(context, at, node.right);
        if (typeof left !== 'bigint' && ['&&', '||'].includes(node.operator) && paths.ended.length > 0)
          throw new Refusal('KS2001', 'a variable that is never set, behind a condition', node.right.pos);
        return paths.map((right) => binary(node.operator, left, right, node.pos));
      });
    }
    default:
      throw new Refusal('KS1003', 'this arithmetic expression is not modelled', node.pos);
  }
}

/** Whether the left side of `&&` or `||` says the result: the right one is then not looked at. */
const isDecided = (operator: string, left: Number64): boolean =>
  typeof left === 'bigint' && ((operator === '&&' && left === 0n) || (operator === '||' && left !== 0n));

function hasEffects(node: ArithmeticExpression): boolean {
  switch (node.type) {
    case 'ArithmeticWord':
      return false;
    case 'ArithmeticGroup':
      return hasEffects(node.expression);
    case 'ArithmeticBinary':
      return /^[^=!<>]?=$/.test(node.operator) || hasEffects(node.left) || hasEffects(node.right);
    default:
      return true;
  }
}

function nameOf(node: ArithmeticExpression, offset: number): string {
  if (node.type === 'ArithmeticWord' && node.parts === undefined && /^[A-Za-z_]\w*$/.test(node.value))
    return node.value;
  throw new Refusal('KS1003', 'this arithmetic expression is not modelled', offset);
}

function put(context: Context, state: State, name: string, number: Number64, offset: number): void {
  const value =
    typeof number === 'bigint'
      ? literal(String(number))
      : unknown(number.what, { nonEmpty: true, characters: alphabets.digits });
  assign(context, state, name, value, offset);
}

function step(
  context: Context,
  state: State,
  node: Extract<ArithmeticExpression, { type: 'ArithmeticUnary' }>,
): Paths<Number64> {
  onlyIn(context, ['bash', 'zsh'], node.operator, node.pos);
  const name = nameOf(node.operand, node.pos);
  return evaluate(context, state, node.operand).map((before, at) => {
    const after = binary(node.operator === '++' ? '+' : '-', before, 1n, node.pos);
    put(context, at, name, after, node.pos);
    return node.prefix ? after : before;
  });
}

function assignment(
  context: Context,
  state: State,
  node: Extract<ArithmeticExpression, { type: 'ArithmeticBinary' }>,
): Paths<Number64> {
  const name = nameOf(node.left, node.pos);
  // bash reads the left side of `+=` before the right one.
  if (node.operator !== '=' && hasEffects(node.right))
    throw new Refusal('KS1003', 'an assignment inside an assignment', node.pos);
  return evaluate(context, state, node.right).chain((right, at) => {
    const operator = node.operator.slice(0, -1);
    const result: Paths<Number64> =
      operator === ''
        ? Paths.of(at, right)
        : evaluate(context, at, node.left).map((left) => binary(operator, left, right, node.pos));
    return result.map((number, then) => {
      put(context, then, name, number, node.pos);
      return number;
    });
  });
}

function word(context: Context, state: State, node: ArithmeticWord): Paths<Number64> {
  if (node.parts !== undefined) {
    if (node.parts.some((part) => part.type === 'Glob' || part.type === 'BraceExpansion')) {
      throw new Refusal('KS1003', 'this arithmetic expression is not modelled', node.pos);
    }
    return expandQuoted(context, state, node.parts).map((value) => numberInPlace(context, value, node.pos));
  }
  if (/^[A-Za-z_]\w*$/.test(node.value)) {
    const ways = state.options.has('nounset') ? branchSet(context, state, node.value, node.pos) : undefined;
    if (ways !== undefined) return ways.chain((_isSet, at) => word(context, at, node));
    const value = lookUp(context, state, node.value, node.pos);
    if (value === undefined) {
      context.machine.recorder.find('KS2001', context.source.place(node.pos), `${node.value} is never set`);
      if (!state.options.has('nounset')) return Paths.of(state, 0n);
      // dash takes it for 0 all the same.
      onlyIn(context, ['bash', 'zsh'], 'a variable that is not set in arithmetic', node.pos);
      // dash reads 0 here, bash as sh ends.
      if (context.machine.dialect === 'sh')
        throw new Refusal('KS2001', `${node.value} is never set, and shells differ under set -u`, node.pos);
      state.complain().status = { kind: 'failed', what: `$${node.value} is not set` };
      return Paths.of<Number64>(state.exit(), 0n);
    }
    return Paths.of(state, numberOf(context, value, node.pos));
  }
  // `$x` puts its text there: a number of its own only where it is one that begins with a digit.
  const expanded = /^\$(?:\{([A-Za-z_]\w*|[0-9#?])\}|([A-Za-z_]\w*|[0-9#?]))$/.exec(node.value);
  if (expanded !== null) {
    return required(context, state, expanded[1] ?? expanded[2] ?? '', node.pos).map((value) =>
      numberInPlace(context, value, node.pos),
    );
  }
  return Paths.of(state, numberOf(context, literal(node.value), node.pos));
}

/** A text that is put into the expression before that is read: nothing, or a minus, would change what it says. */
function numberInPlace(context: Context, value: Value, offset: number): Number64 {
  const text = textOf(value);
  if (text === undefined ? emptiness(value) !== 'nonempty' : !/^[0-9]/.test(text))
    throw new Refusal('KS3107', 'a text that is no plain number becomes a part of the expression', offset);
  return numberOf(context, value, offset);
}

function numberOf(_context: Context, value: Value, offset: number): Number64 {
  const text = textOf(value);
  if (text === undefined) {
    // What can hold more than digits is code to bash: `a[$(…)]`.
    if (
      isOneNumber(value) &&
      value.every((one) => 'characters' in one && one.characters.isSurelyWithin(digits))
    ) {
      return { what: show(value).replace(/^«([^«»]*)»$/, '$1') };
    }
    throw new Refusal('KS3107', `${show(value)} would be evaluated as an expression`, offset);
  }
  if (text === '') return 0n;
  if (!/^-?(0|[1-9][0-9]{0,17})$/.test(text)) {
    throw new Refusal('KS3107', 'a text that is no plain number would be evaluated as an expression', offset);
  }
  return BigInt(text);
}

function unary(operator: string, operand: Number64, offset: number): Number64 {
  if (typeof operand !== 'bigint') return { what: `${operator}(${operand.what})` };
  switch (operator) {
    case '-':
      return wrap(-operand);
    case '+':
      return operand;
    case '!':
      return truth(operand === 0n);
    case '~':
      return wrap(~operand);
    default:
      throw new Refusal('KS1003', `the operator ${operator} is not modelled`, offset);
  }
}

function binary(operator: string, left: Number64, right: Number64, offset: number): Number64 {
  if (!binaryOperators.has(operator)) {
    throw new Refusal('KS1003', `the operator ${operator} is not modelled`, offset);
  }
  if ((operator === '/' || operator === '%') && (typeof right !== 'bigint' || right === 0n)) {
    throw new Refusal('KS1003', 'a division whose divisor may be 0', offset);
  }
  if (typeof left !== 'bigint' || typeof right !== 'bigint') {
    const name = (number: Number64): string => (typeof number === 'bigint' ? String(number) : number.what);
    return { what: `(${name(left)} ${operator} ${name(right)})` };
  }
  return wrap(binaryOperators.get(operator)?.(left, right) ?? 0n);
}

const binaryOperators: ReadonlyMap<string, (left: bigint, right: bigint) => bigint> = new Map([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['%', (left, right) => left % right],
  ['<', (left, right) => truth(left < right)],
  ['<=', (left, right) => truth(left <= right)],
  ['>', (left, right) => truth(left > right)],
  ['>=', (left, right) => truth(left >= right)],
  ['==', (left, right) => truth(left === right)],
  ['!=', (left, right) => truth(left !== right)],
  ['&&', (left, right) => truth(left !== 0n && right !== 0n)],
  ['||', (left, right) => truth(left !== 0n || right !== 0n)],
]);
