/** Which of many are the same, by a table of fields. */
import { type Fields, fieldOf, type Keys, keyOf, rulesOf } from './fields.js';
import { likeness } from './value-keys.js';

interface Candidate<T, K> {
  readonly one: T;
  readonly keys: K;
  readonly index: number;
}

/**
 * Puts together those that are the same, in the order in which they are given. They are told apart field by field, and
 * what is alone by then is not written any further: most ways differ in how they go on, or in one variable.
 */
export function groupsOfSame<T extends object, K, J>(
  fields: Fields<T, K, J>,
  all: readonly T[],
  keysOf: (one: T) => K,
): T[][] {
  const apart: Candidate<T, K>[][] = [];
  let open = [all.map((one, index) => ({ one, keys: keysOf(one), index }))];
  for (const tell of tellersOf<K>(fields)) {
    const groups = open.flatMap((group) => groupsBy(group, tell));
    apart.push(...groups.filter(({ length }) => length === 1));
    open = groups.filter(({ length }) => length > 1);
    if (open.length === 0) break;
  }
  const first = ([one]: readonly Candidate<T, K>[]): number => one?.index ?? 0;
  return [...apart, ...open].sort((a, b) => first(a) - first(b)).map((group) => group.map(({ one }) => one));
}

type Tell<K> = (candidate: { readonly one: object; readonly keys: K }) => unknown;

/** What tells candidates apart, what is told at once first. */
function* tellersOf<K>(fields: object): Iterable<Tell<K>> {
  const rules = rulesOf(fields);
  for (const name in rules) {
    const { outline } = rules[name] ?? {};
    if (outline !== undefined) yield ({ one }) => outline(fieldOf(one, name));
  }
  for (const part of ['shape', 'key'] as const)
    for (const name in rules) {
      const { [part]: write } = rules[name] ?? {};
      if (write !== undefined)
        yield ({ one, keys }) => JSON.stringify(write(fieldOf(one, name), keys) ?? null);
    }
}

function groupsBy<T>(all: readonly T[], tell: (one: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const one of all) {
    const told = tell(one);
    const group = groups.get(told);
    if (group === undefined) groups.set(told, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** All evaluations are called the same. */
const nameless: Keys = { name: () => 0, value: likeness };

/**
 * A number for things that do not change, equal for those that are the same but for the names of evaluations, in
 * whatever order they are; now and then for others, too.
 */
export function outlineBy<T extends object>(fields: Fields<T, Keys, never>): (all: Iterable<T>) => number {
  const known = new WeakMap<T, number>();
  const outlineOf = (one: T): number => {
    const before = known.get(one);
    if (before !== undefined) return before;
    const outline = hashOf(JSON.stringify(keyOf(fields, one, nameless)));
    known.set(one, outline);
    return outline;
  };
  return (all) => {
    let sum = 0;
    for (const one of all) sum += outlineOf(one);
    return sum;
  };
}

/** Of a long text, what it begins with. */
function hashOf(text: string): number {
  let hash = text.length;
  for (let at = 0; at < text.length && at < 1000; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  return hash;
}
