/** What expanding one part of a word gives. */
import type { Value } from '../../value.js';
import type { Paths } from '../state/paths.js';

/** A part of a word after its expansions. */
export type Piece =
  | {
      readonly kind: 'text';
      readonly value: Value;
      /** Inside quotes, or quoted by a backslash, or written in the word itself: never split. */
      readonly whole: boolean;
      /** Makes a field even where it is empty: anything in quotes. */
      readonly keeps: boolean;
      readonly offset: number;
      /** It is the text of a variable or a command. */
      readonly expanded?: true;
    }
  /** Between two elements of `"$@"`. */
  | { readonly kind: 'break' }
  /** `"$@"` where there is no argument: no text, and no field. */
  | { readonly kind: 'nothing' };

/** One list of pieces for each way that the expansion can take. */
export type Pieces = Paths<readonly Piece[]>;

/** Where a word stands: that decides whether it is split, globbed, and what a tilde in it is. */
export type Use = 'argument' | 'assignment' | 'text' | 'pattern';

/** Text that is not split. `keeps`: it makes a field even where it is empty, as quotes do. */
export const textPiece = (value: Value, offset: number, keeps: boolean): Piece => ({
  kind: 'text',
  value,
  whole: true,
  keeps,
  offset,
});
