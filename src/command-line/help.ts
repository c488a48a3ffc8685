/** What `--help` prints, by yargs: the list of commands, or the usage, options and examples of one. */
import type { Argv } from 'yargs';
import type { Host } from '../host.js';
import { speechOf } from '../speech.js';
import { version } from '../version.js';
import { helpColumns } from './help-columns.js';
import { helpWords, yargsWords } from './help-words.js';
import type { Option, VerbName } from './option.js';
import { groupOf } from './option-groups.js';
import { optionsOf } from './options.js';
import type { Usage, Verbs } from './verb.js';

/** The help of a verb of the table; of undefined, the whole's. */
export async function helpText(verb: VerbName | undefined, verbs: Verbs, host: Host): Promise<string> {
  const { default: yargs } = await import('yargs');
  const columns = helpColumns(host.stdout);
  const said = helpWords(verbs, host.program, columns, speechOf(host));
  const parser = yargs()
    .scriptName(host.program)
    // yargs would speak the language of LANG, beside options in English.
    .locale('en')
    .updateStrings(Object.fromEntries(yargsWords.map((word) => [word, said.say(word)])))
    .usage(
      [
        `$0 <${said.say('command')}>`,
        '',
        said.whole('From a kubeconfig to the exact, proven steps that call its cluster by hand.'),
        said.whole('Without a command: the token script and its proof, with the options of generate.'),
      ].join('\n'),
    )
    .exitProcess(false)
    .version(version())
    .alias('version', 'v')
    .help()
    .alias('help', 'h')
    .wrap(columns);
  for (const [name, { hidden, usage, describe, examples, epilogue }] of Object.entries<Usage>(verbs)) {
    if (hidden) continue;
    // Alone it begins the help, as wide as that is; in the list it is a column.
    const about = verb === undefined ? said.ofCommand(describe) : said.whole(describe);
    parser.command(usage, about, (builder: Argv) => {
      const declared = declare(builder, name, said.ofOption(name), said.say);
      for (const [line, words] of examples ?? []) declared.example(line, said.ofExample(name, words));
      return epilogue === undefined ? declared : declared.epilogue(said.whole(epilogue));
    });
  }
  let output = '';
  await parser.parseAsync([...(verb === undefined ? [] : [verb]), '--help'], {}, (_error, _argv, text) => {
    output = text;
  });
  return `${output}\n`;
}

/** Says to yargs what a verb reads, in these words. Exported for tests. */
export function declare(
  builder: Argv,
  verb: string,
  wordsOf: (option: Option) => string = ({ words }) => words,
  say: (text: string) => string = (text) => text,
): Argv {
  const all = optionsOf(verb);
  // Headings stand in the order in which they come up.
  for (const option of [...all].sort(
    (one, two) => Number(two.argument ?? false) - Number(one.argument ?? false),
  )) {
    const shown = { ...option, words: wordsOf(option) };
    if (option.argument === true) builder.positional(option.name, positionalOf(shown));
    else {
      const group = groupOf(verb, option.name);
      builder.option(option.name, { ...declarationOf(shown), ...(group && { group: say(group) }) });
    }
  }
  return builder;
}

function positionalOf({ type, choices, words, required, default: usual }: Option): object {
  return {
    describe: words,
    ...(choices === undefined ? { type: 'string' } : { choices }),
    ...(type === 'texts' ? { array: true } : {}),
    ...(required === true ? { demandOption: true } : {}),
    ...(usual === undefined ? {} : { defaultDescription: JSON.stringify(usual) }),
  };
}

function declarationOf({ alias, type, choices, words, default: usual }: Option): object {
  return {
    describe: words,
    ...(alias === undefined ? {} : { alias }),
    ...(type === 'flag' ? { type: 'boolean' } : {}),
    ...(type !== 'flag' && choices === undefined ? { type: 'string' } : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(usual === undefined ? {} : { defaultDescription: JSON.stringify(usual) }),
  };
}
