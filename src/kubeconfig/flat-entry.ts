/** An entry of certain lines (certain-lines.ts) and no exec plugin → what the reader of YAML and the decoder make of it. */
import type { Position } from '../errors.js';
import { decodeCertain } from '../go/base64.js';
import { type EntryKind, textOf } from './certain-lines.js';
import { LateMap } from './late-map.js';
import type { Entry, Origins } from './types.js';

const indent = '    ';
/** What stands before the name of an entry, whether it is its first line or another. */
const beforeName = '- name: '.length;

interface Lines {
  /** The entry's own. */
  readonly written: string;
  readonly file: string;
  /** The number of the first. */
  readonly line: number;
  readonly kind: EntryKind;
}

/** `none` is what an entry without fields is. */
export function flatEntry<T extends Entry>(lines: Lines, none: T): T {
  const { written, file, line, kind } = lines;
  const empty: Entry = none;
  const origins = new LateMap(() => originsOf(lines));
  const entry: Record<string, unknown> = { ...empty, position: { file, line, column: 3 }, origins };
  for (let at = 0; at < written.length; ) {
    const end = written.indexOf('\n', at);
    if (written.startsWith(indent, at)) {
      const colon = written.indexOf(':', at);
      const value = written.slice(colon + ': '.length, end);
      setProperty(entry, kind, written.slice(at + indent.length, colon), value);
    }
    at = end + 1;
  }
  // It has what an entry without fields has, and each field what its kind says.
  return entry as unknown as T;
}

function originsOf({ written, file, line, kind }: Lines): Origins {
  const places: [name: string, place: Position][] = [];
  for (let at = 0, here = line; at < written.length; here += 1) {
    if (written.startsWith(indent, at)) {
      const colon = written.indexOf(':', at);
      const name = written.slice(at + indent.length, colon);
      places.push([name, { file, line: here, column: colon + ': '.length - at + 1 }]);
    } else if (written.startsWith('name: ', at + 2))
      places.push(['name', { file, line: here, column: beforeName + 1 }]);
    at = written.indexOf('\n', at) + 1;
  }
  // In the order in which Go reads: of keys, an entry's own `name` beside the key that its fields stand below.
  const nameFirst = kind.key > 'name';
  places.sort(([a], [b]) => ((a === 'name' || b === 'name' ? (a === 'name') === nameFirst : a < b) ? -1 : 1));
  return new Map(places);
}

/** The property that a field becomes. */
function setProperty(
  entry: Record<string, unknown>,
  { fields }: EntryKind,
  name: string,
  written: string,
): void {
  const field = fields.get(name);
  if (field === undefined) return;
  const { holds, property } = field;
  if (holds === 'boolean') entry[property] = written === 'true';
  else entry[property] = holds === 'text' ? textOf(written) : decodeCertain(textOf(written));
}
