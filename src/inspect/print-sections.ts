/** Sections as text: labels, values, and behind them where each value comes from. */
import { inert } from '../display.js';
import type { Position } from '../errors.js';
import type { Paint } from '../print/colors.js';
import { measure } from '../print/table.js';
import { wrapped } from '../print/wrap.js';
import { wrap } from '../print/wrap-phrases.js';
import { english, type Say } from '../speech.js';
import type { Line, Section } from './section.js';

/** How sections are shown. */
export interface SectionView {
  readonly paint: Paint;
  /** The width of a terminal; undefined: each line is one, however long. */
  readonly width: number | undefined;
  /** How a path is written. */
  path(file: string): string;
  /** The files that the kubeconfig is made of. */
  readonly files: readonly string[];
  /** English where it is absent. */
  readonly say?: Say | undefined;
}

/** Values longer than this do not push the places of all others to the right. */
const widestValue = 60;

/** Where less is left for the values, places stand below them. */
const leastValue = 24;

const gap = 2;

/**
 * Lines of text, each with a line break. On a terminal a value breaks between its words only, never inside a path or a
 * URL; what is longer than the rest of the line gets a line of its own, and so does a place that does not fit behind.
 */
export async function printSections(sections: readonly Section[], view: SectionView): Promise<string> {
  const lines = sections.flatMap((section) => section.lines);
  const place = placesOf(lines, view);
  const width = await measure(
    lines.flatMap(({ label, value, position }) => [
      label,
      inert(value),
      position === undefined ? '' : place(position),
    ]),
  );
  const labels = Math.max(...lines.map(({ label }) => width(label)));
  const breakLines = breaker(view.say, width);
  const indent = ' '.repeat(2 + labels + gap);
  const room = view.width === undefined ? Number.POSITIVE_INFINITY : view.width - indent.length;
  const widestPlace = Math.max(
    0,
    ...lines
      .map(({ position }) => position && width(place(position)) + gap)
      .filter((size) => size !== undefined),
  );
  const beside = room - widestPlace < leastValue ? room : Math.min(widestValue, room - widestPlace);
  const values = Math.max(
    ...lines.map(({ value }) => width(inert(value))).filter((size) => size <= beside),
    0,
  );

  const text = ({ label, value, position, style }: Line): string => {
    const broken = breakValue(inert(value), room, indent.length - 4, width, breakLines);
    const shown = broken.lines.map((line) => (style === undefined ? line : view.paint(style, line)));
    const [first = '', ...more] = shown;
    const head = broken.below ? `  ${label}` : `  ${label}${' '.repeat(labels - width(label) + gap)}${first}`;
    const rest = broken.below ? shown.map((line) => `    ${line}`) : more.map((line) => indent + line);
    const output = [head, ...rest].map((line) => line.trimEnd());
    if (position === undefined) return output.join('\n');
    const shownPlace = view.paint('dim', place(position));
    const last = broken.lines.at(-1) ?? '';
    const size = width(last);
    if (!broken.below && Math.max(values, size) + gap + width(place(position)) <= room)
      return `${output.join('\n')}${' '.repeat(Math.max(0, values - size) + gap)}${shownPlace}`;
    const own = width(place(position)) <= room ? indent : '    ';
    return `${output.join('\n')}\n${own}${shownPlace}`;
  };
  return sections
    .map(({ title, lines: own }) => `${[view.paint('bold', title), ...own.map(text)].join('\n')}\n`)
    .join('');
}

/** A value in lines; `below` where one of its words needs the room of the label, too. */
function breakValue(
  value: string,
  room: number,
  gained: number,
  width: (text: string) => number,
  breakLines: (text: string, room: number) => readonly string[],
): { readonly lines: readonly string[]; readonly below: boolean } {
  if (width(value) <= room) return { lines: [value], below: false };
  const lines = breakLines(value, room);
  if (lines.every((line) => width(line) <= room)) return { lines, below: false };
  return { lines: breakLines(value, room + gained), below: true };
}

/** English breaks between words, whatever the names in it are; Japanese between phrases. */
function breaker(
  say: Say = english.say,
  width: (text: string) => number,
): (text: string, room: number) => readonly string[] {
  return say === english.say ? (text, room) => wrapped(text, room, width) : wrap;
}

/** `path:line`; only the end of the path where a terminal is narrow and no two files end alike. */
function placesOf(
  lines: readonly Line[],
  { path, width, files: read }: SectionView,
): (position: Position) => string {
  const files = new Set([...read, ...lines.flatMap(({ position }) => position?.file ?? [])]);
  const names = new Set([...files].map(lastPart));
  const longest = Math.max(0, ...[...files].map((file) => path(file).length));
  const short = width !== undefined && longest > width / 3 && names.size === files.size;
  return ({ file, line }) => `${inert(short ? lastPart(file) : path(file))}:${line}`;
}

const lastPart = (path: string): string => path.replace(/^.*[\\/](?=.)/s, '');
