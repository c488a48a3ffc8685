/** Another program, run to its end or for a limited time. */
import { spawn } from 'node:child_process';

export interface Ended {
  /** Undefined where a signal ended it, or it could not be started. */
  readonly status: number | undefined;
  /** It was killed because it took too long. */
  readonly cut: boolean;
  /** The beginning of what it wrote. */
  readonly stdout: string;
  readonly stderr: string;
}

const mostKept = 20_000;

/** Runs a program with an empty stdin and its own environment; `milliseconds` is the most that it may take. */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  milliseconds: number,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (chunk: Buffer) => {
        if (texts[name].length < mostKept) texts[name] += chunk.toString('utf8');
      });
    }
    let cut = false;
    const timer = setTimeout(() => {
      cut = true;
      child.kill('SIGKILL');
    }, milliseconds);
    child.on('error', () => {
      clearTimeout(timer);
      resolve({ status: undefined, cut, ...texts });
    });
    // Not `close`: what it started may hold its output open.
    child.on('exit', (code) => {
      clearTimeout(timer);
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ status: code ?? undefined, cut, ...texts });
      });
    });
  });
}
