/** A kubeconfig that was named where a script belongs: its braces and colons would be read as a shell's. */

const keys = '(?:apiVersion|kind|clusters|contexts|users|current-context|preferences)';
const begins = new RegExp(`^(?:\\s*(?:#.*)?\\n|---.*\\n)*\\s*(?:\\{\\s*"|)${keys}"?\\s*:`);
const key = new RegExp(`(?:^|[{,\\s])"?(${keys})"?\\s*:`, 'gm');

/** Whether a text begins as a kubeconfig does, and has what most have. */
export function isKubeconfig(text: string): boolean {
  if (!begins.test(text)) return false;
  const found = new Set([...text.matchAll(key)].map(([, name]) => name));
  return found.has('clusters') && found.size > 2;
}
