/**
 * A map whose copies share its content until one of them changes, and then all but what changed: a run that takes two
 * ways copies everything it knows, and changes little of it on each. In the order of a Map.
 */
export class SharedMap<K, V> implements ReadonlyMap<K, V> {
  /** What this one alone has changed since it was copied. */
  #own: Map<K, V> | undefined;
  #shared: Layer<K, V> | undefined;
  #size: number;

  constructor(entries?: Iterable<readonly [K, V]>) {
    this.#own = entries === undefined ? undefined : new Map(entries);
    this.#size = this.#own?.size ?? 0;
  }

  copy(): SharedMap<K, V> {
    this.#share();
    const copy = new SharedMap<K, V>();
    copy.#shared = this.#shared;
    copy.#size = this.#size;
    return copy;
  }

  get size(): number {
    return this.#size;
  }

  get(key: K): V | undefined {
    const own = this.#own?.get(key);
    if (own !== undefined || this.#own?.has(key) === true) return own;
    for (let layer = this.#shared; layer !== undefined; layer = layer.below) {
      const value = layer.entries.get(key);
      if (value !== undefined || layer.entries.has(key)) return value;
    }
    return undefined;
  }

  has(key: K): boolean {
    return this.#own?.has(key) === true || isIn(this.#shared, key);
  }

  set(key: K, value: V): this {
    if (!this.has(key)) this.#size += 1;
    this.#own ??= new Map();
    this.#own.set(key, value);
    return this;
  }

  delete(key: K): boolean {
    if (!this.has(key)) return false;
    if (isIn(this.#shared, key)) {
      this.#own = new Map(this.#whole());
      this.#shared = undefined;
    }
    this.#own?.delete(key);
    this.#size -= 1;
    return true;
  }

  keys(): MapIterator<K> {
    return this.#whole().keys();
  }

  values(): MapIterator<V> {
    return this.#whole().values();
  }

  entries(): MapIterator<[K, V]> {
    return this.#whole().entries();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#whole().entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.#whole().forEach((value, key) => {
      visit(value, key, this);
    });
  }

  /** Makes what is this one's own a layer. One that is small beside it becomes part of it, so that they stay few. */
  #share(): void {
    if (this.#own === undefined || this.#own.size === 0) return;
    let layer: Layer<K, V> = { entries: this.#own, below: this.#shared };
    while (layer.below !== undefined && layer.below.entries.size <= 2 * layer.entries.size)
      layer = { entries: new Map([...layer.below.entries, ...layer.entries]), below: layer.below.below };
    this.#shared = layer;
    this.#own = undefined;
  }

  /** One map with everything in it, for going through it. Not to be changed where it is shared. */
  #whole(): ReadonlyMap<K, V> {
    if (this.#shared === undefined) {
      this.#own ??= new Map();
      return this.#own;
    }
    this.#share();
    if (this.#shared.below !== undefined) {
      const layers: ReadonlyMap<K, V>[] = [];
      for (let layer: Layer<K, V> | undefined = this.#shared; layer !== undefined; layer = layer.below)
        layers.unshift(layer.entries);
      this.#shared = { entries: new Map(layers.flatMap((entries) => [...entries])), below: undefined };
    }
    return this.#shared.entries;
  }
}

/** Entries that several maps share, and that none of them changes; they hide what is below them. */
interface Layer<K, V> {
  readonly entries: ReadonlyMap<K, V>;
  readonly below: Layer<K, V> | undefined;
}

function isIn<K, V>(shared: Layer<K, V> | undefined, key: K): boolean {
  for (let layer = shared; layer !== undefined; layer = layer.below) if (layer.entries.has(key)) return true;
  return false;
}
