/** The whole program, as a process runs it; the launcher calls it out of the bundle. */
import { type Host, realHost } from './host.js';
import { main } from './main.js';

/** Tests take it out of the bundle: test/support/built.ts. */
export { main };

/** Runs one command line on the real streams and files, and sets the process's exit code. */
export async function program(args: readonly string[], host: Host = threadedHost()): Promise<void> {
  const exitCode = await main(args, host);
  process.exitCode ??= exitCode;
}

/** What another thread of that process runs (launch/thread.ts): it answers what it is asked for, until it is stopped. */
export async function thread(): Promise<void> {
  const { answerMessages } = await import('./fleet/inside-thread.js');
  answerMessages(realHost());
}

function threadedHost(): Host {
  return {
    ...realHost(),
    threads: async () => (await import('./threads.js')).nodeThreads,
  };
}
