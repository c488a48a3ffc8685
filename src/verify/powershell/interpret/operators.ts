/** Binary and unary operators on evaluated operands. */
import { concat, derived, show, textOf, unknown } from '../../value.js';
import type { BinaryOperator, UnaryOperator } from '../ast.js';
import { compareOrder, contains, equals, type Order } from './compare.js';
import { typeName } from './convert.js';
import { branch, type Machine, negate } from './machine.js';
import { format, like, match, replace, setMatches, split, splitWords } from './match.js';
import { bool, condition, enumerate, int, isExact, type PowerShellObject, plain, string } from './objects.js';
import { Paths } from './paths.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { describe, joined, toText } from './text.js';
import { settle, truthOf } from './truth.js';

/** Any operator but those that do not always look at their right operand. */
export function binary(
  machine: Machine,
  state: State,
  operator: BinaryOperator,
  left: PowerShellObject,
  right: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  const sensitive = operator.startsWith('-c') && operator !== '-contains';
  const plainOperator = sensitive ? `-${operator.slice(2)}` : operator;
  const ignoreCase = !sensitive;
  const of = (object: PowerShellObject): Paths<PowerShellObject> => Paths.of(state, object);
  if (onTexts.has(plainOperator)) {
    if (left.kind === 'output' && left.single) {
      return settle(machine, state, left, offset).chain((settled, at) =>
        binary(machine, at, operator, settled, right, offset),
      );
    }
    if (left.kind === 'output' || left.kind === 'opaque')
      return of(onMany(state, plainOperator, left, right, offset));
    // A pipeline without output is a list without elements to them.
    if (left.kind === 'null' && left.nothing === true) return of({ kind: 'array', items: [] });
  }
  switch (plainOperator) {
    case '+':
      return add(machine, state, left, right, offset);
    case '-':
    case '*':
    case '/':
    case '%':
      return of(arithmetic(state, plainOperator, left, right, offset));
    case '..':
      return of(range(left, right, offset));
    case '-eq':
    case '-ne':
      if (left.kind === 'output' && !left.single) {
        // A string gives a boolean, several lines those that fit; a condition looks at both alike.
        return of({
          kind: 'opaque',
          text: derived(left.text, `${operator} ${show(one(state, right, offset))}`),
        });
      }
      if (left.kind === 'array')
        return of(filter(state, left.items, right, plainOperator, ignoreCase, offset));
      return of(
        condition(
          plainOperator === '-eq'
            ? equals(state, left, right, ignoreCase, offset)
            : negate(equals(state, left, right, ignoreCase, offset)),
        ),
      );
    case '-lt':
    case '-le':
    case '-gt':
    case '-ge':
      return of(condition(compareOrder(left, right, plainOperator as Order, offset)));
    case '-contains':
    case '-notcontains': {
      const status = contains(state, elements(left), right, ignoreCase, offset);
      return of(condition(plainOperator === '-contains' ? status : negate(status)));
    }
    case '-in':
    case '-notin': {
      const status = contains(state, elements(right), left, ignoreCase, offset);
      return of(condition(plainOperator === '-in' ? status : negate(status)));
    }
    case '-like':
    case '-notlike': {
      const status = like(one(state, left, offset), one(state, right, offset), ignoreCase, offset);
      return of(condition(plainOperator === '-like' ? status : negate(status)));
    }
    case '-match':
    case '-notmatch':
      return matched(machine, state, plainOperator === '-notmatch', left, right, ignoreCase, offset);
    case '-replace':
      return of(replaced(state, left, right, ignoreCase, offset));
    case '-split':
      return of(splitBy(state, left, right, ignoreCase, offset));
    case '-join':
      return settle(machine, state, left, offset).map((settled, at) =>
        string(joinedBy(at, settled, right, offset)),
      );
    case '-f': {
      const values = right.kind === 'array' ? right.items : [right];
      const texts = values.map((value) => one(state, value, offset));
      return of(string(format(one(state, left, offset), texts, offset)));
    }
    case '-xor': {
      const [first, second] = [truthOf(left, offset), truthOf(right, offset)];
      return branch(machine, state, first, offset).chain((yes, at) =>
        Paths.of(at, condition(yes ? negate(second) : second)),
      );
    }
    case '-is':
    case '-isnot': {
      const is = isOfType(left, right, offset);
      return of(bool(is === (plainOperator === '-is')));
    }
    default:
      throw new Refusal('KS1003', `the operator ${operator} is not modelled`, offset);
  }
}

