/** The words of help in the reader's language. yargs breaks lines at blanks alone, and Japanese has none. */
import { wrap } from '../print/wrap-phrases.js';
import { english, type Say, type Speech } from '../speech.js';
import type { Option } from './option.js';
import { groupOf } from './option-groups.js';
import { optionsOf } from './options.js';
import type { Usage, Verbs } from './verb.js';

/** What yargs itself says in help. */
export const yargsWords = [
  'Commands:',
  'Options:',
  'Positionals:',
  'Examples:',
  'boolean',
  'string',
  'array',
  'required',
  'default:',
  'choices:',
  'Show help',
  'Show version number',
] as const;

/** The words of each column, broken where the column ends. */
export interface HelpWords {
  readonly say: Say;
  whole(words: string): string;
  ofCommand(words: string): string;
  ofOption(verb: string): (option: Option) => string;
  ofExample(verb: string, words: string): string;
}

/** English is left to yargs, which knows where its columns end. */
export function helpWords(verbs: Verbs, program: string, columns: number, { say }: Speech): HelpWords {
  const shown = (words: string, left: number): string =>
    say === english.say ? words : wrap(say(words), columns - left).join('\n');
  const usages = Object.values<Usage>(verbs).filter(({ hidden }) => hidden !== true);
  const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
  return {
    say,
    whole: (words) => shown(words, 0),
    ofCommand: (words) => shown(words, longest(usages.map(({ usage }) => `${program} ${usage}`)) + 4),
    ofOption(verb) {
      const all = optionsOf(verb);
      const argumentsLeft =
        longest(all.flatMap(({ name, argument }) => (argument === true ? [name] : []))) + 4;
      const left = (option: Option): number => {
        if (option.argument === true) return argumentsLeft;
        const group = groupOf(verb, option.name);
        const beside = all.filter(({ name }) => groupOf(verb, name) === group);
        // `  -n, --name  `; --version stands beside what has no heading.
        return longest([group === undefined ? 'version' : '', ...beside.map(({ name }) => name)]) + 10;
      };
      return (option) => shown(option.words, left(option));
    },
    ofExample(verb, words) {
      const examples: readonly (readonly [string, string])[] =
        usages.find(({ usage }) => usage.split(' ')[0] === verb)?.examples ?? [];
      const lines = examples.map(([line]) => line.replace('$0', program));
      // yargs gives half of the width to the lines at most.
      return shown(words, Math.min(longest(lines), Math.floor(columns / 2)) + 4);
    },
  };
}
