/** Reading files, with Go's words where it fails: they are part of kubectl's messages. */
import { posix, win32 } from 'node:path';
import { type ReadLimits, Unreadable } from '../files/read.js';
import type { Host } from '../host.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EISDIR: 'is a directory',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many levels of symbolic links',
  ENAMETOOLONG: 'file name too long',
  EIO: 'input/output error',
};

/** A file that could not be read. `message` is Go's, such as `open x: no such file or directory`. */
export class ReadFailure extends Error {
  /** Node's error code, such as ENOENT. */
  readonly code: string;

  constructor(path: string, code: string, reason = reasons[code] ?? code) {
    // A folder can be opened; only reading it fails.
    super(`${code === 'EISDIR' ? 'read' : 'open'} ${path}: ${reason}`);
    this.code = code;
  }
}

/** Nothing is at the path: on another machine there may be. */
export function isGone({ code }: ReadFailure): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Why the system, or we, did not do something with a file, in Go's words; undefined for any other error. */
function systemReason(error: unknown): string | undefined {
  if (error instanceof Unreadable) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? (reasons[code] ?? code) : undefined;
}

/** The bytes of a file; a relative path counts from the working folder. Throws ReadFailure. */
export function readFile(path: string, host: Host, limits?: ReadLimits): Uint8Array {
  const { resolve } = host.platform === 'win32' ? win32 : posix;
  if (path.includes('\0')) throw new ReadFailure(path, 'invalid argument');
  try {
    return host.files.read(resolve(host.cwd, path), limits);
  } catch (error) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new ReadFailure(path, code ?? reason, reason);
  }
}
