/** Keys without `?`: where one may have begun, until a `:` behind it decides (goyaml.v2 scannerc.go). */
import type { Cursor } from './cursor.js';
import { type Mark, scannerError } from './yaml-error.js';

export interface SimpleKey {
  /** Whether it has to be a key: it begins a line of a block mapping. */
  readonly required: boolean;
  /** The number of its token. */
  readonly number: number;
  readonly mark: Mark;
}

const maximalLength = 1024;

/** One place for each level of flow collections, the block around them all included. */
export class SimpleKeys {
  readonly #cursor: Cursor;
  readonly #keys: (SimpleKey | undefined)[] = [undefined];
  /** Whether a key may begin here. */
  allowed = true;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** How many flow collections are open. */
  get flowLevel(): number {
    return this.#keys.length - 1;
  }

  enterFlow(): void {
    this.#keys.push(undefined);
  }

  leaveFlow(): void {
    if (this.flowLevel > 0) this.#keys.pop();
  }

  save(key: SimpleKey): void {
    this.remove();
    this.#keys[this.flowLevel] = key;
  }

  /** Gives up the key that may have begun on this level. */
  remove(): void {
    this.#drop(this.flowLevel);
  }

  /** Takes the key that began on this level, if one did and it is near enough. */
  take(): SimpleKey | undefined {
    const key = this.#valid(this.flowLevel);
    if (key !== undefined) this.#keys[this.flowLevel] = undefined;
    return key;
  }

  /** Whether the token with this number may turn out to be a key. */
  mayBe(number: number): boolean {
    const level = this.#keys.findIndex((key) => key?.number === number);
    return level >= 0 && this.#valid(level) !== undefined;
  }

  /** A key has to be on one line, and within 1024 characters. */
  #valid(level: number): SimpleKey | undefined {
    const key = this.#keys[level];
    if (key === undefined) return undefined;
    const { line, column } = this.#cursor;
    if (key.mark.line === line && column <= key.mark.column + maximalLength) return key;
    this.#drop(level);
    return undefined;
  }

  #drop(level: number): void {
    const key = this.#keys[level];
    if (key?.required) throw scannerError("could not find expected ':'", this.#cursor.mark(), key.mark);
    this.#keys[level] = undefined;
  }
}
