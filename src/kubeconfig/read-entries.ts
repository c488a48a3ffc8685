/** Entries of one list, cut out of a file: what the reader of whole files makes of them. */
import type { UnknownField } from '../go/decode.js';
import { yamlToJson } from '../go/yaml/to-json.js';
import { YamlError } from '../go/yaml/yaml-error.js';
import type { ListName } from './certain-lines.js';
import { convertDocument, DuplicateName, type FileContent } from './convert.js';
import { readDocument } from './read-document.js';

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
