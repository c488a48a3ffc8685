/** `recipes`: the ways in, what each needs, and which fit the context. */
import type { Run } from '../command-line/verb.js';
import { inert } from '../display.js';
import { targetOrReason } from '../generate/load-target.js';
import { missingNote } from '../kubeconfig/problem.js';
import { languageOf } from '../language.js';
import { printed } from '../print/data-output.js';
import { terminalWidth } from '../print/terminal.js';
import { wrap } from '../print/wrap-phrases.js';
import { english, speechFor } from '../speech.js';

export const run: Run<'recipes'> = async (options, host) => {
  const { recipeFits, recipeParagraph } = await import('../generate/recipe-fit.js');
  const { target, missing, unusable } = targetOrReason(options, host);
  const isForPeople = options.output === 'table';
  const speech = speechFor(host, isForPeople);
  const language = speech === english ? 'en' : languageOf(options.lang, host.env);
  const rows = recipeFits(target, language);
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
