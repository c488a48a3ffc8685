/** What a verb's command line may hold, read from the verb's own declarations: nothing is written down twice. */
import type { Argv } from 'yargs';
import type { Flag } from '../command-line/pflag.js';
import type { RawVerbModule, Verb, VerbModule } from '../command-line/verb.js';

export interface OptionGrammar {
  readonly name: string;
  /** One letter, without the dash. */
  readonly short: string | undefined;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly repeatable: boolean;
  /** Understood, but not offered. */
  readonly hidden: boolean;
  readonly about: string;
}

export interface PositionalGrammar {
  readonly name: string;
  readonly choices: readonly string[];
  /** It takes all words that are left. */
  readonly variadic: boolean;
}

export interface Grammar {
  readonly options: readonly OptionGrammar[];
  readonly positionals: readonly PositionalGrammar[];
}

/** The part of yargs' declarations that completion needs. */
interface Declaration {
  readonly type?: string;
  readonly alias?: string | readonly string[];
  readonly choices?: readonly unknown[];
  readonly array?: boolean;
  readonly requiresArg?: boolean;
  readonly hidden?: boolean;
  readonly describe?: string | false;
  readonly default?: unknown;
}

/** What a verb declared. */
export interface Declarations {
  readonly options: ReadonlyMap<string, Declaration>;
  readonly positionals: ReadonlyMap<string, Declaration>;
}

/** Lets a verb declare its options to a stand-in for yargs, which only takes notes: yargs itself takes long to load. */
export function declarationsOf(module: VerbModule): Declarations {
  const options = new Map<string, Declaration>();
  const positionals = new Map<string, Declaration>();
  const notes: Readonly<Record<string, (name: string, declaration?: Declaration) => void>> = {
    option: (name, declaration = {}) => void options.set(name, declaration),
    positional: (name, declaration = {}) => void positionals.set(name, declaration),
  };
  const standIn: object = new Proxy(
    {},
    {
      get:
        (_target, method) =>
        (name: string, declaration?: Declaration): object => {
          if (typeof method === 'string' && Object.hasOwn(notes, method)) notes[method]?.(name, declaration);
          return standIn;
        },
    },
  );
  // Only what the verbs' `options` call is there; a test holds it against yargs itself.
  module.options(standIn as Argv);
  return { options, positionals };
}

const help: OptionGrammar = {
  name: 'help',
  short: 'h',
  takesValue: false,
  choices: [],
  repeatable: false,
  hidden: false,
  about: 'show help',
};

/** The grammar of a verb that yargs parses. */
export function verbGrammar(verb: Verb, module: VerbModule): Grammar {
  const { options, positionals } = declarationsOf(module);
  return {
    options: [...[...options].map(([name, declaration]) => optionGrammar(name, declaration, verb)), help],
    positionals: [...verb.usage.matchAll(/[[<](\w+)(\.\.)?[\]>]/g)].map(([, name = '', dots]) => ({
      name,
      choices: choicesOf(positionals.get(name) ?? {}),
      variadic: dots !== undefined,
    })),
  };
}

function optionGrammar(name: string, declaration: Declaration, verb: Verb): OptionGrammar {
  const { type, requiresArg, array, describe } = declaration;
  const choices = choicesOf(declaration);
  const aliases = [declaration.alias ?? []].flat();
  return {
    name,
    short: aliases.find((alias) => alias.length === 1),
    takesValue: requiresArg === true || choices.length > 0 || (type !== undefined && type !== 'boolean'),
    choices,
    repeatable: array === true || (verb.repeatable ?? []).includes(name),
    hidden: declaration.hidden === true,
    about: describe || '',
  };
}

const choicesOf = ({ choices }: Declaration): readonly string[] => (choices ?? []).map(String);

/** The grammar of a verb with kubectl's flag syntax; undefined where it takes a subcommand that is not known yet. */
export function rawGrammar(module: RawVerbModule, subcommand: string | undefined): Grammar | undefined {
  const flags =
    module.subcommands === undefined
      ? module.flags
      : subcommand === undefined
        ? undefined
        : module.subcommands.get(subcommand)?.flags;
  if (flags === undefined) return undefined;
  const shown = module.shownFlags?.(flags) ?? flags;
  return {
    options: flags.map((flag) => ({ ...flagGrammar(flag), hidden: !shown.includes(flag) })),
    positionals: subcommand === 'get-contexts' ? [{ name: 'context', choices: [], variadic: true }] : [],
  };
}

function flagGrammar({ name, short, value, describe, choices }: Flag): Omit<OptionGrammar, 'hidden'> {
  return {
    name,
    short,
    takesValue: value !== undefined,
    choices: choices ?? [],
    repeatable: false,
    about: describe,
  };
}
