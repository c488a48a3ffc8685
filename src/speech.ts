/** What kubesteps says to people, in their language. The code says it in English; src/translation knows the others. */

/** A phrase of ours, with the values that it holds, in the reader's language; what is not known comes back as it is. */
export type Say = (english: string) => string;

/** What a finding's code is about, as `explain` has it. */
export interface Explained {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

export interface Speech {
  readonly say: Say;
  /** The words of a code; undefined where those of the code itself count, or where it is unknown. */
  explained(code: string): Explained | undefined;
  /** Whether machines' formats speak it, too: where the language was named, and not taken from the locale. */
  readonly toMachines: boolean;
}

/** As the code has it. */
export const english: Speech = { say: (text) => text, explained: () => undefined, toMachines: false };

/** The speech that a host was given; else English. */
export const speechOf = ({ speech }: { readonly speech?: Speech | undefined }): Speech => speech ?? english;
