/** `-eq` and its kind, on values that may not be known. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { emptyStatus, negate } from '../../run/learnt.js';
import type { Exit } from '../../tools/tool.js';
import { show, textOf, type Value } from '../../value.js';
import { sameText } from '../../value-keys.js';
import { isExact, type PowerShellObject } from '../state/objects.js';
import type { State } from '../state/state.js';
import { compareVersions } from './compare-versions.js';
import { describe, isPlainAscii, toText } from './text.js';
import { truthOf } from './truth.js';

export const yes: Exit = { kind: 'known', status: 0 };

export const no: Exit = { kind: 'known', status: 1 };

export const exitOf = (fact: boolean): Exit => (fact ? yes : no);

/** The status that is 0 where `left -eq right`. The left operand is no array. */
export function equals(
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): Exit {
  if (left.kind === 'null' || right.kind === 'null')
    return equalsNull(left.kind === 'null' ? right : left, offset);
  switch (left.kind) {
    case 'string': {
      // Output that is empty is $null, which equals no text.
      if (right.kind === 'output' && (!right.single || textOf(left.text) === '')) {
        if (right.single) return no;
        break;
      }
      // An empty text or $null, which is not one.
      if (right.kind === 'opaque' && right.text.length === 0 && textOf(left.text) === '') {
        return { kind: 'unknown', what: 'an empty variable is no $null' };
      }
      return equalTexts(left.text, toText(state, right, offset), ignoreCase, offset);
    }
    case 'output': {
      if (!left.single || (right.kind !== 'string' && right.kind !== 'number')) break;
      const text = toText(state, right, offset);
      // Where it is `$null`, it equals no text.
      if (textOf(text) === '') return no;
      return equalTexts(left.text, text, ignoreCase, offset);
    }
    case 'opaque':
      return { kind: 'unknown', what: `${show(left.text)} equals ${show(toText(state, right, offset))}` };
    case 'bool':
    case 'condition': {
      const truth = truthOf(right, offset);
      if (left.kind === 'bool') return left.value ? truth : negate(truth);
      if (truth.kind === 'known') return truth.status === 0 ? left.exit : negate(left.exit);
      return {
        kind: 'unknown',
        what: `${left.exit.what} as ${truth.kind === 'unknown' ? truth.what : 'not'}`,
      };
    }
    case 'number':
    case 'integer':
      return equalNumbers(left, right, offset);
    case 'version':
    case 'own-version':
      return compareVersions(left, right, '-eq', offset);
    default:
  }
  throw new Refusal('KS1003', `comparing ${describe(left)} with ${describe(right)} is not modelled`, offset);
}

function equalsNull(other: PowerShellObject, offset: number): Exit {
  switch (other.kind) {
    case 'null':
      return yes;
    case 'output':
      if (other.single) return emptyStatus(other.text);
      return { kind: 'unknown', what: `${show(other.text)} has no lines` };
    case 'opaque':
      return { kind: 'unknown', what: `${show(other.text)} is null` };
    case 'array':
      throw new Refusal('KS1003', 'an array compared with $null', offset, 'write $null first');
    default:
      return no;
  }
}

/** Whether two texts are equal, as an exit status, and what either answer means for a text that is not known. */
export function equalTexts(left: Value, right: Value, ignoreCase: boolean, offset: number): Exit {
  const one = textOf(left);
  const other = textOf(right);
  if (one !== undefined && other !== undefined) {
    if (one === other) return yes;
    if (!isPlainAscii(one) || !isPlainAscii(other)) {
      throw new Refusal('KS1003', 'comparing texts beyond printable ASCII is not modelled', offset);
    }
    return exitOf(ignoreCase && one.toLowerCase() === other.toLowerCase());
  }
  if (sameText(left, right)) return yes;
  if (one === '' || other === '') return emptyStatus(one === '' ? right : left);
  const what = `${show(left)} equals ${show(right)}`;
  const known = one ?? other;
  const [only, ...more] = one === undefined ? left : right;
  if (known === undefined || only === undefined || more.length > 0 || !('id' in only))
    return { kind: 'unknown', what };
  if (only.characters.within(alphabets.digits) && !/^[0-9]*$/.test(known)) return no;
  // With letters in it, the text may differ in their case.
  if (ignoreCase && /[^0-9\x20-\x40]/.test(known)) {
    return { kind: 'unknown', what, onSuccess: [{ id: only.id, nonEmpty: true }] };
  }
  return { kind: 'unknown', what, onSuccess: [{ id: only.id, text: known, nonEmpty: true }] };
}

export type Numeric = Extract<PowerShellObject, { kind: 'number' | 'integer' }>;

function equalNumbers(left: Numeric, right: PowerShellObject, offset: number): Exit {
  const other = asNumber(right, offset);
  const unknownOne = left.kind === 'integer' ? left : other.kind === 'integer' ? other : undefined;
  if (left.kind === 'number' && other.kind === 'number') return exitOf(left.value === other.value);
  const known = left.kind === 'number' ? left.value : other.kind === 'number' ? other.value : undefined;
  if (unknownOne === undefined) return no;
  if (known !== undefined && unknownOne.least !== undefined && known < unknownOne.least) return no;
  if (known !== undefined && unknownOne.exit !== undefined) {
    const { exit } = unknownOne;
    if (known === 0) return exit;
    if (exit.kind === 'unknown') {
      return { kind: 'unknown', what: `${exit.what} gives ${known}`, onSuccess: exit.onFailure ?? [] };
    }
    return { kind: 'unknown', what: `the exit status is ${known}` };
  }
  const show1 = (one: Numeric): string => (one.kind === 'number' ? String(one.value) : show(one.text));
  return { kind: 'unknown', what: `${show1(left)} is ${show1(other)}` };
}

/** The right operand of a comparison whose left one is a number. */
export function asNumber(object: PowerShellObject, offset: number): Numeric {
  if (object.kind === 'number' || object.kind === 'integer') return object;
  if (object.kind === 'bool') return { kind: 'number', type: 'int', value: object.value ? 1 : 0 };
  const text = object.kind === 'string' ? textOf(object.text) : undefined;
  if (text !== undefined && /^-?(0|[1-9][0-9]{0,8})$/.test(text)) {
    return { kind: 'number', type: 'int', value: Number(text) };
  }
  if (object.kind === 'string' && text === undefined) return { kind: 'integer', text: object.text };
  throw new Refusal('KS1003', `${describe(object)} as a number is not modelled`, offset);
}

/** Whether one of the elements equals the value. */
export function contains(
  state: State,
  items: readonly PowerShellObject[],
  value: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): Exit {
  if (!isExact(items)) throw new Refusal('KS1003', 'looking for a value in lines that are not known', offset);
  let open: Exit | undefined;
  for (const item of items) {
    const status = equals(state, item, value, ignoreCase, offset);
    if (status.kind === 'known') {
      if (status.status === 0) return yes;
      continue;
    }
    if (open !== undefined) return { kind: 'unknown', what: 'a value is one of several' };
    open = status;
  }
  return open ?? no;
}
