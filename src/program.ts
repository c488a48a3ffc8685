/** The whole program, as a process runs it; the launcher calls it out of the bundle. */
import { systemError } from './files/system-error.js';
import { type Host, realHost } from './host.js';
import { main } from './main.js';

/** Tests take it out of the bundle: test/support/built.ts. */
export { main };

/** Runs one command line on the real streams and files, and sets the process's exit code. */
export async function program(args: readonly string[], host: Host = realHost()): Promise<void> {
  // A reader that has had enough (`| head`) is no fault: the exit code stays that of the verdict.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    const known = systemError(error, { doing: 'write', file: 'to stdout' });
    process.stderr.write(`error: ${known?.message ?? error.message}\n`);
    process.exitCode = 1;
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => {});

  const exitCode = await main(args, host);
  process.exitCode ??= exitCode;
}
