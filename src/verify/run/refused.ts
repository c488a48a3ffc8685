/** What a statement that is refused leaves, in either shell. */
import type { VirtualFiles } from '../files.js';
import { mayChangeKubeconfig } from '../kubeconfig-change.js';
import type { Recorder } from '../recorder.js';
import type { Refusal } from '../refusal.js';
import type { Source } from '../source.js';
import type { Exit } from '../tools/tool.js';
import { unknown, type Value } from '../value.js';

/** How a statement that was not looked into ended. */
export const notModelled = 'a command that is not modelled succeeds';

/** The same, as a status. */
export const exitOfRefused = (): Exit => ({ kind: 'unknown', what: notModelled });

/** What a variable holds that such a statement assigns: not what it held before, and not nothing. */
export const valueOfRefused = (name: string, line: number): Value =>
  unknown(`$${name}, as line ${line} leaves it`);

/** What such a statement prints: anything, or nothing. */
export const outputOfRefused = (line: number): Value =>
  unknown(`output of a command that is not modelled, line ${line}`);

/** Where a statement stands. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Tells that a statement is refused. How much of it would be done is not known: `files` are those with which the rest
 * is read, to say what else is wrong.
 */
export function tellRefused(
  { recorder, source }: { readonly recorder: Recorder; readonly source: Source },
  { start, end }: Span,
  refusal: Refusal,
  files: VirtualFiles,
): void {
  const { code, reason, offset = start, fix } = refusal;
  const place = source.place(offset);
  recorder.refuse(code, place, reason, fix === undefined ? {} : { fix });
  if (mayChangeKubeconfig(refusal, source.text.slice(start, end)))
    files.kubeconfigChange = { line: place.line, of: 'anything' };
}
