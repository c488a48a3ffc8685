/**
 * The table of options: what each is called, may be, and is where nothing is said; its words; and which verbs read it.
 * Parser, help, completion, the header of a script and the options that verbs receive are made of it: a new option is an
 * entry here and its reader.
 */
import type { Option, VerbName } from './option.js';
import { aimOptions } from './options/aim.js';
import { checkOptions } from './options/checks.js';
import { fleetOptions } from './options/fleet.js';
import { outputOptions } from './options/output.js';
import { queryOptions } from './options/query.js';
import { requestOptions } from './options/request.js';
import { rightsOptions } from './options/rights.js';
import { scriptOptions } from './options/script.js';

const table = [
  ...aimOptions,
  ...outputOptions,
  ...scriptOptions,
  ...requestOptions,
  ...rightsOptions,
  ...fleetOptions,
  ...checkOptions,
  ...queryOptions,
] as const;

/** The options of all verbs. */
export const everyOption: readonly Option[] = table.filter((option: Option) => option.argument !== true);

type Entry = (typeof table)[number];

/** The entries that a verb reads. */
type EntryOf<Verb extends VerbName, Each = Entry> = Each extends { readonly verbs: readonly (infer Reader)[] }
  ? Verb extends Reader
    ? Each
    : never
  : never;

/** `service-account` → `serviceAccount` */
export type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type Said = { readonly default: string } | { readonly required: true };

type ValueOf<Each> = Each extends { readonly type: 'flag' }
  ? boolean
  : Each extends { readonly type: 'texts' }
    ? readonly string[]
    : TextOf<Each> | (Each extends Said ? never : undefined);

type TextOf<Each> = Each extends { readonly choices: readonly (infer Choice)[] } ? Choice : string;

/** The name of an option or argument of a verb, as the table has it. */
export type OptionName<Verb extends VerbName> = EntryOf<Verb>['name'];

/** What a verb is given: a field for each of its options and arguments, in camel case. */
export type Options<Verb extends VerbName> = {
  readonly [Each in EntryOf<Verb> as CamelCase<Each['name'] & string> & string]: ValueOf<Each>;
};

/** The options and arguments of a verb, in the order of its help; of another name, none. */
export function optionsOf(verb: string): readonly Option[] {
  const known = byVerb.get(verb);
  if (known !== undefined) return known;
  const found = table.filter((option: Option) => option.verbs.some((reader) => reader === verb));
  byVerb.set(verb, found);
  return found;
}

/** Each plan asks for those of `generate`, more than once. */
const byVerb = new Map<string, readonly Option[]>();

/**
 * The options of a verb from a record by their names: what a parser found, or a script's header holds. What is missing
 * there, or is none of the values that it may have, is as where nothing is said.
 */
export function readOptions<Verb extends VerbName>(
  verb: Verb,
  record: Readonly<Record<string, unknown>>,
): Options<Verb> {
  const fields = optionsOf(verb).map(
    (option) => [camelCase(option.name), givenValue(option, record)] as const,
  );
  return Object.fromEntries(fields) as Options<Verb>;
}

/** Whether a value is what an option of a verb is where nothing is said. */
export function isDefault(verb: VerbName, name: string, value: unknown): boolean {
  const option = optionsOf(verb).find((one) => one.name === name);
  return option !== undefined && JSON.stringify(givenValue(option, {})) === JSON.stringify(value);
}

function givenValue(option: Option, record: Readonly<Record<string, unknown>>): unknown {
  const given = Object.hasOwn(record, option.name) ? record[option.name] : undefined;
  const values: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
  if (option.type === 'texts') return values.filter((value) => typeof value === 'string');
  const last = values.at(-1);
  if (option.type === 'flag') return typeof last === 'boolean' ? last : option.default === true;
  const isPossible = typeof last === 'string' && (option.choices?.includes(last) ?? true);
  return isPossible ? last : option.default;
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}
