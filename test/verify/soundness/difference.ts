/** What an edit changed, for people. */

/** The lines that differ, `-` before and `+` after. */
export function difference(before: string, after: string): string {
  const one = before.split('\n');
  const other = after.split('\n');
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end))
    end += 1;
  return [
    ...one.slice(start, one.length - end).map((line) => `- ${JSON.stringify(line)}`),
    ...other.slice(start, other.length - end).map((line) => `+ ${JSON.stringify(line)}`),
  ].join('\n');
}
