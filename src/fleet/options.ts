/** What a fleet is asked for, and which options have no meaning together. */
import type { OptionName, Options } from '../command-line/options.js';
import { UsageError } from '../errors.js';

type Given = Options<'generate'>;

/** Whether files for many contexts are asked for, and not a script. */
export function isFleet(options: Given): boolean {
  return (
    choiceOf(options) !== undefined || options.outputDir !== undefined || additionOf(options) !== undefined
  );
}

/** Throws a UsageError where options of a fleet stand alone, or beside some that are about one script. Returns the folder. */
export function fleetFolder(options: Given): string {
  const { outputDir, kubeconfigs, allContexts, match } = options;
  const choice = choiceOf(options);
  const addition = additionOf(options);
  if (outputDir === undefined) {
    if (choice === undefined) throw vain(addition ?? 'output-dir', 'without --output-dir', '');
    throw new UsageError(`--${choice} writes a file for each context, and there is no --output-dir`, {
      hint: `name a folder with --output-dir, or leave --${choice} out`,
    });
  }
  if (choice === undefined)
    throw vain(
      'output-dir',
      'without contexts to write',
      ', or say which: --all-contexts, --match PATTERN or --kubeconfigs FOLDER',
    );
  if (outputDir === '') throw new UsageError('--output-dir is empty', { hint: 'name a folder' });
  const single = singles.find((name) => {
    const said = options[fieldOf[name]];
    return typeof said === 'object' ? said.length > 0 : said !== undefined;
  });
  if (single !== undefined)
    throw vain(
      single,
      `with --${choice}`,
      ': it is about one script, and a file is written for each context',
    );
  if (kubeconfigs.length > 0 && options.kubeconfig !== undefined)
    throw vain('kubeconfig', 'with --kubeconfigs', ', or name that file with --kubeconfigs, too');
  if (allContexts && (kubeconfigs.length > 0 || match.length > 0))
    throw vain('all-contexts', `with --${choice}`, ': every context is meant where --match names none');
  return outputDir;
}

const singles = [
  'context',
  'cluster',
  'user',
  'output-file',
] as const satisfies readonly OptionName<'generate'>[];

const fieldOf = {
  context: 'context',
  cluster: 'cluster',
  user: 'user',
  'output-file': 'outputFile',
} as const;

/** The option that says which contexts. */
function choiceOf({ allContexts, match, kubeconfigs }: Given): OptionName<'generate'> | undefined {
  if (kubeconfigs.length > 0) return 'kubeconfigs';
  if (match.length > 0) return 'match';
  return allContexts ? 'all-contexts' : undefined;
}

/** What is asked for beside the files. */
function additionOf({ prune, calendar }: Given): OptionName<'generate'> | undefined {
  if (prune) return 'prune';
  return calendar ? 'calendar' : undefined;
}

const vain = (option: OptionName<'generate'>, where: string, why: string): UsageError =>
  new UsageError(`--${option} has no meaning ${where}`, { hint: `leave it out${why}` });
