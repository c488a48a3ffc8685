/** argv → verb → exit code; the only catch. */
import { isParsed, isVerb } from './command-line/verb.js';
import type { Arranged } from './command-line/verb-first.js';
import { inert } from './display.js';
import { UsageError, UserError, withUsage } from './errors.js';
import { systemError } from './files/system-error.js';
import type { Host } from './host.js';
import { inertOutput } from './print/inert-output.js';
import type { Speech } from './speech.js';
import { verbs } from './verbs.js';
import { version } from './version.js';

/** Exit code of a bug in kubesteps itself, beside its stack. */
const bugExitCode = 70;

/** Runs one command line. Returns the exit code; never throws. */
export async function main(args: readonly string[], given: Host): Promise<number> {
  const speech = given.speech ?? (await askedSpeech(args, given));
  const host: Host = { ...given, stderr: inertOutput(given.stderr, speech?.say), ...(speech && { speech }) };
  try {
    return await runLine(args, host);
  } catch (error) {
    return report(error, host);
  }
}

async function runLine(args: readonly string[], host: Host): Promise<number> {
  const [first = ''] = args;
  if (['--version', '-v', 'version'].includes(first)) {
    host.stdout.write(`${version()}\n`);
    return 0;
  }
  const { verb: name, rest } = first.startsWith('-')
    ? await arranged(args)
    : { verb: args[0], rest: args.slice(1) };
  const verb = name !== undefined && isVerb(name, verbs) ? verbs[name] : undefined;
  if (verb !== undefined && 'raw' in verb) {
    try {
      return await (await verb.load()).runRaw(rest, host);
    } catch (error) {
      throw error instanceof UsageError ? withUsage(error, `${host.program} ${name} --help`) : error;
    }
  }
  const { asks, parseAndRun, unknownVerb } = await import('./command-line/parse.js');
  if (name === undefined && !asks(rest, '--help', '-h')) {
    const { start } = await import('./start.js');
    return await start(rest, host, main);
  }
  if (name === undefined || (name === 'help' && rest.every((word) => word.startsWith('-')))) {
    const { helpText } = await import('./command-line/help.js');
    host.stdout.write(await helpText(undefined, verbs, host));
    return 0;
  }
  if (name === 'help')
    return await runLine([...rest.filter((word) => !word.startsWith('-')), '--help'], host);
  if (!isParsed(name, verbs)) throw unknownVerb(name, verbs, host);
  return await parseAndRun(name, rest, verbs, host);
}

/** The speech that `--lang` asks for; undefined where that is English, of which nothing has to be loaded. */
async function askedSpeech(args: readonly string[], { env }: Host): Promise<Speech | undefined> {
  if (!args.some((word) => word.startsWith('--lang'))) return undefined;
  const { askedLanguage, languageOf } = await import('./language.js');
  const asked = askedLanguage(args);
  const language = asked === undefined ? 'en' : languageOf(asked, env);
  if (language === 'en') return undefined;
  const { speechIn } = await import('./translation/translate.js');
  return speechIn(language, asked !== 'auto');
}

async function arranged(args: readonly string[]): Promise<Arranged> {
  const { verbFirst } = await import('./command-line/verb-first.js');
  const { everyOption } = await import('./command-line/options.js');
  return verbFirst(args, everyOption, (word) => isVerb(word, verbs) || word === 'help');
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
