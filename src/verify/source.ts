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
  return {
    text,
    place(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const line = lineMap === undefined ? low + 1 : (lineMap[low] ?? low + 1);
      return { line, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}

/** A text that stands inside another one (a trap's handler): all of it has the place of where it stands. */
export function sourceAt(text: string, place: Place): Source {
  return { text, place: () => place };
}
