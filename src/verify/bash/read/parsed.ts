/** What the parser itself says is wrong with a script. */
import type { Script } from 'unbash';
import { Refusal } from '../../refusal.js';
import { confirmNoPlaceholder } from './left-in.js';

/**
 * A parser's tree with errors, or of text whose offsets are not those of the file, is not used. Without an `offset`,
 * the tree is that of the whole file, `text`, and its own offsets are good.
 */
export function confirmParsed(
  script: Script & {
    readonly errors?: readonly { readonly message: string; readonly pos: number }[] | undefined;
  },
  offset: number | undefined,
  text = '',
): void {
  const [error] = script.errors ?? [];
  if (error !== undefined) {
    confirmNoPlaceholder(text, error.pos);
    // What is missing at the end is missing behind the last line, which no reader looks for.
    throw new Refusal('KS1001', error.message, offset ?? Math.min(error.pos, text.trimEnd().length));
  }
  if (script.source !== undefined)
    throw new Refusal('KS1003', 'backslashes inside backquotes', offset ?? 0, 'use $(…)');
}
