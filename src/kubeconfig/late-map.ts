/** A map that is made when it is first asked: of many entries, few are ever asked where their fields stand. */
export class LateMap<K, V> implements ReadonlyMap<K, V> {
  readonly #make: () => ReadonlyMap<K, V>;
  #made: ReadonlyMap<K, V> | undefined;

  constructor(make: () => ReadonlyMap<K, V>) {
    this.#make = make;
  }

  get #map(): ReadonlyMap<K, V> {
    this.#made ??= this.#make();
    return this.#made;
  }

  get size(): number {
    return this.#map.size;
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  keys(): MapIterator<K> {
    return this.#map.keys();
  }

  values(): MapIterator<V> {
    return this.#map.values();
  }

  entries(): MapIterator<[K, V]> {
    return this.#map.entries();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }
}
