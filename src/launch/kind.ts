/** Command lines that run the same code share one code cache. */

/** Verbs whose run is worth a cache of its own; all else is the main job. */
const verbs: readonly string[] = [
  ...['generate', 'verify', 'explain', 'recipes', 'get', 'describe', 'lint', 'config', 'query', 'explore'],
  ...['completion', '__complete'],
];

/** The name of the kind, such as `verify-powershell`: letters and hyphens. */
export function kindOf(args: readonly string[]): string {
  if (args.some((word) => word === '--help' || word === '-h')) return 'help';
  const [first = ''] = args;
  const verb = verbs.includes(first) ? first.replaceAll('_', '') : 'start';
  if (isMany(args)) return `${verb}-many`;
  if (args.some((word) => /\.ps1$|^(?:--shell=)?(?:powershell|pwsh|ps1)$/i.test(word)))
    return `${verb}-powershell`;
  if (args.some((word) => /\.(?:md|markdown|html?)$/i.test(word))) return `${verb}-document`;
  return verb;
}

/** What makes or looks through one file after another runs for long, and so is run otherwise (v8-flags.ts). */
const isMany = (args: readonly string[]): boolean =>
  args.some((word) => /^--(?:output-dir|all-contexts)(?:=|$)/.test(word)) ||
  args.filter((word) => !word.startsWith('-')).length > 20;
