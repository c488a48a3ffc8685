/** What a recipe of one's own is given with `--param`: typed, and checked as the options of that type are. */
import { quoted } from '../display.js';
import { UsageError, UserError } from '../errors.js';
import type { Tree } from '../go/yaml/tree.js';
import type { Language } from '../language.js';
import { nearestName } from '../matching/nearest.js';
import type { OwnTexts } from '../plan/message.js';
import { type CredentialOptions, checkOptions, defaultOptions } from '../plan/options.js';
import { confirmNamespace } from '../plan/target.js';
import type { Reading } from './reading.js';
import { textsOf } from './texts.js';

/** Each with a value that it always takes. */
export const parameterTypes = {
  name: 'example',
  namespace: 'example',
  duration: '1h',
  path: '/version',
  choice: '',
} as const;

type ParameterType = keyof typeof parameterTypes;

export interface Parameter {
  readonly type: ParameterType;
  readonly default: string | undefined;
  readonly choices: readonly string[];
  readonly summary: OwnTexts | undefined;
}

export type Parameters = ReadonlyMap<string, Parameter>;

export type Values = Readonly<Record<string, string>>;

/** Facts of the target that messages may name beside the parameters. */
export const factNames = ['cluster', 'context', 'server', 'user', 'namespace', 'serviceAccount'] as const;

export function parametersOf(reading: Reading, tree: Tree | undefined): Parameters {
  if (tree === undefined) return new Map();
  return new Map(
    [...reading.entries(tree, 'parameters')].map(([name, { keyMark, value }]) => {
      const place = { mark: keyMark };
      if (!/^[a-z][A-Za-z0-9_]{0,30}$/.test(name))
        throw reading.refused(
          place,
          `${quoted(name)} is no name of a parameter`,
          'letters, digits and _: a small letter first',
        );
      if (factNames.some((fact) => fact === name))
        throw reading.refused(
          place,
          `${quoted(name)} is what messages call the target's own`,
          'choose another name',
        );
      return [name, parameterOf(reading, value, `parameter ${name}`)];
    }),
  );
}

function parameterOf(reading: Reading, tree: Tree, what: string): Parameter {
  const fields = reading.fields(tree, what, ['type', 'default', 'choices', 'summary']);
  const typeTree = reading.needed(fields, 'type', tree, what);
  const named = reading.text(typeTree, 'type');
  const type = (Object.keys(parameterTypes) as ParameterType[]).find((one) => one === named);
  if (type === undefined)
    throw reading.refused(
      typeTree,
      `there is no type ${quoted(named)}`,
      `one of ${Object.keys(parameterTypes).join(', ')}`,
    );
  const [choicesTree, defaultTree, summary] = ['choices', 'default', 'summary'].map((name) =>
    fields.get(name),
  );
  if ((choicesTree !== undefined) !== (type === 'choice'))
    throw reading.refused(
      choicesTree ?? typeTree,
      'choices and type: choice go together',
      'write both, or none of them',
    );
  const choices =
    choicesTree === undefined
      ? []
      : reading.list(choicesTree, 'choices').map((one) => reading.text(one, 'a choice', 200));
  if (choicesTree !== undefined && choices.length === 0)
    throw reading.refused(choicesTree, 'there is nothing to choose', 'write the choices');
  const parameter: Parameter = {
    type,
    choices,
    default: defaultTree === undefined ? undefined : reading.text(defaultTree, 'default'),
    summary: summary === undefined ? undefined : textsOf(reading, summary, 'summary', []),
  };
  try {
    if (parameter.default !== undefined) confirmValue(parameter, parameter.default, 'default');
  } catch (error) {
    throw error instanceof UserError
      ? reading.refused(defaultTree ?? tree, error.message, error.hint ?? 'write another one')
      : error;
  }
  return parameter;
}

/** Throws a UserError for what is none of the type. */
function confirmValue({ type, choices }: Parameter, value: string, what: string): void {
  if (type === 'choice') {
    if (choices.includes(value)) return;
    throw new UsageError(`${what} ${quoted(value)} is none of the choices`, {
      hint: `one of ${choices.map(quoted).join(', ')}`,
    });
  }
  const as = (field: Partial<CredentialOptions>): unknown =>
    checkOptions({ ...defaultOptions(), style: 'safe', annotate: 'brief', ...field });
  try {
    if (type === 'name') as({ serviceAccount: value });
    if (type === 'duration') as({ duration: value });
    if (type === 'path') as({ path: value });
    if (type === 'namespace') confirmNamespace(value);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { hint } = error;
    throw new UsageError(
      `${what} ${quoted(value)} is no ${type}`,
      hint === undefined || hint.startsWith('write --') ? {} : { hint },
    );
  }
}

/** The values that `--param NAME=VALUE` and the defaults give. Throws a UsageError for one that is missing, or that it is not given. */
export function valuesOf(parameters: Parameters, given: readonly string[]): Values {
  const values: Record<string, string> = {};
  for (const one of given) {
    const at = one.indexOf('=');
    const name = at < 0 ? one : one.slice(0, at);
    const parameter = parameters.get(name);
    if (parameter === undefined || at < 0) {
      const near = nearestName(name, parameters.keys());
      throw new UsageError(`--param ${quoted(one)} gives no parameter of the recipe a value`, {
        hint:
          parameter !== undefined
            ? `write --param ${name}=VALUE`
            : near !== undefined
              ? `did you mean ${near}?`
              : parameters.size === 0
                ? 'leave it out: it has none'
                : `it has: ${[...parameters.keys()].join(', ')}`,
      });
    }
    const value = one.slice(at + 1);
    confirmValue(parameter, value, `--param ${name}`);
    values[name] = value;
  }
  for (const [name, parameter] of parameters) {
    const value = values[name] ?? parameter.default;
    if (value === undefined)
      throw new UsageError(`the recipe needs to be given ${name}`, {
        hint: `write --param ${name}=VALUE: ${typeWords(parameter)}`,
      });
    values[name] = value;
  }
  return values;
}

/** For a look at the recipe: the defaults, and else an example. */
export const sampleValues = (parameters: Parameters): Values =>
  Object.fromEntries(
    [...parameters].map(([name, parameter]) => [name, parameter.default ?? sampleOf(parameter)]),
  );

const sampleOf = ({ type, choices }: Parameter): string => choices[0] ?? parameterTypes[type];

const typeWords = ({ type, choices }: Parameter): string =>
  type === 'choice' ? `one of ${choices.map(quoted).join(', ')}` : `a ${type}`;

/** In a list of them: `replicas: 0|1|3 = 1`. */
export function shownParameter(
  name: string,
  { type, choices, default: usual, summary }: Parameter,
  language: Language,
): string {
  const kind = type === 'choice' ? choices.join('|') : type;
  return `${name}: ${kind}${usual === undefined ? '' : ` = ${usual}`}${summary === undefined ? '' : ` (${summary[language]})`}`;
}
