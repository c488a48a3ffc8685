/** What to write instead of what kubectl, curl and others have and kubesteps has not. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { nearestName } from '../matching/nearest.js';
import type { VerbName } from './option.js';
import { optionsOf } from './options.js';
import { othersOptions, othersVerbs } from './other-names.js';

/** What to do instead of an option that the verb has not, its name without dashes; undefined where nothing is known. */
export function optionHint(verb: VerbName, name: string): string | undefined {
  const names = optionsOf(verb).flatMap((option) => (option.argument === true ? [] : [option.name]));
  const whole = names.find((one) => one === name);
  const known = whole === undefined ? othersHint(verb, name) : undefined;
  if (known !== undefined) return known;
  const own = whole ?? names.find((one) => name.length > 2 && one.startsWith(name));
  const elsewhere = own === undefined ? (asChoice(verb, name) ?? otherVerbs(name)) : undefined;
  if (elsewhere !== undefined) return elsewhere;
  const meant = own ?? (name.length < 2 ? undefined : nearestName(name, names));
  return meant === undefined ? undefined : `did you mean --${meant}?`;
}

/** What other tools have under this name. */
function othersHint(verb: VerbName, name: string): string | undefined {
  const known = Object.hasOwn(othersOptions, name) ? othersOptions[name] : undefined;
  return typeof known === 'string' ? known : known?.[verb];
}

function otherVerbs(name: string): string | undefined {
  const others = verbNames.filter((one) =>
    optionsOf(one).some((option) => option.argument !== true && option.name === name),
  );
  return others.length === 0 ? undefined : `it is an option of ${others.join(', ')}`;
}

/** `--powershell` → `write --shell powershell`; the same for what stands where no argument belongs. */
export function asChoice(verb: VerbName, name: string): string | undefined {
  const word = name.toLowerCase();
  const option = optionsOf(verb).find(
    ({ argument, choices, also = {} }) =>
      argument !== true && (choices?.includes(word) || (choices !== undefined && Object.hasOwn(also, word))),
  );
  if (option === undefined) return undefined;
  return `write --${option.name} ${option.choices?.includes(word) ? word : (option.also?.[word] ?? word)}`;
}

const verbNames: readonly VerbName[] = [
  'generate',
  'verify',
  'adopt',
  'explain',
  'recipes',
  'get',
  'describe',
  'lint',
  'query',
  'explore',
];

const valuesOfShell = /^(bash|zsh|sh|pwsh|ps1|powershell)$/i;

/** What to do instead of a value that an option cannot have. */
export function valueHint(option: string, value: string): string | undefined {
  const isFormat = ['-o', '--output', '--format'].includes(option);
  if (option === '--dry-run')
    return 'the API server can check a request and store nothing (server); what a script would do says verify FILE';
  if (option === '--style') return asChoice('generate', value);
  if (option === '--format' && valuesOfShell.test(value)) return asChoice('generate', value);
  if (isFormat && value.startsWith('jsonpath')) return "for a template there is 'query TEMPLATE', or -o json";
  if (isFormat && /^(go-template|custom-columns)/.test(value)) return 'take -o json, and jq';
  if (isFormat && /[./\\]/.test(value)) return `${option} is the format; for a file write > ${value}`;
  if (option === '--shell' && value === 'fish') return 'fish runs the bash script as: bash steps.sh';
  return undefined;
}

/**
 * The arguments without the kind that kubectl's describe has before a name. Throws a UsageError for kinds that are not
 * described, and for what is no `check` behind `recipes`.
 */
export function insteadOf(verb: VerbName, words: readonly string[]): readonly string[] {
  const [kind = '', name] = words;
  if (verb === 'recipes' && kind !== '' && kind !== 'check')
    throw new UsageError(`recipes takes no argument ${quoted(kind)}`, { hint: ofRecipes(kind) });
  if (verb !== 'describe' || words.length !== 2 || name === undefined) return words;
  if (/^(contexts?|ctx)$/i.test(kind)) return [name];
  const other = /^(cluster|user)s?$/i.exec(kind)?.[1]?.toLowerCase();
  if (other === undefined) return words;
  throw new UsageError(`describe is about a context, not a ${other}`, {
    hint: `get ${other}s ${word(name)} -o wide, or describe --${other} ${word(name)} for the context with that ${other}`,
  });
}

const ofRecipes = (text: string): string =>
  asChoice('recipes', text) ??
  `a context is said as --context ${word(text)}; a recipe is written by generate ${word(text)}`;

/** As it can be typed in each shell, of which PowerShell ends a text at any single quote; what cannot is only shown. */
const word = (text: string): string =>
  /^[\w.@:/-]+$/.test(text) ? text : /^[^'‘’‚‛\p{C}]+$/u.test(text) ? `'${text}'` : quoted(text);

/** What to do instead of a verb that is none; undefined where nothing is known. */
export function unknownVerbHint(verb: string, program: string): string | undefined {
  if (/^(use|use-context|switch)$/.test(verb))
    return `${program} changes no kubeconfig: kubectl config use-context NAME, or --context NAME for one call`;
  if (Object.hasOwn(othersVerbs, verb)) return `write: ${program} ${othersVerbs[verb]}`;
  const [, first = '', rest] = /^([a-z]+)-([a-z-]+)$/.exec(verb) ?? [];
  return verbNames.some((one) => one === first) ? `write: ${program} ${first} ${rest}` : undefined;
}

/** What to do with a word where no argument belongs. */
export function extraWordHint(verb: VerbName, text: string): string | undefined {
  const chosen = asChoice(verb, text);
  if (chosen !== undefined) return chosen;
  const takesContext = optionsOf(verb).some(({ name, argument }) => name === 'context' && argument !== true);
  if (takesContext) return `a context is said as --context ${word(text)}`;
  return verb === 'explore' ? 'type it there: what is typed is searched for' : undefined;
}
