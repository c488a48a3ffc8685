/** `--context` more than once: a document is for several clusters, and nothing else is. */
import type { Options } from '../command-line/options.js';
import { UsageError } from '../errors.js';
import { isDocument } from './document-format.js';

/** More, and nobody finds the own one on a page. */
const most = 20;

/** Throws a UsageError where several contexts have no meaning, and says what to do instead. */
export function confirmContexts({
  context,
  cluster,
  user,
  format,
  editable,
}: Pick<Options<'generate'>, 'context' | 'cluster' | 'user' | 'format' | 'editable'>): void {
  const contexts = new Set(context);
  if (contexts.size < 2) return;
  if (!isDocument(format))
    throw new UsageError('--context is said more than once, and a script is for one context', {
      hint: 'name one, write a runbook with --format markdown or html, or a file for each: --match NAME --output-dir FOLDER',
    });
  const single = cluster !== undefined ? 'cluster' : user !== undefined ? 'user' : undefined;
  if (single !== undefined)
    throw new UsageError(`--${single} has no meaning with more than one --context`, {
      hint: 'leave it out: each context says its own',
    });
  if (editable)
    throw new UsageError('--editable has no meaning with more than one --context', {
      hint: 'leave it out, or write a page for each: --match NAME --output-dir FOLDER',
    });
  if (contexts.size > most)
    throw new UsageError(`a runbook is for at most ${most} contexts`, {
      hint: 'write a file for each: --match PATTERN --output-dir FOLDER',
    });
}
