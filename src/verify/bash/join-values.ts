/** One value, or one variable, for two that differ. */
import { SharedMap } from '../shared-map.js';
import {
  type Characters,
  emptiness,
  freshId,
  identity,
  likeness,
  secret,
  secretsIn,
  unknown,
  type Value,
  widest,
} from '../value.js';
import type { Variable } from './state.js';

/** Two maps as one: `combine` is given what each of them has under a key. */
export function joinMaps<K, V, R>(
  left: ReadonlyMap<K, V>,
  right: ReadonlyMap<K, V>,
  combine: (key: K, left: V | undefined, right: V | undefined) => R,
): SharedMap<K, R> {
  const joined = new SharedMap<K, R>();
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    joined.set(key, combine(key, left.get(key), right.get(key)));
  }
  return joined;
}

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

/** One value for two. */
export function joinValues(label: string, left: Value, right: Value): Value {
  if (identity(left) === identity(right)) return left;
  if (likeness(left) === likeness(right)) {
    return left.map((segment) => ('id' in segment ? { ...segment, id: freshId() } : segment));
  }
  const nonEmpty = emptiness(left) === 'nonempty' && emptiness(right) === 'nonempty';
  const characters = widest(charactersOf(left), charactersOf(right));
  const secrets = [...secretsIn(left), ...secretsIn(right)];
  const [first] = secrets;
  if (first === undefined) return unknown(label, { nonEmpty, characters });
  const cluster = secrets.every((one) => one.cluster === first.cluster) ? first.cluster : undefined;
  const origins = new Set(secrets.map((one) => one.origin));
  return secret(origins.size === 1 ? first.origin : label, cluster, { nonEmpty, characters });
}

function charactersOf(value: Value): Characters {
  return value.reduce<Characters>((all, segment) => {
    if ('characters' in segment && !('text' in segment && segment.text !== undefined))
      return widest(all, segment.characters);
    const text = 'text' in segment ? (segment.text ?? '') : '';
    const own = /^-?[0-9]*$/.test(text)
      ? 'digits'
      : /^[\w./:@,+=-]*$/.test(text)
        ? 'word'
        : text.includes('\n')
          ? 'any'
          : 'line';
    // Two numbers side by side are one number; a minus in the middle is not looked for.
    return widest(all, own);
  }, 'digits');
}