const onTexts: ReadonlySet<string> = new Set([
  '-match',
  '-notmatch',
  '-like',
  '-notlike',
  '-replace',
  '-split',
]);

/** The same on one line or many, which is not known. */
function onMany(
  state: State,
  operator: string,
  left: Extract<PowerShellObject, { kind: 'output' | 'opaque' }>,
  right: PowerShellObject,
  offset: number,
): PowerShellObject {
  const pattern =
    right.kind === 'array'
      ? right.items.map((item) => show(one(state, item, offset))).join(', ')
      : show(one(state, right, offset));
  const text = derived(left.text, `${operator} ${pattern}`);
  const many: PowerShellObject = { kind: 'output', text, single: false };
  if (operator === '-split') return { kind: 'array', items: [many] };
  if (operator === '-replace') return left.kind === 'opaque' ? { kind: 'opaque', text } : many;
  // Only a match of one text sets it.
  if (/match$/.test(operator))
    state.set('matches', {
      value: { kind: 'opaque', text: derived(left.text, '$Matches') },
      type: undefined,
    });
  return { kind: 'opaque', text };
}

/** Operand of an operator on texts: one text, not an array of them. */
function one(state: State, object: PowerShellObject, offset: number): ReturnType<typeof toText> {
  if (object.kind === 'array' || (object.kind === 'output' && !object.single)) {
    throw new Refusal('KS1003', 'an operator on each element of an array', offset);
  }
  return toText(state, object, offset);
}

function elements(object: PowerShellObject): readonly PowerShellObject[] {
  return object.kind === 'array' ? object.items : [object];
}

function add(
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
      const more = right.kind === 'null' ? [right] : enumerate(right);
      return Paths.of(state, { kind: 'array', items: [...left.items, ...more] });
    }
    case 'hashtable': {
      if (right.kind !== 'hashtable') break;
      const [own, other] = [state.heap.get(left.id), state.heap.get(right.id)];
      if (own === undefined || other === undefined || [...other.keys()].some((key) => own.has(key))) break;
      return Paths.of(state, state.allocate(new Map([...own, ...other])));
    }
    default:
  }
  throw new Refusal('KS1003', `adding ${describe(right)} to ${describe(left)} is not modelled`, offset);
}

type Numeric = Extract<PowerShellObject, { kind: 'number' | 'integer' }>;

