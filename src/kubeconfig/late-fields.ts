/** A Go struct as a template sees it, whose large fields are made when they are asked for: seldom are all of them. */
import type { Value } from '../go/value.js';

/** undefined where the field is left out; a function where it is there, and is made later. */
export type LateField = readonly [name: string, value: Value | undefined | (() => Value)];

/** Whoever goes through all of it makes all of it. */
export class LateFields extends Map<string, Value> {
  readonly #late = new Map<string, () => Value>();

  constructor(fields: readonly LateField[]) {
    super();
    for (const [name, value] of fields) {
      if (value === undefined) continue;
      // Its place among the others.
      this.set(name, typeof value === 'function' ? null : value);
      if (typeof value === 'function') this.#late.set(name, value);
    }
  }

  override get(name: string): Value | undefined {
    const make = this.#late.get(name);
    if (make === undefined) return super.get(name);
    const made = make();
    this.#late.delete(name);
    this.set(name, made);
    return made;
  }

  override values(): MapIterator<Value> {
    return this.#whole(() => super.values());
  }

  override entries(): MapIterator<[string, Value]> {
    return this.#whole(() => super.entries());
  }

  override [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  override forEach(callback: (value: Value, name: string, map: Map<string, Value>) => void): void {
    this.#whole(() => super.forEach(callback));
  }

  #whole<T>(read: () => T): T {
    for (const name of this.#late.keys()) this.get(name);
    return read();
  }
}
