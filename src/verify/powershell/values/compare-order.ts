/** `-lt` and its kind. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import type { Exit } from '../../tools/tool.js';
import { show, textOf, type Value } from '../../value.js';
import type { PowerShellObject } from '../state/objects.js';
import { asNumber, exitOf, type Numeric, no, yes } from './compare.js';
import { compareVersions } from './compare-versions.js';
import { describe } from './text.js';

export type Order = '-lt' | '-le' | '-gt' | '-ge';

/** The status that is 0 where the order holds. */
export function compareOrder(
  left: PowerShellObject,
  right: PowerShellObject,
  operator: Order,
  offset: number,
): Exit {
  if (left.kind === 'version' || left.kind === 'own-version')
    return compareVersions(left, right, operator, offset);
  if (left.kind !== 'number' && left.kind !== 'integer') {
    throw new Refusal('KS1003', `the order of ${describe(left)} is not modelled`, offset);
  }
  // A text that is no number is an error here.
  if (right.kind === 'string' && textOf(right.text) === undefined && !right.text.every(isDigits)) {
    throw new Refusal('KS1003', `the order of a number and ${describe(right)} is not modelled`, offset);
  }
  const other = asNumber(right, offset);
  if (left.kind === 'number' && other.kind === 'number') {
    return exitOf(holds(Math.sign(left.value - other.value), operator));
  }
  if (left.kind === 'integer' && other.kind === 'number' && left.least !== undefined) {
    const { least } = left;
    if ((operator === '-lt' && other.value <= least) || (operator === '-le' && other.value < least))
      return no;
    if ((operator === '-ge' && other.value <= least) || (operator === '-gt' && other.value < least))
      return yes;
  }
  const text = (one: Numeric): string => (one.kind === 'number' ? String(one.value) : show(one.text));
  return { kind: 'unknown', what: `${text(left)} ${operator} ${text(other)}` };
}

function isDigits(segment: Value[number]): boolean {
  return 'characters' in segment && segment.characters.within(alphabets.digits);
}

export function holds(sign: number, operator: Order | '-eq'): boolean {
  switch (operator) {
    case '-lt':
      return sign < 0;
    case '-le':
      return sign <= 0;
    case '-gt':
      return sign > 0;
    case '-ge':
      return sign >= 0;
    default:
      return sign === 0;
  }
}
