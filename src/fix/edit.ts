/** Changes of a text. */

/** What stands from `start` to `end` becomes `text`; offsets in UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits, the same one counted once. Undefined where two of them want the same place. */
export function applied(text: string, edits: readonly Edit[]): string | undefined {
  const sorted = [...new Map(edits.map((edit) => [keyOf(edit), edit])).values()].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  let result = '';
  let from = 0;
  let last = -1;
  for (const { start, end, text: put } of sorted) {
    if (start < from || start === last) return undefined;
    result += text.slice(from, start) + put;
    from = end;
    last = start;
  }
  return result + text.slice(from);
}

/** Where what stood at an offset stands after the edits. */
export function moved(offset: number, edits: readonly Edit[]): number {
  const before = new Map(edits.map((edit) => [keyOf(edit), edit])).values();
  let shift = 0;
  for (const { start, end, text } of before) {
    if (end <= offset && start <= offset) shift += text.length - (end - start);
  }
  return offset + shift;
}

const keyOf = ({ start, end, text }: Edit): string => `${start} ${end} ${text}`;
