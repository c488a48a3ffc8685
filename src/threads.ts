/** Other threads of this process; they run the program's `thread` (program.ts). */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface Threads {
  /** How many run at the same time as the one that asks, each on a processor of its own. */
  readonly most: number;
  /**
   * Starts one. `data`, and what is posted to it, is copied: where that cannot be, Node's DataCloneError is thrown. `heard`
   * is given what it says, and `ended` is called when it is no more, for whatever reason.
   */
  start(data: unknown, heard: (message: unknown) => void, ended: () => void): Thread;
}

export interface Thread {
  post(message: unknown): void;
  /** Ends it, whatever it is doing. */
  stop(): void;
}

/** Those of Node. */
export const nodeThreads: Threads = {
  // The one that asks needs a processor, too.
  most: availableParallelism() - 1,
  start(data, heard, ended) {
    const worker = started(data);
    if (worker === undefined) {
      setImmediate(ended);
      return { post: () => undefined, stop: () => undefined };
    }
    worker.on('message', heard);
    // Without a listener it would end the process; 'exit' follows.
    worker.on('error', () => undefined);
    worker.on('exit', ended);
    return {
      post: (message) => worker.postMessage(message),
      stop: () => void worker.terminate(),
    };
  },
};

/** Undefined where the system has no room for another thread, as in a container that limits them. */
function started(data: unknown): Worker | undefined {
  try {
    // Beside the bundle: src/launch/thread.ts. What it would print is not for people.
    return new Worker(join(import.meta.dirname, 'thread.cjs'), {
      workerData: data,
      stdout: true,
      stderr: true,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_INIT_FAILED') throw error;
    return undefined;
  }
}
