/** What belongs together in the help of `generate`, which has more options than one reads in a row. */

const groups: Readonly<Record<string, readonly string[]>> = {
  'Which cluster:': ['kubeconfig', 'context', 'cluster', 'user', 'namespace'],
  'What is written:': [
    ...['shell', 'format', 'flavor', 'templates', 'editable', 'style', 'annotate', 'lang'],
    ...['without-kubectl', 'output-file', 'force', 'proof'],
  ],
  'Your own recipes:': ['recipes', 'param'],
  'The token:': ['service-account', 'duration', 'audience'],
  'The request:': [
    ...['request', 'path', 'insecure', 'resource', 'name', 'subresource', 'api-version', 'all-namespaces'],
    ...['query', 'header', 'data', 'content-type', 'field-manager', 'dry-run', 'accept', 'watch', 'follow'],
    ...['limit', 'command'],
  ],
  'Rights, in recipes service-account and can-i:': ['role', 'verb', 'list'],
  'Files for many contexts:': [
    ...['all-contexts', 'match', 'kubeconfigs', 'output-dir', 'calendar', 'prune'],
  ],
};

/** The headings, in their order. */
export const groupTitles: readonly string[] = Object.keys(groups);

/** The heading that an option of a verb stands under; undefined where the verb has too few for any. */
export function groupOf(verb: string, option: string): string | undefined {
  if (verb !== 'generate') return undefined;
  return groupTitles.find((title) => groups[title]?.includes(option));
}
