/**
 * Where V8's compiled code is kept between runs: beside the bundle where that is ours, else in the user's cache folder.
 * V8 runs what it finds there, after checking no more than its own version, its flags and the length of the source. So
 * nothing is read that another user could have written, and a name holds the hash of the bundle. Nothing here ever
 * fails: without a cache a command is slower.
 */
import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export class CodeCache {
  readonly #folders: readonly string[];
  readonly #prefix: string;
  readonly #name: string;

  /** `bundle` is the bundle's folder; `build` stands for one bundle under one Node, `kind` for a kind of command line. */
  constructor(bundle: string, build: string, kind: string) {
    const user = userCacheFolder();
    this.#folders = [join(bundle, 'code-cache'), ...(user === undefined ? [] : [join(user, 'kubesteps')])];
    this.#prefix = build;
    this.#name = `${build}-${kind}.v8`;
  }

  /** What was kept, or undefined. */
  read(): Buffer | undefined {
    for (const folder of this.#folders) {
      if (!isPrivate(folder)) continue;
      const data = readOwn(join(folder, this.#name));
      if (data !== undefined) return data;
    }
    return undefined;
  }

  /** Keeps what `compiled` gives, in the first folder that takes it. */
  write(compiled: () => Buffer): void {
    for (const folder of this.#folders) {
      try {
        mkdirSync(folder, { mode: 0o700 });
      } catch {
        // It is there, or cannot be.
      }
      if (!isPrivate(folder)) continue;
      const part = join(folder, `${process.pid}.part`);
      try {
        writeFileSync(part, compiled(), { flag: 'wx', mode: 0o600 });
        renameSync(part, join(folder, this.#name));
        this.#tidy(folder);
        return;
      } catch {
        rmSync(part, { force: true });
      }
    }
  }

  /** Removes what other builds left. */
  #tidy(folder: string): void {
    for (const name of readdirSync(folder))
      if (name.endsWith('.v8') && !name.startsWith(this.#prefix)) rmSync(join(folder, name), { force: true });
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
    return lstatSync(folder).isDirectory() && isOwn(lstatSync(folder));
  } catch {
    return false;
  }
}

const isOwn = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

/** The bytes of a regular file of this user, or undefined. */
function readOwn(path: string): Buffer | undefined {
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const descriptor = openSync(path, 'r');
    try {
      return isOwn(fstatSync(descriptor)) ? readFileSync(descriptor) : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}
