/** Command lines for yargs, by the table of options: words in, a verb run with its options, its exit code out. */
import type { Argv } from 'yargs';
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';
import { version } from '../version.js';
import { helpColumns } from './help-columns.js';
import type { Option, VerbName } from './option.js';
import { type OptionName, optionsOf, readOptions } from './options.js';
import type { ParsedName, ParsedVerbs, Verbs } from './verb.js';

// A repeated --context is the last one, not an array.
const lastOneHolds = { 'duplicate-arguments-array': false, 'boolean-negation': false };

/** Returns the exit code of the verb; throws a UsageError where the words are no command line. */
export async function parseAndRun(args: readonly string[], verbs: Verbs, host: Host): Promise<number> {
  const { default: yargs } = await import('yargs');
  let exitCode = 0;
  const parser = yargs()
    .scriptName(host.program)
    .usage(
      '$0 <command>\n\nFrom a kubeconfig to the exact, proven steps that call its cluster by hand.\nWithout a command: the token script of the current context, and its proof.',
    )
    .strict()
    .exitProcess(false)
    .version(version())
    .help()
    .alias('help', 'h')
    .wrap(helpColumns(host.stdout))
    .parserConfiguration(lastOneHolds)
    .demandCommand(1, 'name a command')
    .recommendCommands()
    .fail((message, error) => {
      throw error ?? new UsageError(message ?? 'wrong usage', { hint: `see '${host.program} --help'` });
    });
  for (const name of Object.keys(verbs) as (keyof Verbs)[]) {
    const { hidden, usage, describe } = verbs[name];
    if (hidden) continue;
    // `main` runs a raw verb before yargs is loaded: it is here for the list of commands alone.
    if (!isParsed(name, verbs)) parser.command(usage, describe);
    else
      register(parser, name, verbs[name], host, (code) => {
        exitCode = code;
      });
  }
  let output = '';
  try {
    await parser.parseAsync(args.map(guardDash), {}, (_error, _argv, text) => {
      output = text;
    });
  } catch (error) {
    // Some of yargs' own errors come past `fail`.
    if (!(error instanceof Error) || error.name !== 'YError') throw error;
    throw new UsageError(error.message, { hint: `see '${host.program} --help'` });
  }
  if (output !== '') host.stdout.write(`${output}\n`);
  return exitCode;
}

function isParsed(name: keyof Verbs, verbs: Verbs): name is ParsedName {
  return !('raw' in verbs[name]);
}

function register<Name extends ParsedName>(
  parser: Argv,
  name: Name,
  verb: ParsedVerbs[Name],
  host: Host,
  ended: (code: number) => void,
): void {
  parser.command(
    verb.usage,
    verb.describe,
    (builder: Argv) => {
      const declared = declare(builder, name);
      for (const [line, words] of verb.examples ?? []) declared.example(line, words);
      return verb.epilogue === undefined ? declared : declared.epilogue(verb.epilogue);
    },
    async (argv) => {
      const module = await verb.load();
      const record = Object.fromEntries(
        Object.entries(argv).map(([key, value]) => [key, unguardDash(value)]),
      );
      ended(await module.run(readOptions(name, record), host, givenIn(record, name)));
    },
  );
}

/** Says to yargs what a verb reads. Exported for tests. */
export function declare(builder: Argv, verb: VerbName): Argv {
  const options = optionsOf(verb);
  for (const option of options) {
    if (option.argument === true) builder.positional(option.name, positionalOf(option));
    else builder.option(option.name, declarationOf(option));
  }
  if (options.every(({ type }) => type !== 'texts')) return builder;
  // The words of `files..` count as repetitions too: without arrays, only the last file is left.
  return builder.parserConfiguration({ ...lastOneHolds, 'duplicate-arguments-array': true });
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

/** Defaults are for the help alone: what the command line does not say is missing, so that one can tell. */
function declarationOf({ alias, type, choices, words, default: usual }: Option): object {
  return {
    describe: words,
    ...(alias === undefined ? {} : { alias }),
    ...(type === 'flag' ? { type: 'boolean' } : {}),
    ...(type !== 'flag' && choices === undefined ? { type: 'string', requiresArg: true } : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(usual === undefined ? {} : { defaultDescription: JSON.stringify(usual) }),
  };
}

/** What the command line says, whatever it says. */
function givenIn<Name extends VerbName>(
  record: Readonly<Record<string, unknown>>,
  verb: Name,
): ReadonlySet<OptionName<Name>> {
  const names = optionsOf(verb).map(({ name }) => name as OptionName<Name>);
  return new Set(names.filter((name) => record[name] !== undefined));
}

// yargs takes a lone `-` among the words of `files..` for an option, and drops it.
const dash = '\ue000-';
const guardDash = (word: string): string => (word === '-' ? dash : word);
const unguardDash = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(unguardDash) : value === dash ? '-' : value;
