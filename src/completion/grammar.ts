/** What a verb's command line may hold, from the table of options and kubectl's flags: nothing is written down twice. */
import type { Option, ValueSource } from '../command-line/option.js';
import { optionsOf } from '../command-line/options.js';
import type { Flag } from '../command-line/pflag.js';
import type { Subcommand, Usage } from '../command-line/verb.js';

export interface OptionGrammar {
  readonly name: string;
  /** One letter, without the dash. */
  readonly short: string | undefined;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly values: ValueSource | undefined;
  readonly repeatable: boolean;
  /** Understood, but not offered. */
  readonly hidden: boolean;
  readonly about: string;
}

export interface PositionalGrammar {
  readonly name: string;
  readonly choices: readonly string[];
  readonly values: ValueSource | undefined;
  /** It takes all words that are left. */
  readonly variadic: boolean;
}

export interface Grammar {
  readonly options: readonly OptionGrammar[];
  readonly positionals: readonly PositionalGrammar[];
}

const help: OptionGrammar = {
  name: 'help',
  short: 'h',
  takesValue: false,
  choices: [],
  values: undefined,
  repeatable: false,
  hidden: false,
  about: 'show help',
};

/** The grammar of a verb of the table. */
export function verbGrammar(name: string, { usage }: Usage): Grammar {
  const known = optionsOf(name);
  const positionals = [...usage.matchAll(/[[<](\w+)(\.\.)?[\]>]/g)].map(([, argument = '', dots]) => {
    const option = known.find((one) => one.argument === true && one.name === argument);
    const { choices = [], values } = option ?? {};
    return { name: argument, choices, values, variadic: dots !== undefined };
  });
  return {
    options: [...known.filter(({ argument }) => argument !== true).map(optionGrammar), help],
    positionals,
  };
}

function optionGrammar({ name, alias, type, choices, values, words }: Option): OptionGrammar {
  return {
    name,
    short: alias,
    takesValue: type !== 'flag',
    choices: choices ?? [],
    values,
    repeatable: type === 'texts',
    hidden: false,
    about: words,
  };
}

/** The grammar of a subcommand of `config`. */
export function subcommandGrammar({ usage, flags }: Subcommand): Grammar {
  const takesNames = usage.includes('[NAME…]');
  return {
    options: flags.map(flagGrammar),
    positionals: takesNames ? [{ name: 'NAME', choices: [], values: 'contexts', variadic: true }] : [],
  };
}

function flagGrammar({ name, short, value, describe, choices, values, hidden }: Flag): OptionGrammar {
  return {
    name,
    short,
    takesValue: value !== undefined,
    choices: choices ?? [],
    values,
    repeatable: false,
    hidden: hidden === true,
    about: describe,
  };
}
