/** A screen as what a terminal has to be sent: every line at its place, which is cleared before. */
import { painter } from '../print/colors.js';
import type { Line, Span } from './line.js';
import type { Screen } from './screen.js';

const hide = '\u001b[?25l';
const show = '\u001b[?25h';

/** Without colour nothing but places is sent; the chosen line is marked in the text as well. */
export function paint({ lines, cursor }: Screen, color: boolean): string {
  const rows = lines.map((line, row) => `\u001b[${row + 1};1H\u001b[2K${paintLine(line, color)}`);
  const place = cursor === undefined ? '' : `\u001b[${cursor.row + 1};${cursor.column + 1}H${show}`;
  return hide + rows.join('') + place;
}

function paintLine(line: Line, color: boolean): string {
  const paintSpan = painter(color);
  return line
    .map(({ text, style }: Span) => {
      if (style === undefined || text === '') return text;
      if (style === 'chosen') return color ? `\u001b[7m${text}\u001b[0m` : text;
      return paintSpan(style, text);
    })
    .join('');
}
