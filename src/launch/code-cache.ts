/**
 * Where V8's compiled code, and text that was unpacked, is kept between runs: beside the bundle where that is ours, else
 * in the user's cache folder. V8 runs what it finds there, after checking no more than its own version, its flags and the
 * length of the source. So nothing is read that another user could have written, and a name holds the hash of the bundle.
 * Nothing here ever fails: without a cache a command is slower.
 */
import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a file of the cache holds: until the next one is read. */
export interface Kept {
  readonly data: Buffer;
  /** Which file it is, and when it was last written: the system lets nobody choose the time of the last change. */
  readonly stamp: string;
}

export class CodeCache {
  readonly #folders: readonly string[];
  readonly #bundle: string;
  readonly #build: string;
  readonly #writes: boolean;
  /** Where files are read to, one after another: memory that was never touched costs more than reading does. */
  #space = Buffer.allocUnsafeSlow(2 ** 21);

  /**
   * `folder` is the bundle's, `bundle` its hash, and `node` stands for the Node that runs it: each has names of its own.
   * Of the threads of a process one `writes`: they would write to the same file at the same time.
   */
  constructor(folder: string, bundle: string, node: string, writes: boolean) {
    const user = userCacheFolder();
    this.#folders = [join(folder, 'code-cache'), ...(user === undefined ? [] : [join(user, 'kubesteps')])];
    this.#bundle = bundle;
    this.#build = `${bundle}-${node}`;
    this.#writes = writes;
  }

  /** What was kept by a name such as `get.v8`, or undefined. */
  read(name: string): Kept | undefined {
    for (const folder of this.#folders) {
      if (!isPrivate(folder)) continue;
      const kept = this.#readOwn(join(folder, `${this.#build}-${name}`));
      if (kept !== undefined) return kept;
    }
    return undefined;
  }

  /** Keeps what `made` gives, in the first folder that takes it. */
  write(name: string, made: () => Buffer): void {
    if (!this.#writes) return;
    for (const folder of this.#folders) {
      try {
        mkdirSync(folder, { mode: 0o700 });
      } catch {
        // It is there, or cannot be.
      }
      if (!isPrivate(folder)) continue;
      const part = join(folder, `${process.pid}.part`);
      try {
        writeFileSync(part, made(), { flag: 'wx', mode: 0o600 });
        renameSync(part, join(folder, `${this.#build}-${name}`));
        this.#tidy(folder);
        return;
      } catch {
        rmSync(part, { force: true });
      }
    }
  }

  /** A regular file of this user, or undefined. */
  #readOwn(path: string): Kept | undefined {
    try {
      if (!lstatSync(path).isFile()) return undefined;
      const descriptor = openSync(path, 'r');
      try {
        const stat = fstatSync(descriptor);
        if (!isOwn(stat)) return undefined;
        const { dev, ino, size, mtimeMs, ctimeMs } = stat;
        if (size > this.#space.length) this.#space = Buffer.allocUnsafeSlow(size);
        if (readSync(descriptor, this.#space, 0, size, 0) !== size) return undefined;
        const data = this.#space.subarray(0, size);
        return { data, stamp: [dev, ino, size, mtimeMs, ctimeMs].join(' ') };
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return undefined;
    }
  }

  /** Removes what other bundles left. What is of this one stays: another version of Node may be running it at this moment. */
  #tidy(folder: string): void {
    for (const name of readdirSync(folder))
      if (/\.(?:v8|cjs|seen)$/.test(name) && !name.startsWith(`${this.#bundle}-`))
        rmSync(join(folder, name), { force: true });
  }
}

/** The folder for caches of this user (XDG Base Directory; macOS's and Windows' own), or undefined. */
function userCacheFolder(): string | undefined {
  const { HOME, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA;
  if (XDG_CACHE_HOME?.startsWith('/')) return XDG_CACHE_HOME;
  if (HOME === undefined || !HOME.startsWith('/')) return undefined;
  return join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** A real folder that this user owns and nobody else can write into. */
function isPrivate(folder: string): boolean {
  try {
    const stat = lstatSync(folder);
    return stat.isDirectory() && isOwn(stat);
  } catch {
    return false;
  }
}

const isOwn = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
