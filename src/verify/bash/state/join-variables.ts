/** One variable for two that differ. */
import { joinValues } from '../../join-values.js';
import type { Variable } from './state.js';

const unset: Variable = { value: undefined, elements: undefined, exported: false, readonly: false };

/** One variable for two. */
export function joinVariables(label: string, left: Variable = unset, right: Variable = unset): Variable {
  const exported = left.exported || right.exported;
  const readonly = left.readonly || right.readonly;
  if (left.elements !== undefined && right.elements !== undefined) {
    const elements = left.elements.map((value, index) =>
      joinValues(label, value, right.elements?.[index] ?? []),
    );
    return { value: undefined, elements, exported, readonly };
  }
  if (left.value === undefined && right.value === undefined) return { ...left, exported };
  const once = (left.value === undefined) !== (right.value === undefined);
  const maybeUnset = once || left.maybeUnset === true || right.maybeUnset === true;
  return {
    value: joinValues(label, left.value ?? [], right.value ?? []),
    elements: undefined,
    exported,
    readonly,
    ...(maybeUnset ? { maybeUnset } : {}),
  };
}
