/** The words of a command line → what can stand in the place of the last one. */
import { everyOption } from '../command-line/options.js';
import { isVerb, type Usage, type Verbs } from '../command-line/verb.js';
import { verbFirst } from '../command-line/verb-first.js';
import type { Host } from '../host.js';
import { type Answer, type Candidate, isArgument, nothing } from './answer.js';
import { slotOf } from './command-line.js';
import { type Grammar, type OptionGrammar, subcommandGrammar, verbGrammar } from './grammar.js';
import { valuesOf } from './values.js';

/**
 * `words` are those behind the program's name, the last one being written (it may be empty). The candidates are all that
 * could stand there, whatever was typed of it: shells match in their own ways. Never throws for what a user typed.
 */
export async function complete(words: readonly string[], verbs: Verbs, host: Host): Promise<Answer> {
  const [name = '', ...rest] = words;
  if (rest.length === 0 && !name.startsWith('-')) return { ...nothing, candidates: listed(verbs) };
  if (name.startsWith('-')) return await withoutVerbFirst(words, verbs, host);
  if (name === 'help') return rest.length > 1 ? nothing : { ...nothing, candidates: listed(verbs) };
  if (!isVerb(name, verbs) || verbs[name].hidden) return nothing;
  const verb = verbs[name];
  const subcommands = 'subcommands' in verb ? await verb.subcommands?.() : undefined;
  if (subcommands === undefined) return await within(rest, verbGrammar(name, verb), host);
  const at = rest.findIndex((word, index) => index < rest.length - 1 && subcommands.has(word));
  const subcommand = subcommands.get(rest[at] ?? '');
  if (subcommand !== undefined)
    return await within(rest.toSpliced(at, 1), subcommandGrammar(subcommand), host);
  const candidates = [...subcommands].map(([value, { describe }]) => ({ value, about: describe }));
  return { ...nothing, candidates };
}

/** Options before the verb, or without one: then they are those of `generate`. */
async function withoutVerbFirst(words: readonly string[], verbs: Verbs, host: Host): Promise<Answer> {
  const last = words.at(-1) ?? '';
  const { verb, rest } = verbFirst(words.slice(0, -1), everyOption, (word) => isVerb(word, verbs));
  if (verb !== undefined) return await complete([verb, ...rest, last], verbs, host);
  const grammar = verbGrammar('generate', verbs.generate);
  if (slotOf(words, grammar).kind === 'argument') return { ...nothing, candidates: listed(verbs) };
  const answer = await within(words, grammar, host);
  if (words.length > 1 || last.includes('=')) return answer;
  const own = answer.candidates.filter(({ value }) => value !== '--help');
  return { ...answer, candidates: [...topOptions, ...own] };
}

const topOptions: readonly Candidate[] = [
  { value: '--help', about: 'show help' },
  { value: '--version', about: 'show the version' },
];

function listed(verbs: Verbs): readonly Candidate[] {
  return Object.entries<Usage>(verbs)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([value, { describe }]) => ({ value, about: describe }));
}

async function within(words: readonly string[], grammar: Grammar, host: Host): Promise<Answer> {
  const slot = slotOf(words, grammar);
  if (slot.kind === 'options') return { ...nothing, candidates: optionsOf(grammar, slot.given.options) };
  if (slot.kind === 'value') {
    const values = await valuesOf(slot.option, slot.given, host);
    return tidy({ ...values, prefix: slot.prefix });
  }
  const last = grammar.positionals.at(-1);
  const positional = grammar.positionals[slot.index] ?? (last?.variadic ? last : undefined);
  if (positional === undefined) {
    if (slot.given.ended || words.at(-1) !== '') return nothing;
    return { ...nothing, candidates: optionsOf(grammar, slot.given.options) };
  }
  const values = await valuesOf(positional, slot.given, host);
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
