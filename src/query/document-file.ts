/** The file of `query --file`: JSON, or YAML as kubectl turns it into JSON. */
import { FileError } from '../errors.js';
import { Unreadable } from '../files/read.js';
import { ReadFailure, readFile } from '../go/files.js';
import { jsonNumber } from '../go/numbers.js';
import { parseJsonStream } from '../go/parse-json.js';
import type { Value } from '../go/value.js';
import { yamlToJson } from '../go/yaml/to-json.js';
import type { Tree } from '../go/yaml/tree.js';
import { YamlError } from '../go/yaml/yaml-error.js';
import type { Host } from '../host.js';

/**
 * The documents of a file, `-` being stdin. What begins like JSON is read as JSON, and as YAML where that fails; a
 * document that holds nothing is left out, a file without any refused. Throws FileError with line and column.
 */
export function readDocuments(file: string, host: Host): readonly Value[] {
  const name = file === '-' ? 'stdin' : file;
  const documents = parse(read(file, host), name);
  if (documents.length > 0) return documents;
  throw new FileError(`${name} holds nothing to query`, { hint: 'name a JSON or YAML file after --file' });
}

function parse(bytes: Uint8Array, name: string): readonly Value[] {
  if (!looksLikeJson(bytes)) return yamlDocuments(bytes, name);
  try {
    return parseJsonStream(bytes, name);
  } catch (error) {
    try {
      return yamlDocuments(bytes, name);
    } catch {
      throw error;
    }
  }
}

function read(file: string, host: Host): Uint8Array {
  try {
    return file === '-' ? host.stdin.readAll() : readFile(file, host);
  } catch (error) {
    if (error instanceof Unreadable) throw new FileError(`stdin cannot be read: ${error.message}`);
    if (!(error instanceof ReadFailure)) throw error;
    throw new FileError(error.message, { hint: 'name a JSON or YAML file after --file, or - for stdin' });
  }
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function looksLikeJson(bytes: Uint8Array): boolean {
  return /^\s*[{["]/.test(latin1(bytes.subarray(0, 1000)));
}

/** Lines of three dashes separate documents; the bytes are kept, whatever their encoding. */
function yamlDocuments(bytes: Uint8Array, name: string): readonly Value[] {
  const documents: Value[] = [];
  let text = latin1(bytes);
  let before = 0;
  while (text !== '') {
    const separator = /^---[ \t]*(?:#.*)?\r?\n/m.exec(text.slice(3));
    const end = separator === null ? text.length : separator.index + 3;
    const value = yamlDocument(Buffer.from(text.slice(0, end), 'latin1'), name, before);
    if (value !== null) documents.push(value);
    before += text.slice(0, end).split('\n').length - 1;
    text = text.slice(end);
  }
  return documents;
}

function yamlDocument(bytes: Uint8Array, name: string, linesBefore: number): Value {
  try {
    return toValue(yamlToJson(bytes));
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const { mark } = error;
    if (mark === undefined) throw new FileError(`${name}: ${error.message}`);
    const position = { file: name, line: linesBefore + mark.line + 1, column: mark.column + 1 };
    throw new FileError(`not valid YAML: ${error.message}`, { position });
  }
}

function toValue(tree: Tree): Value {
  if (tree.kind === 'map') return new Map([...tree.entries].map(([key, { value }]) => [key, toValue(value)]));
  if (tree.kind === 'list') return tree.items.map(toValue);
  return typeof tree.value === 'number' || typeof tree.value === 'bigint' ? number(tree.value) : tree.value;
}

/** YAML's numbers go through JSON text: `1.0` and `1e3` come out as integers, 2^63 as a float. */
function number(value: number | bigint): bigint | number {
  const text = typeof value === 'number' ? jsonNumber(value) : String(value);
  if (!/^-?\d+$/.test(text)) return Number(value);
  const integer = BigInt(text);
  return BigInt.asIntN(64, integer) === integer ? integer : Number(value);
}
