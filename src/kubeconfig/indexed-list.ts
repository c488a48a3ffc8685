/** The entries of a list as an index has them: of most, only where they stand. */
import type { UnknownField } from '../go/decode.js';
import { certainEntry } from './certain-entry.js';
import { kinds, type ListName, textOf } from './certain-lines.js';
import { flatEntry } from './flat-entry.js';
import type { LineCursor } from './line-cursor.js';
import { type ReadEntries, reachesOut, readEntries } from './read-entries.js';
import type { Entry } from './types.js';

export interface IndexedList {
  /** What makes each entry, by its name. */
  readonly entries: ReadonlyMap<string, () => Entry>;
  readonly unknownFields: readonly UnknownField[];
  /** As many as it has values, or more. */
  readonly values: number;
}

/** Goes over the entries that stand at the cursor. Undefined where they are not certain. */
export function indexList(list: ListName, cursor: LineCursor, file: string): IndexedList | undefined {
  const entries = new Map<string, () => Entry>();
  const unknownFields: UnknownField[] = [];
  let values = 0;
  /** Whether the name is new. */
  const keep = (name: string, entry: () => Entry): boolean => {
    const known = entries.has(name);
    entries.set(name, entry);
    return !known;
  };
  while (cursor.startsWith('- ')) {
    const { line, at } = cursor;
    const found = certainEntry(cursor.text, at, kinds[list]);
    if (found !== undefined) {
      const { hasExec } = found;
      const name = textOf(found.name);
      const length = found.end - at;
      if (!keep(name, maker(list, cursor, { name, hasExec, length }, file))) return undefined;
      values += 1 + (hasExec ? 3 : 2) * cursor.pass(length);
      continue;
    }
    const text = passRun(list, cursor);
    values += text.length;
    const read = reachesOut(text) ? undefined : readEntries(list, text, { file, line });
    if (read === undefined) return undefined;
    unknownFields.push(...read.unknownFields);
    for (const [name, entry] of listIn(list, read)) if (!keep(name, () => entry)) return undefined;
  }
  return { entries, unknownFields, values };
}

/** What reads the certain entry at the cursor, once it is asked for. */
function maker(
  list: ListName,
  { text, at, line }: LineCursor,
  { name, hasExec, length }: { readonly name: string; readonly hasExec: boolean; readonly length: number },
  file: string,
): () => Entry {
  return () => {
    const written = text.slice(at, at + length);
    if (hasExec) return entryIn(list, readEntries(list, written, { file, line }), name);
    return flatEntry(written.split('\n'), { file, line, kind: kinds[list], none: withoutFields(list, file) });
  };
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

const listIn = (list: ListName, { content }: ReadEntries): ReadonlyMap<string, Entry> =>
  list === 'users' ? content.authInfos : content[list];

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
  const { key: field } = kinds[list];
  const entry = entryIn(list, readEntries(list, `- ${field}: {}\n  name: x\n`, { file, line: 1 }), 'x');
  emptyEntries.set(key, entry);
  return entry;
}
