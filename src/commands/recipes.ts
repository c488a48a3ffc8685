/** `recipes`: the ways in, what each needs, and which fit the context. */
import type { Options } from '../command-line/options.js';
import type { Run } from '../command-line/verb.js';
import { inert } from '../display.js';
import { UsageError } from '../errors.js';
import { targetOrReason } from '../generate/load-target.js';
import type { Host } from '../host.js';
import { missingNote } from '../kubeconfig/problem.js';
import { languageOf } from '../language.js';
import { printed } from '../print/data-output.js';
import { writePainted } from '../print/inert-output.js';
import { terminalWidth } from '../print/terminal.js';
import { wrap } from '../print/wrap-phrases.js';
import { english, speechFor } from '../speech.js';

export const run: Run<'recipes'> = async (options, host) => {
  const { listedRecipes } = await import('../generate/own-recipe.js');
  if (options.check.length > 0) return await check(options, host);
  const own = listedRecipes(options.recipes, host);
  const { recipeFitsBothWays, recipeParagraph } = await import('../generate/recipe-fit.js');
  const { target, missing, unusable } = targetOrReason(options, host);
  const isForPeople = options.output === 'table';
  const speech = speechFor(host, isForPeople);
  const language = speech === english ? 'en' : languageOf(options.lang, host.env);
  const rows = recipeFitsBothWays(target, language, own);
  if (options.output === 'json') host.stdout.write(`${JSON.stringify(rows, null, 4)}\n`);
  else if (options.output === 'yaml' || options.output === 'kyaml')
    host.stdout.write(await printed(rows, options.output));
  else if (options.output === 'name') host.stdout.write(rows.map(({ name }) => `${name}\n`).join(''));
  else {
    const width = terminalWidth(host);
    const broken = (sentence: string) => (width === undefined ? [sentence] : wrap(sentence, width - 2));
    host.stdout.write(rows.map((row) => recipeParagraph(row, language, speech.say, broken)).join('\n'));
  }
  for (const one of missing) host.stderr.write(`note: ${missingNote(one)}\n`);
  if (unusable !== undefined)
    host.stderr.write(`whether they fit a context is not known: ${inert(unusable)}\n`);
  return 0;
};

/** What scripts of the recipes would send and change, and the rights that they need. */
async function check(
  { check: [, ...files], param, output }: Options<'recipes'>,
  host: Host,
): Promise<number> {
  if (files.length === 0)
    throw new UsageError('recipes check needs files: those of the recipes', { hint: 'recipes check FILE' });
  if (output !== 'table')
    throw new UsageError(`recipes check prints text, and --output is ${output}`, { hint: 'leave it out' });
  const { checkedRecipe } = await import('../generate/check-recipe.js');
  const { proofText } = await import('../generate/proven-script.js');
  const { wantsColor } = await import('../print/colors.js');
  const { rightsOutput } = await import('../verify/rights/output.js');
  const speech = speechFor(host, true);
  for (const file of files) {
    const reports = await checkedRecipe(file, param, host);
    writePainted(host.stdout, await proofText(reports, wantsColor(host), speech));
    host.stdout.write(`\n${rightsOutput(reports.slice(0, 1), speech.say).yaml}`);
  }
  return 0;
}
