/** What `--help` prints, by yargs: the list of commands, or the usage, options and examples of one. */
import type { Argv } from 'yargs';
import type { Host } from '../host.js';
import { version } from '../version.js';
import { helpColumns } from './help-columns.js';
import type { Option, VerbName } from './option.js';
import { optionsOf } from './options.js';
import type { Usage, Verbs } from './verb.js';

/** The help of a verb of the table; of undefined, the whole's. */
export async function helpText(verb: VerbName | undefined, verbs: Verbs, host: Host): Promise<string> {
  const { default: yargs } = await import('yargs');
  const parser = yargs()
    .scriptName(host.program)
    // yargs would speak the language of LANG, beside options in English.
    .locale('en')
    .usage(
      '$0 <command>\n\nFrom a kubeconfig to the exact, proven steps that call its cluster by hand.\nWithout a command: the token script and its proof, with the options of generate.',
    )
    .exitProcess(false)
    .version(version())
    .alias('version', 'v')
    .help()
    .alias('help', 'h')
    .wrap(helpColumns(host.stdout));
  for (const [name, { hidden, usage, describe, examples, epilogue }] of Object.entries<Usage>(verbs)) {
    if (hidden) continue;
    parser.command(usage, describe, (builder: Argv) => {
      const declared = declare(builder, name);
      for (const [line, words] of examples ?? []) declared.example(line, words);
      return epilogue === undefined ? declared : declared.epilogue(epilogue);
    });
  }
  let output = '';
  await parser.parseAsync([...(verb === undefined ? [] : [verb]), '--help'], {}, (_error, _argv, text) => {
    output = text;
  });
  return `${output}\n`;
}

/** Says to yargs what a verb reads. Exported for tests. */
export function declare(builder: Argv, verb: string): Argv {
  for (const option of optionsOf(verb)) {
    if (option.argument === true) builder.positional(option.name, positionalOf(option));
    else builder.option(option.name, declarationOf(option));
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
