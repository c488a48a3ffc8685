/** What completion answers, in no shell's syntax. */

export interface Candidate {
  /** The whole value, as the program would be given it. */
  readonly value: string;
  /** A few words about it, for shells that show them; foreign text, not inert. */
  readonly about?: string | undefined;
  /** More has to follow in the same word, such as the template after `jsonpath=`. */
  readonly partial?: boolean;
}

export interface Answer {
  /** The part of the word that stays before every value, such as `--context=`. */
  readonly prefix: string;
  readonly candidates: readonly Candidate[];
  /** File names are wanted here: shells complete them better than we could. */
  readonly files: boolean;
}

export const nothing: Answer = { prefix: '', candidates: [], files: false };

/** What no argument of a process can hold: NUL, and surrogates without a partner. */
const impossible = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a value can be an argument at all. */
export function isArgument(value: string): boolean {
  return value !== '' && !impossible.test(value);
}
