/** What an entry gives as data or names as a file: certificates, keys, tokens. */

import { ReadFailure, readFile } from '../go/files.js';
import type { Host } from '../host.js';
import { resolvePath } from '../kubeconfig/paths.js';
import type { Entry } from '../kubeconfig/types.js';

export interface Material {
  /** `certificate-authority-data`, or the field that names the file. */
  readonly field: string;
  /** The absolute path of the file; undefined where the kubeconfig holds the data itself. */
  readonly path: string | undefined;
  /** undefined where the file cannot be read. */
  readonly bytes: Uint8Array | undefined;
  /** Why it cannot, in Go's words. */
  readonly problem: string | undefined;
}

/** The material of a field: its data, or else its file. undefined where the entry has neither. */
export function readMaterial(
  entry: Entry,
  field: string,
  data: Uint8Array,
  path: string,
  host: Host,
): Material | undefined {
  if (data.length > 0) return { field: `${field}-data`, path: undefined, bytes: data, problem: undefined };
  return path === '' ? undefined : readNamedFile(entry, field, path, host);
}

/** The content of a file that an entry names. */
export function readNamedFile(entry: Entry, field: string, path: string, host: Host): Material {
  const absolute = resolvePath(entry, path, host);
  try {
    return { field, path: absolute, bytes: readFile(absolute, host), problem: undefined };
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return { field, path: absolute, bytes: undefined, problem: error.message };
  }
}
