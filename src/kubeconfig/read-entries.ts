/** Entries of one list, cut out of a file: what the reader of whole files makes of them. */
import type { UnknownField } from '../go/decode.js';
import { yamlToJson } from '../go/yaml/to-json.js';
import type { Tree } from '../go/yaml/tree.js';
import { type Mark, YamlError } from '../go/yaml/yaml-error.js';
import { kinds, type ListName } from './certain-lines.js';
import { convertDocument, DuplicateName, type FileContent } from './convert.js';
import { readDocument } from './read-document.js';
import type { Entry } from './types.js';

export interface ReadEntries {
  readonly content: FileContent;
  readonly unknownFields: readonly UnknownField[];
}

/** Whether they may mean something else where they stand: anchors reach from one entry to another, and tags are rare. */
export const reachesOut = (text: string): boolean => /[&*!]/.test(text);

/**
 * Reads what stands from such a line on, as if nothing stood around it. Undefined where anything is wrong: the reader of
 * the whole file says what.
 */
export function readEntries(
  list: ListName,
  text: string,
  at: { readonly file: string; readonly line: number },
): ReadEntries | undefined {
  try {
    const tree = yamlToJson(Buffer.from(`${list}:\n${text}`, 'latin1'));
    const document = readDocument(tree, at.file, at.line - 2);
    if (document.mismatches.length > 0) return undefined;
    return { content: convertDocument(document, at.file), unknownFields: document.unknownFields };
  } catch (error) {
    if (error instanceof YamlError || error instanceof DuplicateName || error instanceof RangeError)
      return undefined;
    throw error;
  }
}

export const listIn = (list: ListName, { content }: ReadEntries): ReadonlyMap<string, Entry> =>
  list === 'users' ? content.authInfos : content[list];

const mark: Mark = { line: 0, column: 0 };

const map = (...entries: readonly (readonly [key: string, value: Tree])[]): Tree => ({
  kind: 'map',
  mark,
  entries: new Map(entries.map(([key, value]) => [key, { keyMark: mark, value }])),
});

/**
 * An entry of the file that sets nothing, as the reader makes it of the data alone: most files need its YAML for nothing
 * else, and to begin with it takes a tenth of the time in which Node starts.
 */
export function entryWithoutFields(list: ListName, file: string): Entry {
  const entry = map([kinds[list].key, map()], ['name', { kind: 'scalar', mark, value: '' }]);
  const document = readDocument(map([list, { kind: 'list', mark, items: [entry] }]), file);
  const [found] = listIn(list, { content: convertDocument(document, file), unknownFields: [] }).values();
  if (found === undefined) throw new Error(`an entry of ${list} is lost`);
  return found;
}
