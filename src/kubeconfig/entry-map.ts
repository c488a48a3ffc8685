/** Entries by name, each made when it is first asked for: of a thousand contexts a command mostly wants one. */

/** What knows the names: a map, whatever it holds. */
type Names = Pick<ReadonlyMap<string, unknown>, 'size' | 'has' | 'keys'>;

/** A map whose keys are known and whose values are not, until they are wanted. */
export class EntryMap<T extends object> implements ReadonlyMap<string, T> {
  readonly #names: Names;
  readonly #make: (name: string) => T;
  readonly #made = new Map<string, T>();

  /** The names, which do not change, and what makes the entry of one of them. */
  constructor(names: Names, make: (name: string) => T) {
    this.#names = names;
    this.#make = make;
  }

  get size(): number {
    return this.#names.size;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  get(name: string): T | undefined {
    const before = this.#made.get(name);
    if (before !== undefined || !this.#names.has(name)) return before;
    const made = this.#make(name);
    this.#made.set(name, made);
    return made;
  }

  keys(): MapIterator<string> {
    return this.#names.keys();
  }

  *values(): MapIterator<T> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[string, T]> {
    for (const name of this.#names.keys()) yield [name, this.get(name) as T];
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  forEach(callback: (value: T, name: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [name, value] of this) callback(value, name, this);
  }
}

/** The same names; each value changed when it is first asked for. */
export function changedEntries<From, To extends object>(
  map: ReadonlyMap<string, From>,
  change: (value: From, name: string) => To,
): ReadonlyMap<string, To> {
  // A name of the map has a value in it.
  return new EntryMap(map, (name) => change(map.get(name) as From, name));
}
