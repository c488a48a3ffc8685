/** Text in columns of a terminal: what is wide counts as two, what could act on the terminal is written out. */
import stringWidth from 'string-width';
import { inert } from '../display.js';

const ascii = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function widthOf(text: string): number {
  return ascii.test(text) ? text.length : stringWidth(text);
}

/** A line of a text as it may stand on a screen: tabs as spaces, everything else inert. */
export function shownLine(line: string): string {
  return inert(line.replaceAll('\t', '    ').replace(/\r$/, ''));
}

/** At most `width` columns, with … where something is cut off. Inert text in, inert text out. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return width <= 0 ? '' : `${piece(text, width - 1)}…`;
}

/** Exactly `width` columns. */
export function fit(text: string, width: number): string {
  const shown = cut(text, width);
  return shown + ' '.repeat(Math.max(0, width - widthOf(shown)));
}

/** The lines of a text, each in pieces of at most `width` columns, inert. */
export function wrapLines(text: string, width: number): readonly string[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\n$/, '')
    .split('\n');
  return lines.flatMap((line) => wrapLine(shownLine(line), Math.max(1, width)));
}

function wrapLine(line: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = line;
  while (widthOf(rest) > width) {
    // At least one character, or a wide one would never end in a single column.
    const first = piece(rest, width) || ([...graphemes.segment(rest)][0]?.segment ?? rest);
    const blank = first.lastIndexOf(' ');
    const broken = blank > width / 2 ? first.slice(0, blank + 1) : first;
    pieces.push(broken.trimEnd());
    rest = rest.slice(broken.length);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** The beginning of a text that fits into `width` columns. */
function piece(text: string, width: number): string {
  if (ascii.test(text)) return text.slice(0, width);
  let taken = '';
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    columns += stringWidth(segment);
    if (columns > width) break;
    taken += segment;
  }
  return taken;
}
