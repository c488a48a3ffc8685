/** A piece of shell text and where its offsets stand in the file that was read. */
import type { Place } from './report.js';

export interface Source {
  readonly text: string;
  /** The place of an offset into `text`. */
  place(offset: number): Place;
}

/** A text that is a file from its first character on; `lineMap[n]` is the file's line of the text's line n, from 0. */
export function sourceOf(text: string, lineMap?: readonly number[]): Source {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  /** Counted from 0. */
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  // What is asked next stands mostly in the same line.
  let latest = 0;
  const isInLatest = (offset: number): boolean =>
    (starts[latest] ?? 0) <= offset && offset < (starts[latest + 1] ?? Number.POSITIVE_INFINITY);
  return {
    text,
    place(offset) {
      if (!isInLatest(offset)) latest = lineOf(offset);
      const line = lineMap === undefined ? latest + 1 : (lineMap[latest] ?? latest + 1);
      return { line, column: offset - (starts[latest] ?? 0) + 1 };
    },
  };
}

/** A text that stands inside another one (a trap's handler): all of it has the place of where it stands. */
export function sourceAt(text: string, place: Place): Source {
  return { text, place: () => place };
}
