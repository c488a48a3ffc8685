/** A thread of Node as `prover` has it: jobs come by messages, and answers go. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Host } from '../host.js';
import { type Job, prover, type Setting } from './prover.js';

/** Answers until the thread is stopped; `own` is its host. Throws where this is no thread. */
export function serve(own: Host): void {
  if (parentPort === null) throw new Error('this is not a thread');
  const port = parentPort;
  const answer = prover(workerData as Setting, own);
  let last = Promise.resolve();
  port.on('message', (job: Job) => {
    last = last.then(async () => port.postMessage(await answer(job)));
  });
}
