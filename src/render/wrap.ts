/** Breaks text into lines: at blanks, and between wide characters, where Japanese may break anywhere. */

// East Asian Wide and Fullwidth blocks that messages use (Unicode UAX #11).
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
// Closing punctuation does not begin a line (JIS X 4051's line-start prohibition).
const notAtStart = /[、。，．・：；？！）」』】〕]/;

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

/** The text in lines of at most `columns`, as far as its words allow. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line !== '' && widthOf(line) + widthOf(piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  return lines;
}

/** What may not be broken: words with the blanks after them, single wide characters with closing punctuation. */
function pieces(text: string): readonly string[] {
  const result: string[] = [];
  for (const character of text) {
    const last = result.at(-1);
    const previous = last?.at(-1) ?? '';
    const glued =
      last !== undefined &&
      (notAtStart.test(character) ||
        character === ' ' ||
        !(previous === ' ' || wide.test(character) || wide.test(previous)));
    if (glued) result[result.length - 1] = last + character;
    else result.push(character);
  }
  return result;
}
