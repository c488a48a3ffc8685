/**
 * What a text that is not known may hold: a set of ASCII characters, and a bit each for characters beyond them, for
 * not being one decimal number, and for a set that is an assumption.
 */

const beyond = 1n << 128n;
const notOneNumber = 1n << 129n;
const assumption = 1n << 130n;
const ascii = beyond - 1n;

export class Alphabet {
  readonly #bits: bigint;

  private constructor(bits: bigint) {
    this.#bits = bits;
  }

  /** The ASCII characters of `text`, and those beyond ASCII where it has any. */
  static of(text: string): Alphabet {
    let bits = notOneNumber;
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      bits |= code < 128 ? 1n << BigInt(code) : beyond;
    }
    return new Alphabet(bits);
  }

  /** Every character but those of `text`. */
  static without(text: string): Alphabet {
    return new Alphabet(((ascii | beyond) & ~Alphabet.of(text).#bits) | notOneNumber);
  }

  /** One decimal number, without a zero in front. */
  static readonly number: Alphabet = new Alphabet(Alphabet.of('0123456789').#bits & ~notOneNumber);

  /** What either may hold. */
  or(other: Alphabet): Alphabet {
    return new Alphabet(this.#bits | other.#bits);
  }

  /** What is left once a check has shown that the text is made of `checked` alone. */
  checked(checked: Alphabet): Alphabet {
    return new Alphabet(this.#bits & checked.#bits);
  }

  /** The same, as whoever makes the text should, but need not, answer: an API server, or whoever stands in for it. */
  assumed(): Alphabet {
    return new Alphabet(this.#bits | assumption);
  }

  /** All of it is in `other`, if what is assumed is so. */
  within(other: Alphabet): boolean {
    return (this.#bits & ~other.#bits & ~assumption) === 0n;
  }

  /** All of it is in `other`, whatever happens. */
  isSurelyWithin(other: Alphabet): boolean {
    return (this.#bits & ~other.#bits) === 0n;
  }

  /** One of these characters can be in it, if what is assumed is so. */
  mayHold(text: string): boolean {
    return (this.#bits & Alphabet.of(text).#bits & (ascii | beyond)) !== 0n;
  }

  toJSON(): string {
    return this.#bits.toString(36);
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The ones that models of commands use; each includes those before it. */
export const alphabets = {
  digits: Alphabet.number,
  /** No white space, no quotes, nothing that a shell splits on or expands: tokens, addresses, paths of mktemp. */
  word: Alphabet.of(`${letters}0123456789_./:@,+=~%-`),
  /** No line break. */
  line: Alphabet.without('\n\r'),
  any: Alphabet.without(''),
} as const;
