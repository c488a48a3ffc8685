/** What a single executable has in place of ../packaged.ts: the same files, carried within it. */
import { join } from 'node:path';
import type { Files } from '../host.js';

/** The build (.ci/executable.mjs) puts them in: Base64 by path. */
declare const EMBEDDED: Readonly<Record<string, string>>;

/** A path below the executable itself, which is no folder: no other file can ever have it. */
export function packaged(path: string): string {
  return join(process.execPath, path);
}

/** The bytes of one. Throws where the build has forgotten it. */
export function readPackaged(path: string): Buffer {
  const content = EMBEDDED[path];
  if (content === undefined) throw new Error(`the executable does not have ${path}`);
  return Buffer.from(content, 'base64');
}

/** Real files, and the embedded ones by their paths. */
export function withEmbedded(files: Files): Files {
  const embedded = new Map(Object.keys(EMBEDDED).map((path) => [packaged(path), path]));
  return {
    ...files,
    read(path, limits) {
      const within = embedded.get(path);
      return within === undefined ? files.read(path, limits) : readPackaged(within);
    },
    stat(path) {
      const within = embedded.get(path);
      if (within === undefined) return files.stat(path);
      return { kind: 'file', mode: 0o444, size: readPackaged(within).length };
    },
  };
}
