/** argv → verb → exit code; the only catch. */
import type { Argv } from 'yargs';
import type { Arguments, Verb } from './command-line/verb.js';
import { inert } from './display.js';
import { UsageError, UserError } from './errors.js';
import { systemError } from './files/system-error.js';
import type { Host } from './host.js';
import { inertOutput } from './print/inert-output.js';
import { verbs } from './verbs.js';
import { version } from './version.js';

/** Exit code of a bug in kubesteps itself, beside its stack. */
const bugExitCode = 70;

/** Runs one command line. Returns the exit code; never throws. */
export async function main(args: readonly string[], given: Host): Promise<number> {
  const host: Host = { ...given, stderr: inertOutput(given.stderr) };
  try {
    if (args[0] === '--version') {
      host.stdout.write(`${version()}\n`);
      return 0;
    }
    if (args.length === 0) {
      const { start } = await import('./start.js');
      return await start(host, main);
    }
    const verb = verbNamed(args[0]);
    if (verb !== undefined) {
      const module = await verb.load();
      if ('runRaw' in module) return await module.runRaw(args.slice(1), host);
    }
    return await parseAndRun(args, host);
  } catch (error) {
    return report(error, host);
  }
}

function verbNamed(name: string | undefined): Verb | undefined {
  return name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
}

// A repeated --context is the last one, not an array.
const lastOneHolds = { 'duplicate-arguments-array': false, 'boolean-negation': false };

async function parseAndRun(args: readonly string[], host: Host): Promise<number> {
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
    .wrap(Math.min(100, host.stdout.columns))
    .parserConfiguration(lastOneHolds)
    .demandCommand(1, 'name a command')
    .recommendCommands()
    .fail((message, error) => {
      throw error ?? new UsageError(message ?? 'wrong usage', { hint: `see '${host.program} --help'` });
    });
  for (const verb of Object.values(verbs)) {
    if (verb.hidden) continue;
    register(parser, verb, host, (code) => {
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

function register(parser: Argv, verb: Verb, host: Host, ended: (code: number) => void): void {
  parser.command(
    verb.usage,
    verb.describe,
    async (builder: Argv) => {
      const module = await verb.load();
      if ('runRaw' in module) return builder;
      const options = module.options(builder);
      if (manyOf(verb).length === 0) return options;
      // The words of `files..` count as repetitions too: without arrays, only the last file is left.
      return options.parserConfiguration({ ...lastOneHolds, 'duplicate-arguments-array': true });
    },
    async (argv) => {
      const module = await verb.load();
      // A raw verb gets here only through yargs' own --help; `main` calls it before yargs is loaded.
      if (!('runRaw' in module)) ended(await module.run(lastOfEach(argv as Arguments, verb), host));
    },
  );
}

/** The names whose every value counts: those that the verb lists, and `files` in `verify <files..>`. */
function manyOf(verb: Verb): readonly string[] {
  return [...(verb.repeatable ?? []), /[[<](\w+)\.\.[\]>]$/.exec(verb.usage)?.[1] ?? []].flat();
}

// yargs takes a lone `-` among the words of `files..` for an option, and drops it.
const dash = '\ue000-';
const guardDash = (word: string): string => (word === '-' ? dash : word);
const unguardDash = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(unguardDash) : value === dash ? '-' : value;

function lastOfEach(argv: Arguments, verb: Verb): Arguments {
  const many = ['_', ...manyOf(verb)];
  const entries = Object.entries(argv).map(([key, given]): [string, unknown] => {
    const value = unguardDash(given);
    return [key, Array.isArray(value) && !many.includes(key) ? value.at(-1) : value];
  });
  return Object.fromEntries(entries);
}

/** Prints an error as one message with its place and the next step; a bug with its stack. */
function report(thrown: unknown, host: Host): number {
  const error = systemError(thrown) ?? thrown;
  if (!(error instanceof UserError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    host.stderr.write(`${host.program}: internal error, please report it:\n${stack}\n`);
    return bugExitCode;
  }
  host.stderr.write(`${error.label}${error.message.split('\n').map(inert).join('\n')}\n`);
  if (error.position !== undefined) {
    const { file, line, column } = error.position;
    host.stderr.write(`  at ${inert(file)}:${line}:${column}\n`);
  }
  if (error.hint !== undefined) host.stderr.write(`  ${error.hint.split('\n').map(inert).join('\n  ')}\n`);
  return error.exitCode;
}
