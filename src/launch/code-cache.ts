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
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export class CodeCache {
  readonly #folders: readonly string[];
  readonly #build: string;

  /** `bundle` is the bundle's folder; `build` stands for one bundle under one Node. */
  constructor(bundle: string, build: string) {
    const user = userCacheFolder();
    this.#folders = [join(bundle, 'code-cache'), ...(user === undefined ? [] : [join(user, 'kubesteps')])];
    this.#build = build;
  }

  /** What was kept by a name such as `get.v8`, or undefined. */
  read(name: string): Buffer | undefined {
    for (const folder of this.#folders) {
      if (!isPrivate(folder)) continue;
      const data = readOwn(join(folder, `${this.#build}-${name}`));
      if (data !== undefined) return data;
    }
    return undefined;
  }

  /** Keeps what `made` gives, in the first folder that takes it. */
  write(name: string, made: () => Buffer): void {
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

  /** Removes what other builds left. */
  #tidy(folder: string): void {
    for (const name of readdirSync(folder))
      if (/\.(?:v8|cjs)$/.test(name) && !name.startsWith(this.#build))
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
