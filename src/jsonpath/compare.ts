/** The comparisons of a filter (client-go third_party/forked/golang/template/funcs.go): like with like only. */

import { GoInteger, type Item, isText } from '../go/item.js';
import { bytesOf } from '../go/utf8.js';

const wrongType = 'invalid type for comparison';
const differentTypes = 'incompatible types for comparison';

type Kind = 'bool' | 'int' | 'uint' | 'float' | 'string';

function kindOf(item: Item): Kind | undefined {
  if (typeof item === 'boolean') return 'bool';
  if (typeof item === 'bigint') return 'int';
  if (typeof item === 'number') return 'float';
  if (item instanceof GoInteger) return item.type === 'int' ? 'int' : 'uint';
  return isText(item) ? 'string' : undefined;
}

/** The result of a comparison, or why kubectl refuses it; an unknown operator is refused by name. */
export function compare(left: Item, operator: string, right: Item): boolean | { readonly refused: string } {
  if (!['==', '!=', '<', '<=', '>', '>='].includes(operator)) {
    return { refused: `unrecognized filter operator ${operator}` };
  }
  const kind = kindOf(left);
  const other = kindOf(right);
  if (kind === undefined || other === undefined) return { refused: wrongType };
  if (kind !== other) return { refused: differentTypes };
  if (operator === '==') return order(left, right) === 0;
  if (operator === '!=') return order(left, right) !== 0;
  if (kind === 'bool') return { refused: wrongType };
  if (operator === '<') return order(left, right) < 0;
  if (operator === '<=') return order(left, right) <= 0;
  return operator === '>' ? order(left, right) > 0 : order(left, right) >= 0;
}

function order(left: Item, right: Item): number {
  if (isText(left) && isText(right)) return Buffer.compare(bytesOf(left), bytesOf(right));
  const a = left instanceof GoInteger ? left.value : left;
  const b = right instanceof GoInteger ? right.value : right;
  if (a === b) return 0;
  return typeof a === typeof b && (a as bigint | number) < (b as bigint | number) ? -1 : 1;
}
