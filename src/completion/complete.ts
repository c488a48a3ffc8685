/** The words of a command line → what can stand in the place of the last one. */
import type { RawVerbModule, Verb } from '../command-line/verb.js';
import type { Host } from '../host.js';
import { type Answer, type Candidate, isArgument, nothing } from './answer.js';
import { slotOf } from './command-line.js';
import { type Grammar, type OptionGrammar, rawGrammar, verbGrammar } from './grammar.js';
import { argumentSources, optionSources, valuesOf } from './values.js';

/**
 * `words` are those behind the program's name, the last one being written (it may be empty). The candidates are all that
 * could stand there, whatever was typed of it: shells match in their own ways. Never throws for what a user typed.
 */
export async function complete(
  words: readonly string[],
  verbs: Readonly<Record<string, Verb>>,
  host: Host,
): Promise<Answer> {
  const [name = '', ...rest] = words;
  if (rest.length === 0) return { ...nothing, candidates: name.startsWith('-') ? topOptions : listed(verbs) };
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined || verb.hidden) return nothing;
  const module = await verb.load();
  if (!('runRaw' in module)) return await within(rest, verbGrammar(verb, module), host);
  if (module.subcommands === undefined) return await raw(rest, module, undefined, host);
  const at = rest.findIndex((word, index) => index < rest.length - 1 && module.subcommands?.has(word));
  if (at >= 0) return await raw(rest.toSpliced(at, 1), module, rest[at], host);
  const candidates = [...module.subcommands].map(([value, { describe }]) => ({ value, about: describe }));
  return { ...nothing, candidates };
}

const topOptions: readonly Candidate[] = [
  { value: '--help', about: 'show help' },
  { value: '--version', about: 'show the version' },
];

function listed(verbs: Readonly<Record<string, Verb>>): readonly Candidate[] {
  return Object.entries(verbs)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([value, { describe }]) => ({ value, about: describe }));
}

async function raw(
  words: readonly string[],
  module: RawVerbModule,
  subcommand: string | undefined,
  host: Host,
): Promise<Answer> {
  const grammar = rawGrammar(module, subcommand);
  return grammar === undefined ? nothing : await within(words, grammar, host);
}

async function within(words: readonly string[], grammar: Grammar, host: Host): Promise<Answer> {
  const slot = slotOf(words, grammar);
  if (slot.kind === 'options') return { ...nothing, candidates: optionsOf(grammar, slot.given.options) };
  if (slot.kind === 'value') {
    const source = Object.hasOwn(optionSources, slot.option.name)
      ? optionSources[slot.option.name]
      : undefined;
    const values = await valuesOf(source, slot.option.choices, slot.given, host);
    return tidy({ ...values, prefix: slot.prefix });
  }
  const last = grammar.positionals.at(-1);
  const positional = grammar.positionals[slot.index] ?? (last?.variadic ? last : undefined);
  if (positional === undefined) {
    if (slot.given.ended || words.at(-1) !== '') return nothing;
    return { ...nothing, candidates: optionsOf(grammar, slot.given.options) };
  }
  const source = Object.hasOwn(argumentSources, positional.name)
    ? argumentSources[positional.name]
    : undefined;
  const values = await valuesOf(source, positional.choices, slot.given, host);
  const candidates = positional.variadic
    ? values.candidates.filter(({ value }) => !slot.given.arguments.includes(value))
    : values.candidates;
  return tidy({ ...values, candidates, prefix: '' });
}

/** Every option that is not given yet. */
function optionsOf({ options }: Grammar, given: ReadonlyMap<string, string>): readonly Candidate[] {
  return options
    .filter(({ name, hidden, repeatable }: OptionGrammar) => !hidden && (repeatable || !given.has(name)))
    .map(({ name, about }) => ({ value: `--${name}`, about }));
}

function tidy(answer: Answer): Answer {
  return { ...answer, candidates: answer.candidates.filter(({ value }) => isArgument(value)) };
}
