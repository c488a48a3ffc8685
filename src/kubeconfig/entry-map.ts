/** Entries by name, each made when it is first asked for: of a thousand contexts a command mostly wants one. */

/** What may not be made yet. */
type Held<T> = { readonly made: T } | { readonly make: () => T };

/** A map whose keys are known and whose values are not, until they are wanted. */
export class EntryMap<T> implements ReadonlyMap<string, T> {
  readonly #held: Map<string, Held<T>>;

  constructor(makers: Iterable<readonly [string, () => T]>) {
    this.#held = new Map();
    for (const [name, make] of makers) this.#held.set(name, { make });
  }

  get size(): number {
    return this.#held.size;
  }

  has(name: string): boolean {
    return this.#held.has(name);
  }

  get(name: string): T | undefined {
    const held = this.#held.get(name);
    if (held === undefined) return undefined;
    if ('made' in held) return held.made;
    const made = held.make();
    this.#held.set(name, { made });
    return made;
  }

  keys(): MapIterator<string> {
    return this.#held.keys();
  }

  *values(): MapIterator<T> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[string, T]> {
    // `get` sets keys that are there: no iteration minds.
    for (const name of this.#held.keys()) yield [name, this.get(name) as T];
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  forEach(callback: (value: T, name: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [name, value] of this) callback(value, name, this);
  }
}

/** The same names; each value changed when it is first asked for. */
export function changedEntries<From, To>(
  map: ReadonlyMap<string, From>,
  change: (value: From, name: string) => To,
): ReadonlyMap<string, To> {
  const names = [...map.keys()];
  // A name of the map has a value in it.
  return new EntryMap(names.map((name) => [name, () => change(map.get(name) as From, name)] as const));
}
