/** What the main thread (proving-thread.ts) and another one (inside-thread.ts) say to each other: data, which is copied. */
import type { ProvenDocument } from '../generate/proven-document.js';
import type { GenerateOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import type { Wanted } from './prove-document.js';

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
