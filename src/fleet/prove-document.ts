/** One document of a fleet, proven: by the main thread (ahead.ts), or inside another (inside-thread.ts), from nothing but what a thread can be handed. */
import { proven } from '../generate/proven.js';
import type { ProvenDocument } from '../generate/proven-document.js';
import { type GenerateOptions, scriptOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';

/** What one document is made of, beside what is asked for all. */
export interface Wanted {
  /** As `--kubeconfig` has it; undefined for the usual files. */
  readonly kubeconfig: string | undefined;
  readonly context: string;
  /** What its report calls it. */
  readonly file: string;
}

/** The text and its reports; the kubeconfig is read through `at`. Throws what `proven` does. */
export async function proveDocument(
  options: GenerateOptions,
  { kubeconfig, context, file }: Wanted,
  at: Host,
): Promise<ProvenDocument> {
  return await proven(scriptOptions({ ...options, kubeconfig, context: [context] }), file, at);
}
