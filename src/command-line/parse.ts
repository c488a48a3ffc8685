/** Command lines by the table of options: words in, a verb run with its options, its exit code out. */
import { quoted } from '../display.js';
import { UsageError, withUsage } from '../errors.js';
import type { Host } from '../host.js';
import { nearestName } from '../matching/nearest.js';
import { version } from '../version.js';
import { unknownVerbHint } from './instead.js';
import type { VerbName } from './option.js';
import { type OptionName, optionsOf, readOptions } from './options.js';
import { readWords } from './read.js';
import type { ParsedName, ParsedVerbs, Usage, Verbs } from './verb.js';

/** Runs a verb of the table. Returns its exit code; throws a UsageError where the words are no command line of it. */
export async function parseAndRun<Name extends ParsedName>(
  name: Name,
  words: readonly string[],
  verbs: ParsedVerbs & Verbs,
  host: Host,
): Promise<number> {
  if (asks(words, '--help', '-h')) {
    const { helpText } = await import('./help.js');
    host.stdout.write(await helpText(name, verbs, host));
    return 0;
  }
  if (asks(words, '--version', '-v')) {
    host.stdout.write(`${version()}\n`);
    return 0;
  }
  try {
    const said = readWords(name, words);
    const verb: ParsedVerbs[Name] = verbs[name];
    const module = await verb.load();
    return await module.run(readOptions(name, said), host, givenIn(said, name));
  } catch (error) {
    throw error instanceof UsageError ? withUsage(error, `${host.program} ${name} --help`) : error;
  }
}

/** Whether an option stands among the words, and not behind `--`. */
export function asks(words: readonly string[], ...names: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? words.length : end).some((word) => names.includes(word));
}

/** The error of a word where a verb should be. */
export function unknownVerb(word: string, verbs: Verbs, host: Host): UsageError {
  const known = Object.entries<Usage>(verbs).flatMap(([name, { hidden }]) => (hidden ? [] : [name]));
  const near = known.find((name) => word.length > 1 && name.startsWith(word)) ?? nearestName(word, known);
  const hint = unknownVerbHint(word, host.program) ?? (near && `did you mean ${near}?`);
  const error = new UsageError(`there is no command ${quoted(word)}`, hint === undefined ? {} : { hint });
  return withUsage(error, `${host.program} --help`);
}

/** What the command line says, whatever it says. */
function givenIn<Name extends VerbName>(
  said: Readonly<Record<string, unknown>>,
  verb: Name,
): ReadonlySet<OptionName<Name>> {
  const names = optionsOf(verb).map(({ name }) => name as OptionName<Name>);
  return new Set(names.filter((name) => said[name] !== undefined));
}