function arithmetic(
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
    return string(concat(...Array.from({ length: times }, () => left.text)));
  }
  const [one, other] = [numeric(left, offset), numeric(right, offset)];
  if (one.kind === 'integer' || other.kind === 'integer') {
    const show1 = (side: Numeric): string =>
      side.kind === 'number' ? String(side.value) : show(toText(state, side, offset));
    if (operator === '/') throw new Refusal('KS1003', 'dividing a number that is not known', offset);
    return {
      kind: 'integer',
      text: unknown(`${show1(one)} ${operator} ${show1(other)}`, { nonEmpty: true, characters: 'word' }),
    };
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

function range(left: PowerShellObject, right: PowerShellObject, offset: number): PowerShellObject {
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

function filter(
  state: State,
  items: readonly PowerShellObject[],
  right: PowerShellObject,
  operator: '-eq' | '-ne',
  ignoreCase: boolean,
  offset: number,
): PowerShellObject {
  if (!isExact(items)) throw new Refusal('KS1003', 'comparing lines that are not known', offset);
  const kept = items.filter((item) => {
    const status = equals(state, item, right, ignoreCase, offset);
    if (status.kind !== 'known') throw new Refusal('KS1003', 'which elements are kept is not known', offset);
    return (status.status === 0) === (operator === '-eq');
  });
  return { kind: 'array', items: kept };
}

function matched(
  machine: Machine,
  state: State,
  negated: boolean,
  left: PowerShellObject,
  right: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): Paths<PowerShellObject> {
  const { status, groups } = match(one(state, left, offset), one(state, right, offset), ignoreCase, offset);
  // Which way it goes is decided here, because only a match sets `$Matches`.
  return branch(machine, state, status, offset).map((yes, at) => {
    if (yes) setMatches(at, groups);
    return bool(yes !== negated);
  });
}

function replaced(
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): PowerShellObject {
  const [pattern, by = plain(''), ...more] = right.kind === 'array' ? right.items : [right];
  if (pattern === undefined || more.length > 0)
    throw new Refusal('KS1003', 'this -replace is not modelled', offset);
  const change = (item: PowerShellObject): PowerShellObject =>
    string(
      replace(
        one(state, item, offset),
        one(state, pattern, offset),
        one(state, by, offset),
        ignoreCase,
        offset,
      ),
    );
  if (left.kind !== 'array') return change(left);
  if (!isExact(left.items)) throw new Refusal('KS1003', 'replacing in lines that are not known', offset);
  return { kind: 'array', items: left.items.map(change) };
}

function splitBy(
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): PowerShellObject {
  const [pattern, limit, ...more] = right.kind === 'array' ? right.items : [right];
  if (pattern === undefined || more.length > 0 || (limit !== undefined && limit.kind !== 'number')) {
    throw new Refusal('KS1003', 'this -split is not modelled', offset);
  }
  const most = limit === undefined ? 0 : limit.value;
  const parts = split(one(state, left, offset), one(state, pattern, offset), most, ignoreCase, offset);
  return { kind: 'array', items: parts };
}

function joinedBy(
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  offset: number,
): ReturnType<typeof toText> {
  const separator = one(state, right, offset);
  if (left.kind === 'output') return derived(left.text, `lines joined by ${show(separator)}`);
  return joined(state, enumerate(left), separator, offset);
}

/** `!`, `-not`, `-`, `+`, `,`, `-join` and `-split` before an operand. */
export function unary(
  machine: Machine,
  state: State,
  operator: UnaryOperator,
  operand: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  switch (operator) {
    case '!':
    case '-not':
      return Paths.of(state, condition(negate(truthOf(operand, offset))));
    case '-':
      return Paths.of(state, arithmetic(state, '-', int(0), operand, offset));
    case ',':
      return Paths.of(state, { kind: 'array', items: [operand] });
    case '-join':
      return settle(machine, state, operand, offset).map((settled, at) =>
        string(joinedBy(at, settled, plain(''), offset)),
      );
    case '-split':
      return Paths.of(state, { kind: 'array', items: splitWords(one(state, operand, offset), offset) });
    default:
      throw new Refusal('KS1003', `the operator ${operator} is not modelled here`, offset);
  }
}

function isOfType(left: PowerShellObject, right: PowerShellObject, offset: number): boolean {
  const wanted = right.kind === 'string' ? typeName(textOf(right.text) ?? '') : '';
  const own = left.kind === 'number' ? left.type : left.kind === 'integer' ? 'int' : left.kind;
  const names: Readonly<Record<string, string>> = { array: 'object[]', condition: 'bool' };
  const name = names[own] ?? own;
  const known = ['string', 'int', 'bool', 'object[]', 'hashtable'];
  if (!known.includes(name) || !known.includes(wanted)) {
    throw new Refusal('KS1003', `whether ${describe(left)} is of that type is not modelled`, offset);
  }
  return name === wanted;
}
