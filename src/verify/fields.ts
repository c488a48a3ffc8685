/**
 * What the fields of a state count for where two paths of a dry run meet. Each kind of state has one table with a rule
 * for every field, and whether two states are the same, may be joined, and what they are joined to is derived from it:
 * a field without a rule does not compile.
 */
import type { Exit, Refinement } from './tools/tool.js';
import type { Value } from './value.js';
import { identity, likeness } from './value-keys.js';

/** Writes values into keys; `name` is how an evaluation, or anything else that is told by what it is, is called. */
export interface Keys {
  value(value: Value): string;
  name(id: unknown): unknown;
}

export interface FieldRule<V, K, J> {
  /** Told apart, and only joined where this is equal. */
  readonly shape?: (value: V, keys: K) => unknown;
  /** Told apart, and may be joined. */
  readonly key?: (value: V, keys: K) => unknown;
  /** Equal for those that are the same, and told at once: what differs in it is not written. */
  readonly outline?: (value: V) => number | string;
  /** Whether both shape and key are equal, where that is found out quicker than by writing them. */
  readonly equal?: (left: V, right: V, keys: K, others: K, deep: boolean) => boolean;
  /** Why states that differ in this field are the same all the same, where it has neither. */
  readonly same?: string;
  /** What stands in the joined state; without it, what stands in the first of them: the shape sees to the rest. */
  readonly join?: (left: V, right: V, at: J) => V;
}

type Told<V, K, J> =
  | (FieldRule<V, K, J> & { readonly shape: NonNullable<FieldRule<V, K, J>['shape']> })
  // What differs in states that are joined has to be joined, where joining goes field by field.
  | (FieldRule<V, K, J> & { readonly key: NonNullable<FieldRule<V, K, J>['key']> } & ([J] extends [never]
        ? unknown
        : { readonly join: NonNullable<FieldRule<V, K, J>['join']> }))
  | (FieldRule<V, K, J> & { readonly same: string });

/** A rule for each field of `T` that holds something; methods hold nothing. */
export type Fields<T, K, J = never> = {
  readonly [F in keyof T as T[F] extends (...given: never[]) => unknown ? never : F]-?: Told<T[F], K, J>;
};

export type Rules = Readonly<Record<string, FieldRule<unknown, unknown, unknown>>>;

export const rulesOf = (fields: object): Rules => fields as Rules;

export const fieldOf = (one: object, name: string): unknown =>
  (one as Readonly<Record<string, unknown>>)[name];

/** What has to be equal for two to be joined. */
export function shapeOf<T extends object, K, J>(fields: Fields<T, K, J>, one: T, keys: K): unknown[] {
  const shape: unknown[] = [];
  const rules = rulesOf(fields);
  for (const name in rules) {
    const { shape: write } = rules[name] ?? {};
    if (write !== undefined) shape.push(write(fieldOf(one, name), keys) ?? null);
  }
  return shape;
}

/** What is equal for two that are the same. */
export function keyOf<T extends object, K, J>(fields: Fields<T, K, J>, one: T, keys: K): unknown[] {
  const key: unknown[] = shapeOf(fields, one, keys);
  const rules = rulesOf(fields);
  for (const name in rules) {
    const { key: write } = rules[name] ?? {};
    if (write !== undefined) key.push(write(fieldOf(one, name), keys) ?? null);
  }
  return key;
}

/**
 * Whether two are the same, where most of what they hold is one and the same thing: that is not looked into, but with
 * `deep`, where what it leads to may differ.
 */
export function isSame<T extends object, K, J>(
  fields: Fields<T, K, J>,
  [left, keys]: readonly [T, K],
  [right, others]: readonly [T, K],
  deep = false,
): boolean {
  const rules = rulesOf(fields);
  for (const name in rules) {
    const { shape, key, equal } = rules[name] ?? {};
    const [one, other] = [fieldOf(left, name), fieldOf(right, name)];
    if (one === other && (!deep || typeof one !== 'object')) continue;
    if (equal !== undefined) {
      if (!equal(one, other, keys, others, deep)) return false;
      continue;
    }
    for (const write of [shape, key])
      if (write !== undefined && text(write(one, keys)) !== text(write(other, others))) return false;
  }
  return true;
}

