/** Tokens that are scanned but not parsed yet. Each has a number: a key is recognized late, and goes before others. */
import type { Token } from './tokens.js';

export class TokenQueue {
  #tokens: Token[] = [];
  #head = 0;
  #taken = 0;

  /** The number of the first token. */
  get firstNumber(): number {
    return this.#taken;
  }

  /** The number that the next token to be added gets. */
  get nextNumber(): number {
    return this.#taken + this.#tokens.length - this.#head;
  }

  get first(): Token | undefined {
    return this.#tokens[this.#head];
  }

  /** Adds a token where the token with the given number is now; at the end where that one is taken already. */
  add(token: Token, number?: number): void {
    if (number === undefined || number < this.#taken) this.#tokens.push(token);
    else this.#tokens.splice(this.#head + number - this.#taken, 0, token);
  }

  takeFirst(): void {
    this.#head++;
    this.#taken++;
    if (this.#head < 256) return;
    this.#tokens = this.#tokens.slice(this.#head);
    this.#head = 0;
  }
}
