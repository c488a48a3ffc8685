/** Binary and unary operators on evaluated operands. */

import { Refusal } from '../../refusal.js';
import { negate } from '../../run/learnt.js';
import { derived, show, textOf } from '../../value.js';
import type { BinaryOperator, UnaryOperator } from '../parse/ast.js';
import { branch, type Machine } from '../state/machine.js';
import { bool, condition, int, isExact, type PowerShellObject, plain, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { add, arithmetic, range } from '../values/arithmetic.js';
import { contains, equals } from '../values/compare.js';
import { compareOrder, type Order } from '../values/compare-order.js';
import { typeName } from '../values/convert.js';
import { like } from '../values/match.js';
import { describe } from '../values/text.js';
import { format, splitWords } from '../values/text-edits.js';
import { joinedBy, matched, one, onMany, replaced, splitBy } from '../values/text-operators.js';
import { settle, truthOf } from '../values/truth.js';
import { elementOf } from './literals.js';

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
    if (left.kind === 'opaque' && left.orNull === true && /match$/.test(plainOperator))
      return binary(machine, state, operator, string(left.text), right, offset);
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

/** A pipeline without output holds nothing, not even $null. */
function elements(object: PowerShellObject): readonly PowerShellObject[] {
  if (object.kind === 'null' && object.nothing === true) return [];
  return object.kind === 'array' ? object.items : [object];
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
      return Paths.of(state, { kind: 'array', items: [elementOf(operand)] });
    case '-join':
      return settle(machine, state, operand, offset).map((settled, at) =>
        string(joinedBy(at, settled, plain(''), offset)),
      );
    case '-split':
      return settle(machine, state, operand, offset).map((settled, at) => {
        const nothing = settled.kind === 'null' && settled.nothing === true;
        return { kind: 'array', items: nothing ? [] : splitWords(one(at, settled, offset), offset) };
      });
    default:
      throw new Refusal('KS1003', `the operator ${operator} is not modelled here`, offset);
  }
}

function isOfType(left: PowerShellObject, right: PowerShellObject, offset: number): boolean {
  const wanted = right.kind === 'string' ? typeName(textOf(right.text) ?? '') : '';
  const own = left.kind === 'number' ? left.type : left.kind === 'integer' ? 'int' : left.kind;
  const names: Readonly<Record<string, string>> = { array: 'object[]', condition: 'bool' };
  const name = left.kind === 'hashtable' && left.ordered === true ? 'ordered' : (names[own] ?? own);
  const known = ['string', 'int', 'bool', 'object[]', 'hashtable'];
  if (!known.includes(name) || !known.includes(wanted)) {
    throw new Refusal('KS1003', `whether ${describe(left)} is of that type is not modelled`, offset);
  }
  return name === wanted;
}
