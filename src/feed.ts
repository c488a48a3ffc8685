/** Another program that is given something to read. */
import { spawn } from 'node:child_process';

/** Its exit code; null where it cannot be started or ends by a signal. */
export function feed(
  [program, ...args]: readonly [string, ...string[]],
  input: Uint8Array,
): Promise<number | null> {
  return new Promise((resolve) => {
    // Output is thrown away: programs such as xclip stay behind and would keep a pipe open.
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => resolve(null));
    child.on('exit', (code) => resolve(code));
    // Whoever ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
