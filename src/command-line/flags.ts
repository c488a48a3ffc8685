/** The table of options in kubectl's flag syntax. */
import type { VerbName } from './option.js';
import { optionsOf } from './options.js';
import { type Flag, helpFlag } from './pflag.js';

/** The options of a verb as flags, in the order of the table. */
export function flagsOf(verb: VerbName): readonly Flag[] {
  const flags = optionsOf(verb)
    .filter(({ argument }) => argument !== true)
    .map(({ name, alias, type, placeholder, choices, words, values }) => ({
      name,
      ...(alias === undefined ? {} : { short: alias }),
      ...(type === 'flag' ? {} : { value: placeholder ?? 'VALUE' }),
      ...(choices === undefined ? {} : { choices }),
      ...(values === undefined ? {} : { values }),
      describe: words,
    }));
  return [...flags, helpFlag];
}
