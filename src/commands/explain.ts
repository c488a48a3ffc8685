/** `explain`: what a finding's code means, with an example and the mended example; without a code, all of them. */
import type { Argv } from 'yargs';
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';
import type { CatalogueEntry } from '../verify/codes/catalogue.js';
import type { Arguments } from './verbs.js';

export function options(yargs: Argv): Argv {
  return yargs
    .positional('codes', {
      type: 'string',
      array: true,
      describe: 'codes such as KS4101; none: list them all',
    })
    .option('output', {
      alias: 'o',
      choices: ['text', 'json', 'markdown'],
      default: 'text',
      describe: 'how to print them',
    })
    .example('$0 explain KS4101', 'what it means, and what to write instead')
    .example('$0 explain -o markdown', 'the documentation of all codes');
}

export async function run(argv: Arguments, host: Host): Promise<number> {
  const { catalogue, findCode } = await import('../verify/codes/catalogue.js');
  const named = argv.codes === undefined ? [] : (argv.codes as readonly unknown[]).map(String);
  const entries = named.map((text) => {
    const entry = findCode(text);
    if (entry === undefined) {
      throw new UsageError(`there is no code ${JSON.stringify(text)}`, {
        hint: `'${host.program} explain' lists them`,
      });
    }
    return entry;
  });
  const { stdout } = host;
  const chosen = named.length === 0 ? catalogue() : entries;
  if (argv.output === 'json') stdout.write(`${JSON.stringify(chosen.map(plain), undefined, 2)}\n`);
  else if (argv.output === 'markdown') {
    const { codesMarkdown } = await import('../verify/codes/markdown.js');
    stdout.write(codesMarkdown(chosen));
  } else {
    const { explainText, listText } = await import('../verify/codes/explain-text.js');
    const width = Math.min(100, stdout.columns);
    stdout.write(
      named.length === 0 ? listText(chosen) : chosen.map((entry) => explainText(entry, width)).join('\n'),
    );
  }
  return 0;
}

function plain({ name, severity, title, unignorable, why, fix, examples }: CatalogueEntry): object {
  return { code: name, severity, title, ignorable: unignorable !== true, why, fix, examples };
}
