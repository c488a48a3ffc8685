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

/** One level of flow collections; the level around them all is the block. */
interface Level {
  /** The key that may have begun there. */
  key: SimpleKey | undefined;
  /** The number of the last key, or of the bracket that opened the level. */
  number: number;
}

const maximalLength = 1024;

export class SimpleKeys {
  readonly #cursor: Cursor;
  readonly #levels: Level[] = [{ key: undefined, number: 0 }];
  /**
   * Where the scanner looks for a token that may be a key. The library forgets a bracket here when its collection
   * ends without a key inside, and then parses on without waiting for a `:` behind it.
   */
  readonly #byNumber = new Map<number, number>();
  /** Whether a key may begin here. */
  allowed = true;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** How many flow collections are open. */
  get flowLevel(): number {
    return this.#levels.length - 1;
  }

  /** `number` is the one that the bracket's token gets. */
  enterFlow(number: number): void {
    this.#levels.push({ key: undefined, number });
  }

  leaveFlow(): void {
    if (this.flowLevel === 0) return;
    const level = this.#levels.pop();
    if (level !== undefined) this.#byNumber.delete(level.number);
  }

  save(key: SimpleKey): void {
    this.remove();
    this.#levels[this.flowLevel] = { key, number: key.number };
    this.#byNumber.set(key.number, this.flowLevel);
  }

  /** Gives up the key that may have begun on this level. */
  remove(): void {
    const level = this.#levels[this.flowLevel];
    if (level?.key === undefined) return;
    this.#giveUp(level);
    this.#byNumber.delete(level.number);
  }

  /** Takes the key that began on this level, if one did and it is near enough. */
  take(): SimpleKey | undefined {
    const level = this.#levels[this.flowLevel];
    const key = level === undefined ? undefined : this.#valid(level);
    if (level === undefined || key === undefined) return undefined;
    level.key = undefined;
    this.#byNumber.delete(level.number);
    return key;
  }

  /** Whether the token with this number may turn out to be a key. */
  mayBe(number: number): boolean {
    const at = this.#byNumber.get(number);
    const level = at === undefined ? undefined : this.#levels[at];
    return level !== undefined && this.#valid(level) !== undefined;
  }

  /** A key has to be on one line, and within 1024 characters. */
  #valid(level: Level): SimpleKey | undefined {
    const { key } = level;
    if (key === undefined) return undefined;
    const { line, column } = this.#cursor;
    if (key.mark.line === line && column <= key.mark.column + maximalLength) return key;
    this.#giveUp(level);
    return undefined;
  }

  #giveUp(level: Level): void {
    const { key } = level;
    if (key?.required) throw scannerError("could not find expected ':'", this.#cursor.mark(), key.mark);
    level.key = undefined;
  }
}
