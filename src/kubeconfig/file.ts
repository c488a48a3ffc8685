/** One kubeconfig file: bytes → what it holds, or kubectl's reason to refuse it, with the place and the next step. */
import type { Position } from '../errors.js';
import type { Mismatch } from '../go/decode.js';
import { readFile } from '../go/files.js';
import { NotJsonError, yamlToJson } from '../go/yaml/to-json.js';
import type { Tree } from '../go/yaml/tree.js';
import { type Mark, YamlError } from '../go/yaml/yaml-error.js';
import type { Host } from '../host.js';
import { convertDocument, DuplicateName, type FileContent } from './convert.js';
import { indexFile } from './file-index.js';
import type { Fault } from './load-error.js';
import { readDocument } from './read-document.js';
import type { Document } from './v1.js';
import { checkVersion } from './version.js';

export interface LoadedFile {
  readonly name: string;
  readonly document: Pick<Document, 'currentContext' | 'currentContextPosition' | 'unknownFields'>;
  readonly content: FileContent;
}

/** What bytes that are given again have been made into, by the name of their file: parsing takes longer than all else. */
const known = new WeakMap<Uint8Array, Map<string, LoadedFile | Fault>>();

/** Reads one file. Throws ReadFailure where it cannot be read; returns a Fault where it is no kubeconfig. */
export function loadFile(name: string, host: Host): LoadedFile | Fault {
  const bytes = readFile(name, host);
  const before = known.get(bytes) ?? new Map<string, LoadedFile | Fault>();
  const loaded = before.get(name) ?? readBytes(name, bytes);
  known.set(bytes, before.set(name, loaded));
  return loaded;
}

/** The same of what a file of that name holds: its entries unread where what they say is certain. */
export const readBytes = (name: string, bytes: Uint8Array): LoadedFile | Fault =>
  indexFile(name, bytes) ?? readWhole(name, bytes);

/** The same, each value read: what the index (file-index.ts) is held to. */
export function readWhole(name: string, bytes: Uint8Array): LoadedFile | Fault {
  const tree = parseFile(name, bytes);
  if ('message' in tree) return tree;
  const wrong = versionFault(tree, name);
  if (wrong !== undefined) return wrong;
  const document = readDocument(tree, name);
  const [mismatch] = document.mismatches;
  if (mismatch !== undefined) return mismatchFault(mismatch);
  try {
    return { name, document, content: convertDocument(document, name) };
  } catch (error) {
    if (!(error instanceof DuplicateName)) throw error;
    const { line } = error.first;
    const hint = `remove or rename one of the two: the first "${error.entryName}" is on line ${line}`;
    return { message: error.message, position: error.position, hint };
  }
}

/** The data of a file's first document, or why it is no YAML that JSON can hold. */
export function parseFile(name: string, bytes: Uint8Array): Tree | Fault {
  try {
    return yamlToJson(bytes);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const position = error.mark === undefined ? undefined : placeOf(error.mark, name);
    const prefix = error instanceof NotJsonError ? '' : 'yaml: ';
    const hint =
      error instanceof NotJsonError
        ? 'remove or quote that value'
        : 'correct the YAML there, or restore the file';
    return {
      message: prefix + error.message,
      position,
      hint,
    };
  }
}

/** Why `apiVersion` and `kind` are none of a kubeconfig. */
export function versionFault(tree: Tree, name: string): Fault | undefined {
  const wrong = checkVersion(tree);
  if (wrong === undefined) return undefined;
  return { message: wrong.message, position: placeOf(wrong.mark, name), hint: wrong.hint };
}

function placeOf({ line, column }: Mark, file: string): Position {
  return { file, line: line + 1, column: column + 1 };
}

/** A value of a wrong type. */
export function mismatchFault({ message, position, field, found, wanted }: Mismatch): Fault {
  const scalar = /^(?:the|a) (?:number|boolean)/.test(found);
  const type = describeType(wanted);
  const what = field === '' ? 'the file' : field;
  const hint =
    wanted === 'string' && scalar
      ? `${what} is ${found}: put the value in quotes`
      : `${what} is ${found}, and has to be ${type}`;
  return { message, position, hint };
}

/** A Go type for people. */
function describeType(type: string): string {
  if (type === 'string' || type === 'v1.ExecInteractiveMode') return 'a text in quotes';
  if (type === 'bool') return 'true or false, without quotes';
  if (type === 'uint8') return 'a number from 0 to 255';
  if (type === '[]uint8' || type === 'base64') return 'base64 text, padded with =';
  if (type.startsWith('[]')) return 'a list';
  return 'a map';
}
