/** The folder of one check, which holds what is in the caller's kubeconfigs but the secrets: nothing of it may stay. */
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The exit codes that shells give to what these ended. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const prefix = 'kubesteps-exec-check-';

/** Removed at the end of the process too, also by Ctrl-C; what a kill -9 leaves behind, the next one removes. */
export class PrivateFolder {
  readonly path: string;
  readonly #handlers = Object.entries(signals).map(([signal, code]): readonly [string, () => void] => [
    signal,
    () => process.exit(code),
  ]);
  readonly #atExit = (): void => removeFolder(this.path);

  constructor() {
    removeAbandoned();
    this.path = mkdtempSync(join(tmpdir(), `${prefix}${ownName()}-`));
    process.on('exit', this.#atExit);
    for (const [signal, handler] of this.#handlers) process.on(signal, handler);
  }

  remove(): void {
    removeFolder(this.path);
    process.off('exit', this.#atExit);
    for (const [signal, handler] of this.#handlers) process.off(signal, handler);
  }
}

function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** This process among all that share the folder for temporary files: containers can, and count their processes anew. */
function ownName(): string {
  return `${namespace()}-${process.pid}-${startOf('self') ?? 0}`;
}

const namespace = (): string => /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';

/** When a process began, in the kernel's ticks; undefined where there is none (proc(5), /proc/pid/stat). */
function startOf(pid: string): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The program's name stands in brackets and can hold anything; the 22nd field is the 20th behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Folders of this user whose process is gone. */
function removeAbandoned(): void {
  const here = namespace();
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const [, space, pid = '', start] = /^(\d+)-(\d+)-(\d+)-\w+$/.exec(name.slice(prefix.length)) ?? [];
    if (space !== here || startOf(pid) === start) continue;
    const path = join(tmpdir(), name);
    if (isOwnFolder(path)) removeFolder(path);
  }
}

function isOwnFolder(path: string): boolean {
  try {
    const stat = lstatSync(path);
    return stat.isDirectory() && stat.uid === process.getuid?.();
  } catch {
    return false;
  }
}
