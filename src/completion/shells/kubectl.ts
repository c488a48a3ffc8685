/**
 * The answer for kubectl, which asks an executable `kubectl_complete-steps` with the words behind `kubectl steps`
 * (k8s.io/kubectl pkg/cmd/plugin/plugin_completion.go) and expects what spf13/cobra prints: a line for each candidate,
 * a tab before its description, and `:` with a number at the end.
 */
import { inert } from '../../display.js';
import type { Answer } from '../answer.js';

/** ShellCompDirective of cobra's completions.go. */
const noSpace = 2;
const noFileCompletion = 4;

export function kubectlReply(words: readonly string[], { prefix, candidates, files }: Answer): string {
  const typed = words.at(-1) ?? '';
  const matching = candidates.filter(
    ({ value }) => `${prefix}${value}`.startsWith(typed) && !/[\n\r\t]/.test(value),
  );
  const open = matching.length > 0 && matching.every(({ partial }) => partial);
  const lines = matching.map(({ value, about }) =>
    about === undefined || about === '' ? prefix + value : `${prefix}${value}\t${inert(about)}`,
  );
  const directive = (files ? 0 : noFileCompletion) + (open ? noSpace : 0);
  return [...lines, `:${directive}`].map((line) => `${line}\n`).join('');
}
