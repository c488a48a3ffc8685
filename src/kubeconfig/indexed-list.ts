/** The entries of a list as an index has them: of most, only where they stand. */
import type { UnknownField } from '../go/decode.js';
import { certainEntry } from './certain-entry.js';
import { isPrintable, kinds, type ListName, textOf } from './certain-lines.js';
import { EntryMap } from './entry-map.js';
import { flatEntry } from './flat-entry.js';
import type { LineCursor } from './line-cursor.js';
import { entryWithoutFields, listIn, type ReadEntries, reachesOut, readEntries } from './read-entries.js';
import type { Entry } from './types.js';

export interface IndexedList {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly unknownFields: readonly UnknownField[];
  /** As many as it has values, or more. */
  readonly values: number;
}

/** Goes over the entries that stand at the cursor. Undefined where they are not certain. */
export function indexList(list: ListName, cursor: LineCursor, file: string): IndexedList | undefined {
  const entries = new Map<string, Entry | number>();
  // Of each certain entry, which nobody may ask for: where it begins and ends, its line, whether it has a plugin. As objects of
  // their own, tens of thousands of them took V8 longer to keep than to make.
  const unread: number[] = [];
  const unknownFields: UnknownField[] = [];
  let values = 0;
  while (cursor.startsWith('- ')) {
    const { line, at, text } = cursor;
    const found = certainEntry(text, at, kinds[list]);
    if (found !== undefined) {
      const known = entries.size;
      const { end, lines, hasExec } = found;
      entries.set(textOf(found.name), unread.length);
      if (entries.size === known) return undefined;
      unread.push(at, end, line, hasExec ? 1 : 0);
      values += 1 + (hasExec ? 3 : 2) * lines;
      cursor.passTo(end, lines);
      continue;
    }
    const run = passRun(list, cursor);
    values += run.length;
    const read = reachesOut(run) || !isPrintable(run) ? undefined : readEntries(list, run, { file, line });
    if (read === undefined) return undefined;
    unknownFields.push(...read.unknownFields);
    for (const [name, entry] of listIn(list, read)) {
      if (entries.has(name)) return undefined;
      entries.set(name, entry);
    }
  }
  const { text } = cursor;
  const make = (name: string): Entry => {
    // A name of the map has something in it.
    const entry = entries.get(name) as Entry | number;
    if (typeof entry !== 'number') return entry;
    const [at = 0, end = 0, line = 1, hasExec] = unread.slice(entry, entry + 4);
    const written = text.slice(at, end);
    if (hasExec === 1) return entryIn(list, readEntries(list, written, { file, line }), name);
    return flatEntry({ written, file, line, kind: kinds[list] }, withoutFields(list, file));
  };
  return { entries: new EntryMap(entries, make), unknownFields, values };
}

/** Passes over entries that are written in other ways, up to the next that is certain. */
function passRun(list: ListName, cursor: LineCursor): string {
  const from = cursor.at;
  do {
    // An empty line may be the last of a scalar.
    do cursor.passLine();
    while (cursor.startsWith('  ') || cursor.startsWith('\n'));
  } while (cursor.startsWith('- ') && certainEntry(cursor.text, cursor.at, kinds[list]) === undefined);
  return cursor.text.slice(from, cursor.at);
}

/** What was certain is so. */
function entryIn(list: ListName, read: ReadEntries | undefined, name: string): Entry {
  const entry = read === undefined ? undefined : listIn(list, read).get(name);
  if (entry === undefined) throw new Error(`an entry of ${list} is not what it was taken for`);
  return entry;
}

const emptyEntries = new Map<string, Entry>();

/** An entry of the file that sets nothing. */
function withoutFields(list: ListName, file: string): Entry {
  const key = `${list} ${file}`;
  const before = emptyEntries.get(key);
  if (before !== undefined) return before;
  const entry = entryWithoutFields(list, file);
  emptyEntries.set(key, entry);
  return entry;
}
