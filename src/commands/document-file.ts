/** The file of `query --file`: JSON, or YAML as kubectl turns it into JSON. */
import { FileError } from '../errors.js';
import type { Host } from '../host.js';
import { parseJson } from '../jsonpath/parse-json.js';
import type { Value } from '../jsonpath/value.js';

/** The documents of a file, `-` being stdin. Throws FileError. */
export function readDocuments(file: string, host: Host): readonly Value[] {
  const name = file === '-' ? 'stdin' : file;
  return [parseJson(read(file, name, host), name)];
}

function read(file: string, name: string, host: Host): Uint8Array {
  try {
    return file === '-' ? host.stdin.readAll() : host.files.read(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new FileError(`${name} cannot be read: ${why}`, { hint: 'name a JSON or YAML file after --file' });
  }
}
