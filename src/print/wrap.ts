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

// East Asian Wide and Fullwidth blocks that messages use (Unicode UAX #11).
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
// Closing punctuation does not begin a line (JIS X 4051's line-start prohibition).
const notAtStart = /[、。，．・：；？！）」』】〕]/;

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

/**
 * A sentence in lines of at most `columns`, as far as its words allow: broken at blanks, and between wide characters, where
 * Japanese may break anywhere.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of pieces(text)) {
    if (line !== '' && width + widthOf(piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += piece;
    width += widthOf(piece);
  }
  lines.push(line.trimEnd());
  return lines;
}

/** What may not be broken: words with the blanks after them, single wide characters with closing punctuation. */
function pieces(text: string): readonly string[] {
  const result: string[] = [];
  let piece = '';
  let previous = '';
  for (const character of text) {
    const glued =
      piece !== '' &&
      (notAtStart.test(character) ||
        character === ' ' ||
        !(previous === ' ' || wide.test(character) || wide.test(previous)));
    if (!glued && piece !== '') {
      result.push(piece);
      piece = '';
    }
    piece += character;
    // What is beyond 16 bits is neither wide nor a blank here.
    previous = character.slice(-1);
  }
  if (piece !== '') result.push(piece);
  return result;
}
