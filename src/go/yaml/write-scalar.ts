/** A string as Go's YAML library writes it, folded behind column 80 where it has spaces (goyaml.v2 emitterc.go). */
import { isBreak, isPrintable } from './analyze-scalar.js';

const bestWidth = 80;

/** The text of one scalar while it is written: where it stands decides where it is folded. */
class ScalarWriter {
  readonly #indent: number;
  readonly #foldable: boolean;
  #column: number;
  text = '';

  constructor(column: number, indent: number, foldable: boolean) {
    this.#column = column;
    this.#indent = indent;
    this.#foldable = foldable;
  }

  put(character: string): void {
    this.text += character;
    this.#column++;
  }

  putBreak(character: string): void {
    this.text += character;
    this.#column = 0;
  }

  /** Fills up to the column of continued lines. */
  indent(): void {
    this.text += ' '.repeat(Math.max(0, this.#indent - this.#column));
    this.#column = this.#indent;
  }

  get isWide(): boolean {
    return this.#foldable && this.#column > bestWidth;
  }

  fold(): void {
    this.putBreak('\n');
    this.indent();
  }
}

/** Where a scalar is written. A key stays on one line. */
export interface Spot {
  readonly column: number;
  /** The column of continued lines. */
  readonly indent: number;
  readonly foldable: boolean;
}

export function writePlain(text: string, { column, indent, foldable }: Spot): string {
  const writer = new ScalarWriter(column, indent, foldable);
  const characters = [...text];
  characters.forEach((character, at) => {
    const inner = character === ' ' && characters[at - 1] !== ' ' && characters[at + 1] !== ' ';
    if (inner && writer.isWide) writer.fold();
    else writer.put(character);
  });
  return writer.text;
}

/** `'…'` */
export function writeSingleQuoted(text: string, { column, indent, foldable }: Spot): string {
  const writer = new ScalarWriter(column, indent, foldable);
  const characters = [...text];
  const last = characters.length - 1;
  writer.put("'");
  for (const [at, character] of characters.entries()) {
    const before = characters[at - 1];
    if (isBreak(character)) {
      writer.putBreak(character);
      continue;
    }
    const inner = character === ' ' && before !== ' ' && characters[at + 1] !== ' ' && at > 0 && at < last;
    if (inner && writer.isWide) {
      writer.fold();
      continue;
    }
    if (isBreak(before)) writer.indent();
    writer.put(character);
    if (character === "'") writer.put("'");
  }
  writer.put("'");
  return writer.text;
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
export function writeDoubleQuoted(text: string, { column, indent, foldable }: Spot): string {
  const writer = new ScalarWriter(column, indent, foldable);
  const characters = [...text];
  const last = characters.length - 1;
  // The library looks for a byte order mark at the beginning, whatever character it is about to write.
  const marked = text.startsWith('\ufeff');
  writer.put('"');
  for (const [at, character] of characters.entries()) {
    if (character === ' ' && !marked) {
      if (characters[at - 1] !== ' ' && at > 0 && at < last && writer.isWide) {
        writer.fold();
        if (characters[at + 1] === ' ') writer.put('\\');
      } else {
        writer.put(' ');
      }
      continue;
    }
    const verbatim = !marked && isPrintable(character) && !isBreak(character) && !'"\\'.includes(character);
    for (const part of verbatim ? character : escapeCharacter(character.codePointAt(0) ?? 0))
      writer.put(part);
  }
  writer.put('"');
  return writer.text;
}

function escapeCharacter(point: number): string {
  const name = names.get(point);
  if (name !== undefined) return `\\${name}`;
  const [letter, width] = point <= 0xff ? ['x', 2] : point <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${point.toString(16).toUpperCase().padStart(Number(width), '0')}`;
}

/** `|`, its hints and its lines. */
export function writeLiteral(text: string, indent: number): string {
  let written = `|${literalHints(text)}\n`;
  let atStart = true;
  for (const character of text) {
    if (atStart && !isBreak(character)) written += ' '.repeat(indent);
    written += character;
    atStart = isBreak(character);
  }
  return written;
}

function literalHints(text: string): string {
  const characters = [...text];
  const indentation = text.startsWith(' ') || isBreak(characters[0]) ? '2' : '';
  if (!isBreak(characters.at(-1))) return `${indentation}-`;
  return characters.length === 1 || isBreak(characters.at(-2)) ? `${indentation}+` : indentation;
}
