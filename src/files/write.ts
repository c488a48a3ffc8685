/**
 * Writing files. Over nothing or a regular file by renaming, so that no file is ever half written; through everything
 * else (devices, FIFOs, open descriptors), which a renaming would replace.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import { FileError } from '../errors.js';
import { openPart, removeStaleParts } from './part-file.js';
import { stderr, stdout } from './standard-streams.js';
import { errnoOf } from './system-error.js';
import { writeAll } from './write-all.js';
import { type WriteTarget, writeTarget } from './write-target.js';

export interface WriteOptions {
  /** Permission bits of a file that is new, before the umask. One that is there keeps its own. */
  readonly mode: number;
  /** What the file held when it was read. Where it holds anything else by now, nothing is written. */
  readonly before?: Uint8Array | undefined;
}

/**
 * Writes a file. Makes missing folders; what a link leads to is written. Mode, owner and hard links of what is there
 * stay. Throws Node's ErrnoException, and a FileError where the file has changed or is a disk.
 */
export function writeFile(path: string, content: string | Uint8Array, options: WriteOptions): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const target = writeTarget(path);
  if (target.kind === 'descriptor') writeDescriptor(target.descriptor, bytes);
  else if (target.stat === undefined) {
    if (options.before !== undefined) throw changed(path);
    makeFolder(dirname(target.path));
    replace(target, bytes, options.mode, path);
  } else if (target.stat.isFile()) overwrite(target.path, target.stat, bytes, options, path);
  else writeThrough(target.path, target.stat, bytes, path);
}

/** Each folder once: Node's own way tries for ever where one cannot be made, as in /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT' && dirname(folder) !== folder && !existsSync(dirname(folder))) {
      makeFolder(dirname(folder));
      mkdirSync(folder);
    } else if (!existsSync(folder)) throw error;
  }
}

const changed = (path: string): FileError =>
  new FileError(`${path} has changed since it was read, so nothing was written`, {
    hint: 'run the same command again, on the file as it is now',
  });

function writeDescriptor(descriptor: number, bytes: Uint8Array): void {
  if (descriptor === 1) stdout.write(bytes);
  else if (descriptor === 2) stderr.write(bytes);
  else writeAll(descriptor, bytes, null);
}

/** Never creates, truncates or changes the mode: it is only opened, and a FIFO waits for its reader, as in a shell. */
function writeThrough(path: string, stat: Stats, bytes: Uint8Array, given: string): void {
  if (stat.isDirectory()) throw failure('EISDIR', -21, given);
  if (stat.isBlockDevice()) {
    throw new FileError(`${given} is a disk, and a script on it would destroy what it holds`, {
      hint: 'name a file',
    });
  }
  const descriptor = openSync(path, constants.O_WRONLY | (constants.O_NOCTTY ?? 0));
  try {
    writeAll(descriptor, bytes, null);
  } finally {
    closeSync(descriptor);
  }
}

function failure(code: string, errno: number, path: string): Error {
  return Object.assign(new Error(`${code}, open '${path}'`), { code, errno, syscall: 'open', path });
}

function overwrite(
  path: string,
  stat: Stats,
  bytes: Uint8Array,
  { before }: WriteOptions,
  given: string,
): void {
  // A file that is write-protected is not ours to replace, although its folder would allow it.
  accessSync(path, constants.W_OK);
  const same = (): void => {
    if (before !== undefined && !readFileSync(path).equals(before)) throw changed(given);
  };
  same();
  // Its other names would keep the old content.
  if (stat.nlink > 1) {
    overwriteInPlace(path, stat, bytes, given);
    return;
  }
  try {
    replace({ kind: 'path', path, stat }, bytes, 0o600, given, same);
  } catch (error) {
    // The folder is not ours, or the owner cannot be kept: the file itself can be written still.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '')) throw error;
    same();
    overwriteInPlace(path, stat, bytes, given);
  }
}

/** Writes a file beside the target, never more readable than that, and gives it the target's name. */
function replace(
  { path, stat }: Extract<WriteTarget, { kind: 'path' }>,
  bytes: Uint8Array,
  mode: number,
  given: string,
  check: () => void = () => {},
): void {
  removeStaleParts(dirname(path));
  const part = openPart(dirname(path), mode);
  try {
    try {
      writeAll(part.descriptor, bytes, null);
      if (stat !== undefined && process.platform !== 'win32') {
        const own = fstatSync(part.descriptor);
        if (own.uid !== stat.uid || own.gid !== stat.gid) fchownSync(part.descriptor, stat.uid, stat.gid);
        fchmodSync(part.descriptor, stat.mode & 0o7777);
      }
      fsyncSync(part.descriptor);
    } finally {
      closeSync(part.descriptor);
    }
    check();
    if (!isStill(path, stat)) throw changed(given);
    renameSync(part.path, path);
  } catch (error) {
    rmSync(part.path, { force: true });
    throw error;
  }
}

/** What is at the path is what was there: nothing, or the same regular file. */
function isStill(path: string, stat: Stats | undefined): boolean {
  const now = lstatSync(path, { throwIfNoEntry: false });
  if (now === undefined || stat === undefined) return now === stat;
  return now.isFile() && now.dev === stat.dev && now.ino === stat.ino;
}

/** Puts back what was there if it cannot be written to its end. */
function overwriteInPlace(path: string, stat: Stats, bytes: Uint8Array, given: string): void {
  const before = readFileSync(path);
  const descriptor = openSync(path, constants.O_WRONLY);
  try {
    const now = fstatSync(descriptor);
    if (now.dev !== stat.dev || now.ino !== stat.ino) throw changed(given);
    try {
      writeAll(descriptor, bytes, 0);
      ftruncateSync(descriptor, bytes.length);
    } catch (error) {
      writeAll(descriptor, before, 0);
      ftruncateSync(descriptor, before.length);
      throw error;
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
