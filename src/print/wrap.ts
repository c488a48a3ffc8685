/** Breaks text into lines. */

/** A text in lines that are no wider, where its words allow: names in it stay whole, in whatever script. */
export function wrapped(
  text: string,
  width: number,
  widthOf: (text: string) => number = (word) => word.length,
): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
