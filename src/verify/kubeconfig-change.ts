/** What a script may have done to the kubeconfig: from there on, what the verifier read of it says nothing. */
import { leavesKubeconfig } from './known-programs.js';
import type { Refusal } from './refusal.js';

export interface KubeconfigChange {
  /** Where it may have changed. */
  readonly line: number;
  /** `current-context`: contexts, clusters and users stay as they are. */
  readonly of: 'anything' | 'current-context';
  /** With `current-context`: what it is where the change succeeded, in the kubeconfig with this key. */
  readonly now?: { readonly context: string; readonly key: string };
}

/** Two changes one after the other, or on two ways that come together. */
export function bothChanges(
  one: KubeconfigChange | undefined,
  other: KubeconfigChange | undefined,
): KubeconfigChange | undefined {
  if (one === undefined || other === undefined) {
    const known = one ?? other;
    if (known === undefined) return undefined;
    const { line, of } = known;
    return { line, of };
  }
  if (changeKey(one) === changeKey(other)) return one;
  const worse = one.of === 'anything' ? one : other;
  return { line: worse.line, of: worse.of };
}

/** A text that is equal for changes that are the same. */
export function changeKey(change: KubeconfigChange | undefined): string {
  return change === undefined
    ? ''
    : JSON.stringify([change.line, change.of, change.now?.context, change.now?.key]);
}

/** Whether what was refused may have changed a kubeconfig; `text` is the statement. */
export function mayChangeKubeconfig(refusal: Refusal, text: string): boolean {
  // Whatever else the statement runs or writes to.
  if (/[`<>]|\$\(|&|\|/.test(text)) return true;
  if (refusal.program !== undefined) return !leavesKubeconfig(refusal.program, text);
  return !/^\s*(?:\w+=|(?:export|local|readonly|declare|printf|echo|set|test|\[{1,2}|read|cd|curl)\s)/.test(
    text,
  );
}

/** Whether a program with a model, a call of which was refused, may have changed one. kubectl's own models say so. */
export function mayWriteKubeconfig(name: string, words: readonly string[]): boolean {
  if (name !== 'curl') return name !== 'kubectl';
  return words.some((word) =>
    /^-(?:-(?:o|rem|dump|conf|cook|trace|stderr|libcurl)|[A-Za-z#]*[oODKcJ])/.test(word),
  );
}
