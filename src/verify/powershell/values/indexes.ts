/** `target[index]`, and the keys of hashtables. */

import { Refusal } from '../../refusal.js';
import { derived, show, textOf, type Value } from '../../value.js';
import { failed } from '../state/errors.js';
import { isExact, nullObject, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { applicationOf } from './applications.js';
import { describe, isPlainAscii, toText } from './text.js';

/** `target[index]` */
export function readIndex(
  state: State,
  target: PowerShellObject,
  index: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  const refuse = (): never => {
    throw new Refusal('KS1003', `an index into ${describe(target)} is not modelled`, offset);
  };
  if (target.kind === 'null') return failed(state, 'Cannot index into a null array.', offset);
  if (target.kind === 'hashtable') {
    const key = keyOf(index);
    if (key === undefined || (target.ordered === true && index.kind !== 'string')) return refuse();
    return Paths.of(state, state.heap.get(target.id)?.get(key)?.value ?? nullObject);
  }
  if (target.kind === 'opaque' || (target.kind === 'output' && !target.single)) {
    const shown =
      index.kind === 'number' || index.kind === 'string' ? show(toText(state, index, offset)) : refuse();
    return unknownElement(state, target.text, `[${shown}]`, true, offset);
  }
  if (index.kind !== 'number' || !Number.isInteger(index.value)) return refuse();
  if (target.kind === 'array') return indexArray(state, target.items, index.value, offset, refuse);
  const text = target.kind === 'string' ? textOf(target.text) : undefined;
  if (text === undefined) return refuse();
  const at = index.value < 0 ? text.length + index.value : index.value;
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return refuse();
  return Paths.of(state, { kind: 'char', value: unit });
}

function indexArray(
  state: State,
  items: readonly PowerShellObject[],
  index: number,
  offset: number,
  refuse: () => never,
): Paths<PowerShellObject> {
  const first = items[0];
  if (index === 0 && first?.kind === 'programs') return Paths.of(state, applicationOf(first.name));
  if (!isExact(items)) {
    const [only, ...more] = items;
    if (more.length > 0 || only === undefined || !('text' in only)) return refuse();
    return unknownElement(state, only.text, `[${index}]`, false, offset);
  }
  const found = items[index < 0 ? items.length + index : index];
  if (found !== undefined) return Paths.of(state, found);
  return state.strict
    ? failed(state, 'Index was outside the bounds of the array.', offset)
    : Paths.of(state, nullObject);
}

/** An element that may be there or not; under strict mode, one that is not is an error. */
function unknownElement(
  state: State,
  text: Value,
  index: string,
  mayBeNull: boolean,
  offset: number,
): Paths<PowerShellObject> {
  const element: PowerShellObject = { kind: 'opaque', text: derived(text, index) };
  // $null has no elements at all, and to look for one is an error.
  if (!state.strict && !mayBeNull) return Paths.of(state, element);
  const other = state.clone();
  return Paths.all([
    Paths.of(state, element),
    failed(other, 'Index was outside the bounds of the array.', offset),
  ]);
}

/** The key of a hashtable's entry: its kind and its text, without regard to case. */
export function keyOf(object: PowerShellObject): string | undefined {
  if (object.kind === 'number' && object.type === 'int') return `i:${object.value}`;
  const text = object.kind === 'string' ? textOf(object.text) : undefined;
  return text === undefined || !isPlainAscii(text) ? undefined : `s:${text.toLowerCase()}`;
}
