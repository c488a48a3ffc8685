/** A string in quotes or as a literal block, as Go's YAML library writes it (goyaml.v2 emitterc.go). */
import { isBreak, isPrintable } from './analyze-scalar.js';

/** `'…'`; `indent` is the column of continued lines. */
export function writeSingleQuoted(text: string, indent: number): string {
  let written = "'";
  let afterBreak = false;
  for (const character of text) {
    if (isBreak(character)) {
      if (!afterBreak && character === '\n') written += '\n';
      written += character;
      afterBreak = true;
      continue;
    }
    if (afterBreak) written += ' '.repeat(indent);
    written += character === "'" ? "''" : character;
    afterBreak = false;
  }
  return `${written}'`;
}

const names = new Map([
  [0x00, '0'],
  [0x07, 'a'],
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0b, 'v'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x1b, 'e'],
  [0x22, '"'],
  [0x5c, '\\'],
  [0x85, 'N'],
  [0xa0, '_'],
  [0x2028, 'L'],
  [0x2029, 'P'],
]);

/** `"…"`, with everything escaped that cannot be printed. */
export function writeDoubleQuoted(text: string): string {
  let written = '"';
  for (const character of text) {
    const verbatim = isPrintable(character) && !isBreak(character) && character !== '"' && character !== '\\';
    written += verbatim ? character : escape(character.codePointAt(0) ?? 0);
  }
  return `${written}"`;
}

function escape(point: number): string {
  const name = names.get(point);
  if (name !== undefined) return `\\${name}`;
  const [letter, width] = point <= 0xff ? ['x', 2] : point <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${point.toString(16).toUpperCase().padStart(Number(width), '0')}`;
}

/** `|`, its hints and its lines at the given column. */
export function writeLiteral(text: string, indent: number): string {
  let written = `|${literalHints(text)}\n`;
  let atStart = true;
  for (const character of text) {
    if (isBreak(character)) {
      written += character;
      atStart = true;
    } else {
      if (atStart) written += ' '.repeat(indent);
      written += character;
      atStart = false;
    }
  }
  // Whatever comes next begins on a new line anyway.
  return atStart && written.endsWith('\n') ? written.slice(0, -1) : written;
}

function literalHints(text: string): string {
  const characters = [...text];
  const indentation = text.startsWith(' ') || isBreak(characters[0]) ? '2' : '';
  if (!isBreak(characters.at(-1))) return `${indentation}-`;
  return characters.length === 1 || isBreak(characters.at(-2)) ? `${indentation}+` : indentation;
}
