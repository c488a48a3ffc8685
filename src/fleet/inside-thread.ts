/**
 * Inside a thread of a fleet: it proves one document after another, and hands back what the main thread, which sees it as a
 * ProvingThread (proving-thread.ts), writes.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { snapshotOf } from '../files/remembered.js';
import type { ProvenDocument } from '../generate/proven-document.js';
import type { GenerateOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import { proveDocument, type Wanted } from './prove-document.js';
import type { Answer, Job, Setting } from './thread-messages.js';

/** Answers the main thread's messages until the thread is stopped; `own` is its host. Throws where this is no thread. */
export function answerMessages(own: Host): void {
  if (parentPort === null) throw new Error('this is not a thread');
  const port = parentPort;
  const answer = answering(workerData as Setting, own);
  let last = Promise.resolve();
  port.on('message', (job: Job) => {
    last = last.then(async () => port.postMessage(await answer(job)));
  });
}

/** Answers jobs, one at a time; never fails. `own` is the thread's own host. */
export function answering({ options, host }: Setting, own: Host): (job: Job) => Promise<Answer> {
  let source: number | undefined;
  let read = new Map<string, Uint8Array>();
  let at = own;
  return async (job) => {
    if (job.source !== source) {
      source = job.source;
      read = new Map(job.read);
      at = snapshotOf({ ...own, ...host }, read);
    }
    const before = read.size;
    const made = await madeOf(options, job.wanted, at);
    return { index: job.index, read: new Map([...read].slice(before)), made };
  };
}

async function madeOf(
  options: GenerateOptions,
  wanted: Wanted,
  at: Host,
): Promise<ProvenDocument | undefined> {
  try {
    const { text, reports, missing } = await proveDocument(options, wanted, at);
    // What is handed to another thread is copied, and a report is larger than its script.
    return { text, missing, reports: options.proof ? reports : [] };
  } catch {
    return undefined;
  }
}