const text = (key: unknown): string | undefined => (typeof key === 'string' ? key : JSON.stringify(key));

/** What the fields of two are joined to. */
export function joinFields<T extends object, K, J>(
  fields: Fields<T, K, J>,
  left: T,
  right: T,
  at: J,
): Partial<T> {
  const joined: Record<string, unknown> = {};
  const rules = rulesOf(fields);
  for (const name in rules) {
    const { join } = rules[name] ?? {};
    if (join !== undefined) joined[name] = join(fieldOf(left, name), fieldOf(right, name), at);
  }
  return joined as Partial<T>;
}

/** How each field of each kind of something is written into a key: a kind or a field that is forgotten does not compile. */
export type KindFields<T extends { readonly kind: string }, K> = {
  readonly [N in T['kind']]: {
    readonly [F in Exclude<keyof Extract<T, { readonly kind: N }>, 'kind'>]-?: (
      value: Extract<T, { readonly kind: N }>[F],
      keys: K,
    ) => unknown;
  };
};

/** What is equal for two that are the same. */
export function keyOfKind<T extends { readonly kind: string }, K>(
  fields: KindFields<T, K>,
  one: T,
  keys: K,
): unknown[] {
  const own: Readonly<Record<string, (value: never, keys: K) => unknown>> = fields[one.kind as T['kind']];
  const key: unknown[] = [one.kind];
  for (const name in own) key.push(own[name]?.(fieldOf(one, name) as never, keys) ?? null);
  return key;
}

const refinementKey = ({ id, ...known }: Refinement, keys: Keys): unknown => [keys.name(id), known];

const refinementsKey = (all: readonly Refinement[] | undefined, keys: Keys): unknown =>
  all?.map((one) => refinementKey(one, keys));

export const exitFields: KindFields<Exit, Keys> = {
  known: { status: (status) => status },
  failed: { what: (what) => what },
  unknown: { what: (what) => what, onSuccess: refinementsKey, onFailure: refinementsKey },
};

const valueKeys = new WeakMap<Value, { readonly likeness: string; readonly ids: readonly number[] }>();

/** Evaluations are called by the order in which they are come across: equal for states that differ in their names only. */
export function namesInOrder(): Keys {
  const names = new Map<unknown, number>();
  const name = (id: unknown): number => {
    const known = names.get(id);
    if (known !== undefined) return known;
    names.set(id, names.size);
    return names.size - 1;
  };
  return {
    name,
    value(value) {
      let known = valueKeys.get(value);
      if (known === undefined) {
        // Values do not change, and most of a state is the same from one look to the next.
        const ids = value.flatMap((segment) => ('id' in segment ? [segment.id] : []));
        known = { likeness: likeness(value), ids };
        valueKeys.set(value, known);
      }
      return known.ids.length === 0 ? known.likeness : known.likeness + known.ids.map(name).join();
    },
  };
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** A number for something that is told by what it is, the same each time. */
export function numberOf(one: object): number {
  const known = numbers.get(one) ?? ++lastNumber;
  numbers.set(one, known);
  return known;
}

const identities = new WeakMap<Value, string>();

/** Evaluations are called by their own names. */
export const ownNames: Keys = {
  name: (id) => (typeof id === 'object' && id !== null ? numberOf(id) : id),
  value(value) {
    const known = identities.get(value);
    if (known !== undefined) return known;
    const key = identity(value);
    identities.set(value, key);
    return key;
  },
};

/** Whether two maps have the same keys, and what stands under them is the same. */
export function sameMaps<K, V>(
  one: ReadonlyMap<K, V>,
  other: ReadonlyMap<K, V>,
  same: (one: V, other: V) => boolean,
): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) {
    const second = other.get(key);
    if (second === undefined && !other.has(key)) return false;
    if (!same(value, second as V)) return false;
  }
  return true;
}

/** Entries in the order of their names. */
export function sorted<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}
