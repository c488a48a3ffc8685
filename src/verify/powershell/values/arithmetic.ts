/** `+`, `-`, `*`, `/`, `%` and `..`. */

import { alphabets } from '../../alphabet.js';
import { spendElements, spendText } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import { concat, show, textOf, unknown } from '../../value.js';
import type { Machine } from '../state/machine.js';
import { enumerate, int, nullObject, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { describe, toText } from './text.js';
import { settle } from './truth.js';

export function add(
  machine: Machine,
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  switch (left.kind) {
    case 'output':
      return settle(machine, state, left, offset).chain((settled, at) => {
        if (settled.kind === 'output')
          throw new Refusal('KS1003', 'lines that are not known, and more', offset);
        return add(machine, at, settled, right, offset);
      });
    case 'null':
      if (right.kind === 'array' || right.kind === 'bool' || right.kind === 'condition') break;
      return Paths.of(state, right.kind === 'null' ? { kind: 'null' } : right);
    case 'string':
    case 'char':
      if (left.kind === 'char' && right.kind !== 'string') break;
      if (right.kind === 'output' && !right.single) break;
      return Paths.of(state, string(concat(toText(state, left, offset), toText(state, right, offset))));
    case 'number':
    case 'integer':
      return Paths.of(state, arithmetic(state, '+', left, right, offset));
    case 'array': {
      // A pipeline without output adds no element, $null adds itself.
      const more = enumerate(right);
      spendElements(left.items.length + more.length);
      return Paths.of(state, { kind: 'array', items: [...left.items, ...more] });
    }
    case 'hashtable': {
      if (right.kind !== 'hashtable' || left.ordered === true || right.ordered === true) break;
      const [own, other] = [state.heap.get(left.id), state.heap.get(right.id)];
      if (own === undefined || other === undefined || [...other.keys()].some((key) => own.has(key))) break;
      return Paths.of(state, state.allocate(new Map([...own, ...other])));
    }
    default:
  }
  throw new Refusal('KS1003', `adding ${describe(right)} to ${describe(left)} is not modelled`, offset);
}

type Numeric = Extract<PowerShellObject, { kind: 'number' | 'integer' }>;

export function arithmetic(
  state: State,
  operator: '+' | '-' | '*' | '/' | '%',
  left: PowerShellObject,
  right: PowerShellObject,
  offset: number,
): PowerShellObject {
  if (left.kind === 'string' && operator === '*' && right.kind === 'number') {
    const times = right.value;
    if (!Number.isInteger(times) || times < 0 || times > 1000)
      throw new Refusal('KS1003', 'this repetition', offset);
    spendText(times * (textOf(left.text)?.length ?? 0));
    spendElements(times * left.text.length);
    return string(concat(...Array.from({ length: times }, () => left.text)));
  }
  // Nothing, however often, is nothing; to every other operator it is 0 (ParserOps).
  if (left.kind === 'null' && operator === '*') return nullObject;
  const [one, other] = [numeric(left, offset), numeric(right, offset)];
  if (one.kind === 'integer' || other.kind === 'integer') {
    const show1 = (side: Numeric): string =>
      side.kind === 'number' ? String(side.value) : show(toText(state, side, offset));
    if (operator === '/') throw new Refusal('KS1003', 'dividing a number that is not known', offset);
    const text = unknown(`${show1(one)} ${operator} ${show1(other)}`, {
      nonEmpty: true,
      characters: alphabets.word,
    });
    const least = leastOf(operator, one, other);
    return least === undefined ? { kind: 'integer', text } : { kind: 'integer', text, least };
  }
  if (one.type !== 'int' || other.type !== 'int') {
    throw new Refusal('KS1003', 'arithmetic on other numbers than [int] is not modelled', offset);
  }
  const result = compute(operator, one.value, other.value);
  if (!Number.isInteger(result) || Math.abs(result) > 2147483647) {
    throw new Refusal('KS1003', 'a result that is no [int] is not modelled', offset);
  }
  return int(Object.is(result, -0) ? 0 : result);
}

/** What the result is never below, as far as the operands say. */
function leastOf(operator: '+' | '-' | '*' | '%', one: Numeric, other: Numeric): number | undefined {
  const low = (side: Numeric): number | undefined => (side.kind === 'number' ? side.value : side.least);
  const [left, right] = [low(one), low(other)];
  if (left === undefined) return undefined;
  // The rest has the sign of what is divided.
  if (operator === '%') return left >= 0 ? 0 : undefined;
  if (operator === '-') return other.kind === 'number' ? left - other.value : undefined;
  if (right === undefined) return undefined;
  if (operator === '+') return left + right;
  return left >= 0 && right >= 0 ? left * right : undefined;
}

function compute(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return left % right;
  }
}

function numeric(object: PowerShellObject, offset: number): Numeric {
  if (object.kind === 'number' || object.kind === 'integer') return object;
  if (object.kind === 'null') return { kind: 'number', type: 'int', value: 0 };
  throw new Refusal('KS1003', `arithmetic with ${describe(object)} is not modelled`, offset);
}

export function range(left: PowerShellObject, right: PowerShellObject, offset: number): PowerShellObject {
  if (left.kind !== 'number' || right.kind !== 'number')
    throw new Refusal('KS1003', 'a range that is not known', offset);
  const [from, to] = [left.value, right.value];
  if (![from, to].every(Number.isInteger) || Math.abs(to - from) > 1000) {
    throw new Refusal('KS1003', 'this range is not modelled', offset);
  }
  const step = from <= to ? 1 : -1;
  return {
    kind: 'array',
    items: Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => int(from + index * step)),
  };
}
