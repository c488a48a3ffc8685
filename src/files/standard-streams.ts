/**
 * stdout and stderr of the process. Node makes a stream of each when it is first asked for it, and for a pipe loads its
 * code for networks: a tenth of the time in which it starts. So a file or a pipe is written by the system's own call; a
 * terminal, whose size only the stream knows, and whatever Windows has, through the stream.
 */
import { systemError } from './system-error.js';
import { isTerminal } from './terminal.js';
import { writeAll } from './write-all.js';

class StandardStream {
  readonly #name: 'stdout' | 'stderr';
  #stream: NodeJS.WriteStream | undefined;
  #isDirect: boolean | undefined;
  #hasFailed = false;

  constructor(name: 'stdout' | 'stderr') {
    this.#name = name;
  }

  get isTTY(): boolean {
    return !this.#direct() && this.#throughNode().isTTY === true;
  }

  /** Width in columns; 80 where it is no terminal. */
  get columns(): number {
    return this.#direct() ? 80 : (this.#throughNode().columns ?? 80);
  }

  /** Never throws: what fails is said on stderr, once, and is the exit code. */
  write(text: string | Uint8Array): void {
    if (!this.#direct()) this.#throughNode().write(text);
    else if (!this.#hasFailed) {
      try {
        writeAll(this.#descriptor, typeof text === 'string' ? Buffer.from(text) : text, null);
      } catch (error) {
        this.#failed(error);
      }
    }
  }

  get #descriptor(): 1 | 2 {
    return this.#name === 'stdout' ? 1 : 2;
  }

  #direct(): boolean {
    this.#isDirect ??= process.platform !== 'win32' && !isTerminal(this.#descriptor);
    return this.#isDirect;
  }

  #throughNode(): NodeJS.WriteStream {
    if (this.#stream === undefined) {
      this.#stream = process[this.#name];
      this.#stream.on('error', (error) => this.#failed(error));
    }
    return this.#stream;
  }

  #failed(error: unknown): void {
    this.#hasFailed = true;
    // Nobody is left to be told.
    if (this.#name === 'stderr') return;
    const known = systemError(error, { doing: 'write', file: 'to stdout' });
    // A reader that has had enough (`| head`) is no fault: the exit code stays that of the verdict.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    stderr.write(`error: ${known?.message ?? String(error)}\n`);
    process.exitCode = 1;
  }
}

export const stdout = new StandardStream('stdout');
export const stderr = new StandardStream('stderr');
