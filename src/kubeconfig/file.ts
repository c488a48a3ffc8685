/** One kubeconfig file: bytes → what it holds, or kubectl's reason to refuse it, with the place and the next step. */
import type { Position } from '../errors.js';
import type { Host } from '../host.js';
import { NotJsonError, yamlToJson } from '../yaml/to-json.js';
import type { Tree } from '../yaml/tree.js';
import { YamlError } from '../yaml/yaml-error.js';
import { convertDocument, DuplicateName, type FileContent } from './convert.js';
import type { Mismatch } from './go-decode.js';
import { readFile } from './go-files.js';
import type { Fault } from './load-error.js';
import { readDocument } from './read-document.js';
import type { Document } from './v1.js';
import { checkVersion } from './version.js';

export interface LoadedFile {
  readonly name: string;
  readonly document: Document;
  readonly content: FileContent;
}

/** Reads one file. Throws ReadFailure where it cannot be read; returns a Fault where it is no kubeconfig. */
export function loadFile(name: string, host: Host): LoadedFile | Fault {
  const bytes = readFile(name, host);
  const place = ({ line, column }: { line: number; column: number }): Position => ({
    file: name,
    line: line + 1,
    column: column + 1,
  });
  let tree: Tree;
  try {
    tree = yamlToJson(bytes);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const position = error.mark === undefined ? undefined : place(error.mark);
    const prefix = error instanceof NotJsonError ? '' : 'yaml: ';
    const hint =
      error instanceof NotJsonError
        ? 'remove or quote that value'
        : 'correct the YAML there, or restore the file';
    return {
      message: prefix + error.message,
      discreet: prefix + withoutValues(error.message),
      position,
      hint,
    };
  }
  const wrong = checkVersion(tree);
  if (wrong !== undefined) return { message: wrong.message, position: place(wrong.mark), hint: wrong.hint };
  const document = readDocument(tree, name);
  if (document.mismatch !== undefined) return mismatchFault(document.mismatch);
  try {
    return { name, document, content: convertDocument(document, name) };
  } catch (error) {
    if (!(error instanceof DuplicateName)) throw error;
    const { line } = error.first;
    const hint = `remove or rename one of the two: the first "${error.entryName}" is on line ${line}`;
    const discreet = error.message.replace(/ in list: .*$/s, ' in list');
    return { message: error.message, discreet, position: error.position, hint };
  }
}

/** A message of Go's YAML library without the values that some of them show. */
function withoutValues(message: string): string {
  return message
    .replace(/^(invalid map key): .*$/s, '$1')
    .replace(/^(unsupported map key of type: [^,]*), key: .*$/s, '$1')
    .replace(/^cannot decode (!!\w+) `.*` as/s, 'cannot decode a $1 as');
}

function mismatchFault({ message, position, field, found, wanted }: Mismatch): Fault {
  const scalar = /^the (?:number|boolean)/.test(found);
  const type = describeType(wanted);
  const hint =
    wanted === 'string' && scalar
      ? `${field} is ${found}: put the value in quotes`
      : `${field} is ${found}, and has to be ${type}`;
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
