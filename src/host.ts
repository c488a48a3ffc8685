/** Everything impure, in one place: streams, environment, files, clock. Tests hand in their own. */
import { accessSync, constants, lstatSync, readdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import { type ReadLimits, readBounded, readDescriptor } from './files/read.js';
import { stderr, stdout } from './files/standard-streams.js';
import { isTerminal } from './files/terminal.js';
import { type WriteOptions, writeFile } from './files/write.js';
import { writeTarget } from './files/write-target.js';
import type { Keyboard } from './keyboard.js';
import type { Ended } from './run-program.js';
import type { Speech } from './speech.js';
import type { Threads } from './threads.js';

export interface Output {
  write(text: string | Uint8Array): void;
  readonly isTTY: boolean;
  /** Width in columns; 80 where it is no terminal. */
  readonly columns: number;
}

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  /** Permission bits, such as 0o600. */
  readonly mode: number;
  readonly size: number;
  /** The same for every name of one file: device and inode. */
  readonly id?: string;
}

export interface Files {
  /** The bytes of a file. Throws Node's ErrnoException (ENOENT, EISDIR, EACCES, …), and Unreadable for what has no end. */
  read(path: string, limits?: ReadLimits): Uint8Array;
  /** What is at a path, links followed; undefined where nothing is. */
  stat(path: string): FileStat | undefined;
  /** Whether a link stands at the path itself. */
  isLink(path: string): boolean;
  /** The names in a folder, sorted. Throws Node's ErrnoException. */
  list(path: string): readonly string[];
  /** Writes a file whole or not at all, or through what is none; see files/write.ts for what stays of what is there. */
  write(path: string, content: string | Uint8Array, options: WriteOptions): void;
  /** Whether a path is an open descriptor of this process, such as `/dev/stdout`: there is no file to replace. */
  isDescriptor?(path: string): boolean;
  /** Removes a file. Throws Node's ErrnoException. */
  remove(path: string): void;
  isExecutable(path: string): boolean;
}

export interface Host {
  /** How the user called us: `kubesteps`, or `kubectl steps` as a kubectl plugin. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The working folder, absolute. */
  readonly cwd: string;
  readonly home: string;
  readonly stdin: { readonly isTTY: boolean; readAll(maximumBytes?: number): Uint8Array };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: Files;
  now(): Date;
  /** How it speaks to people; in English where nothing is said. */
  readonly speech?: Speech | undefined;
  /** Keys one by one; undefined where stdin or stdout is no terminal. */
  readonly keyboard?: (() => Promise<Keyboard>) | undefined;
  /** Runs a program with this on its stdin and its output thrown away; its exit code, null where it cannot run. */
  readonly feed?: (command: readonly [string, ...string[]], input: Uint8Array) => Promise<number | null>;
  /** Runs a program for at most so many milliseconds, with an empty stdin. */
  readonly run?: (command: readonly [string, ...string[]], milliseconds: number) => Promise<Ended>;
  /** Threads beside this one, with the same files; undefined where there are none. */
  readonly threads?: (() => Promise<Threads>) | undefined;
}

/** undefined where nothing is, also below what is no folder. */
function statAt(path: string): Stats | undefined {
  // No file has such a name, and Node takes it for a mistake in the program.
  if (path.includes('\0')) return undefined;
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The real file system. */
export const realFiles: Files = {
  read: readBounded,
  stat(path) {
    const stat = statAt(path);
    if (stat === undefined) return undefined;
    const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
    return { kind, mode: stat.mode & 0o777, size: stat.size, id: `${stat.dev}:${stat.ino}` };
  },
  isLink: (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true,
  list: (path) => readdirSync(path).sort(),
  write: writeFile,
  remove: (path) => rmSync(path),
  isDescriptor: (path) => writeTarget(path).kind === 'descriptor',
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
};

/** A user that the system does not know, such as a container's, has no home: kubectl goes by '' then (client-go, util/homedir). */
function homeByUser(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

/** The host of a real process; `called` is the name that it was started by. */
export function realHost(called: string = basename(process.argv[1] ?? '', '.js')): Host {
  return {
    program: called.startsWith('kubectl-') ? called.replace('-', ' ').replaceAll('_', '-') : 'kubesteps',
    env: process.env,
    platform: process.platform,
    cwd: process.cwd(),
    home: process.env.HOME ?? homeByUser(),
    stdin: {
      get isTTY() {
        return isTerminal(0);
      },
      readAll: (maximumBytes) => readDescriptor(0, maximumBytes),
    },
    stdout,
    stderr,
    files: realFiles,
    now: () => new Date(),
    keyboard:
      stdout.isTTY && isTerminal(0) ? async () => (await import('./keyboard.js')).processKeyboard : undefined,
    feed: async (command, input) => (await import('./feed.js')).feed(command, input),
    run: async (command, milliseconds) =>
      (await import('./run-program.js')).runProgram(command, milliseconds),
  };
}
