/** Breaks sentences into lines: at blanks, and in Japanese between phrases (JIS X 4051). */

// East Asian Wide and Fullwidth blocks that messages use (Unicode UAX #11).
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const hiragana = /[\u3041-\u309f]/;
/** Closing punctuation begins no line. */
const notAtStart = /[、。，．・：；？！）」』】〕]/;
/** Opening brackets end none. */
const notAtEnd = /[（「『【〔]/;

/** A last line of Japanese with fewer columns than these does not stand alone. */
const widow = 8;

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

/** A sentence in lines of at most `columns`, as far as its words allow. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[][] = [[]];
  let width = 0;
  for (const piece of pieces(text).flatMap((one) => fitting(one, columns))) {
    const line = lines.at(-1) ?? [];
    if (line.length > 0 && width + widthOf(piece.trimEnd()) > columns) {
      lines.push([piece]);
      width = widthOf(piece);
    } else {
      line.push(piece);
      width += widthOf(piece);
    }
  }
  return withoutWidow(lines, columns).map((line) => line.join('').trimEnd());
}

/** A last line of a few characters takes a phrase of the line before it. */
function withoutWidow(lines: readonly string[][], columns: number): readonly string[][] {
  const last = lines.at(-1) ?? [];
  const before = lines.at(-2);
  const text = last.join('').trimEnd();
  if (before === undefined || before.length < 2 || widthOf(text) >= widow || !wide.test(text)) return lines;
  const moved = before.at(-1) ?? '';
  if (widthOf(moved + text) > columns) return lines;
  return [...lines.slice(0, -2), before.slice(0, -1), [moved, ...last]];
}

/** A phrase that is longer than a line is broken between its characters. */
function fitting(piece: string, columns: number): readonly string[] {
  if (widthOf(piece.trimEnd()) <= columns || !wide.test(piece)) return [piece];
  return [...piece].reduce<string[]>((parts, character) => {
    const last = parts.at(-1);
    if (last === undefined || (widthOf(last + character) > columns && !notAtStart.test(character)))
      parts.push(character);
    else parts[parts.length - 1] = last + character;
    return parts;
  }, []);
}

/** What may not be broken: words with the blanks after them, and phrases of Japanese with their punctuation. */
function pieces(text: string): readonly string[] {
  const result: string[] = [];
  let piece = '';
  let previous = '';
  for (const character of text) {
    if (piece !== '' && isBreak(previous, character)) {
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

/**
 * Behind a blank, but not before a particle, which belongs to the name before it; in Japanese behind punctuation, and where a particle or an ending (in hiragana) ends and a word (in
 * kanji, katakana or letters) begins.
 */
function isBreak(previous: string, next: string): boolean {
  if (next === ' ' || notAtStart.test(next) || notAtEnd.test(previous)) return false;
  if (previous === ' ') return !hiragana.test(next);
  if (notAtStart.test(previous)) return true;
  if (!wide.test(previous)) return notAtEnd.test(next);
  return hiragana.test(previous) ? !hiragana.test(next) : notAtEnd.test(next);
}
