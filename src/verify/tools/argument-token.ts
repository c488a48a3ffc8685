/**
 * What an argument parser needs to know of an argument. The parsers are generic over it, so that the caller's own
 * tokens, which know where each part of their text came from, come back in the result.
 */
export interface ArgumentToken {
  /** The whole text; undefined where any part of it is not known. */
  readonly text: string | undefined;
  /** For a text that is not wholly known: the part in front that is. */
  readonly prefix?: string;
}

/** A value inside a token: its text from an offset on. */
export interface ArgumentValue<T extends ArgumentToken> {
  readonly token: T;
  readonly from: number;
}

/** The text of a value; undefined where it is not wholly known. */
export function valueText<T extends ArgumentToken>(value: ArgumentValue<T>): string | undefined {
  return value.token.text?.slice(value.from);
}

/** The part of a token that is known, from the front. */
export function knownPart(token: ArgumentToken): string {
  return token.text ?? token.prefix ?? '';
}
