/**
 * What a text that is not known may hold: a set of ASCII characters, and a bit each for characters beyond them and for
 * not being one decimal number. What a server answers has two sets: what it should be made of, and all that it can be.
 */

const beyond = 1n << 128n;
const notOneNumber = 1n << 129n;
const everything = (1n << 130n) - 1n;

/** The bits of the ASCII characters of a text, and `beyond` where it has others. */
function bitsOf(text: string): bigint {
  let bits = 0n;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bits |= code < 128 ? 1n << BigInt(code) : beyond;
  }
  return bits;
}

export class Alphabet {
  readonly #possible: bigint;
  readonly #expected: bigint;

  private constructor(possible: bigint, expected: bigint) {
    this.#possible = possible;
    this.#expected = expected;
  }

  /** The ASCII characters of `text`, and those beyond ASCII where it has any. */
  static of(text: string): Alphabet {
    const bits = bitsOf(text) | notOneNumber;
    return new Alphabet(bits, bits);
  }

  /** Every character but those of `text`. */
  static without(text: string): Alphabet {
    const bits = everything & ~bitsOf(text);
    return new Alphabet(bits, bits);
  }

  /** One decimal number, without a zero in front. */
  static number(): Alphabet {
    const bits = bitsOf('0123456789');
    return new Alphabet(bits, bits);
  }

  /** What either may hold. */
  or(other: Alphabet): Alphabet {
    return new Alphabet(this.#possible | other.#possible, this.#expected | other.#expected);
  }

  /** What is left once a check has shown that the text is made of `checked` alone. */
  checked(checked: Alphabet): Alphabet {
    return new Alphabet(this.#possible & checked.#possible, this.#expected & checked.#possible);
  }

  /** As whoever makes the text should answer: an API server, or whoever stands in for it, can answer anything. */
  assumed(): Alphabet {
    return new Alphabet(everything, this.#expected);
  }

  /** All of it is in `other`, if the answer is as it should be. */
  within(other: Alphabet): boolean {
    return (this.#expected & ~other.#expected) === 0n;
  }

  /** All of it is in `other`, whatever happens. */
  isSurelyWithin(other: Alphabet): boolean {
    return (this.#possible & ~other.#possible) === 0n;
  }

  /** One of these characters can be in it, if the answer is as it should be. */
  mayHold(text: string): boolean {
    return (this.#expected & bitsOf(text)) !== 0n;
  }

  toJSON(): string {
    return `${this.#possible.toString(36)} ${this.#expected.toString(36)}`;
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The ones that models of commands use; each includes those before it. */
export const alphabets = {
  digits: Alphabet.number(),
  /** No white space, no quotes, nothing that a shell splits on or expands: tokens, addresses, paths of mktemp. */
  word: Alphabet.of(`${letters}0123456789_./:@,+=~%-`),
  /** No line break. */
  line: Alphabet.without('\n\r'),
  any: Alphabet.without(''),
} as const;
