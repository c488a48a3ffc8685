/** What a thread of a fleet does: it proves one document after another, and hands back what the main thread (ahead.ts) writes. */
import { snapshotOf } from '../files/remembered.js';
import type { ProvenDocument } from '../generate/proven-document.js';
import type { GenerateOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import { prove, type Wanted } from './prove.js';

/** What holds for all that a thread is asked for. A thread has the same files, and a clock of its own. */
export interface Setting {
  readonly options: GenerateOptions;
  readonly host: Pick<Host, 'program' | 'env' | 'platform' | 'cwd' | 'home'>;
}

/** One document that a thread is asked for. */
export interface Job {
  readonly index: number;
  readonly wanted: Wanted;
  /** Which kubeconfig it is of, as a number that only grows: what was read of another one is forgotten. */
  readonly source: number;
  /** Of the first job of a source: what the main thread has read of it, by path. */
  readonly read: ReadonlyMap<string, Uint8Array> | undefined;
}

/** What a thread says to a job. */
export interface Answer {
  readonly index: number;
  /** What it read for it that it had not before: the main thread must not have read anything else there. */
  readonly read: ReadonlyMap<string, Uint8Array>;
  /** Its reports are empty where no proof is to be shown. Undefined where there is an error: the main thread meets it again, and says it. */
  readonly made: ProvenDocument | undefined;
}

/** Answers jobs, one at a time; never fails. `own` is the thread's own host. */
export function prover({ options, host }: Setting, own: Host): (job: Job) => Promise<Answer> {
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
    const { text, reports, missing } = await prove(options, wanted, at);
    // What is handed to another thread is copied, and a report is larger than its script.
    return { text, missing, reports: options.proof ? reports : [] };
  } catch {
    return undefined;
  }
}
