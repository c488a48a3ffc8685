/** What a recipe is asked for, checked: the options that decide which steps a plan has. */
import {
  type CamelCase,
  camelCase,
  type OptionName,
  type Options,
  optionsOf,
  readOptions,
} from '../command-line/options.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { dotSegment, subdomainPattern } from './field-values.js';
import { urlCharacters } from './server.js';
import type { Style } from './types.js';

/** Options of `generate` that are no step's matter: they choose the recipe and its target, its form, and where it goes. */
const aside = [
  'recipe',
  'kubeconfig',
  'context',
  'cluster',
  'user',
  'shell',
  'format',
  'flavor',
  'templates',
  'editable',
  'style',
  'annotate',
  'lang',
  'recipes',
  'param',
  'proof',
  'output-file',
  'force',
  'all-contexts',
  'match',
  'kubeconfigs',
  'output-dir',
  'prune',
  'calendar',
] as const satisfies readonly OptionName<'generate'>[];

type StepName = Exclude<OptionName<'generate'>, (typeof aside)[number]>;

/** Fields that are not called as the command line has them: an option that may be repeated is many. */
const renamed = { request: 'method', audience: 'audiences' } as const;

type FieldOf<Name extends string> = Name extends keyof typeof renamed
  ? (typeof renamed)[Name]
  : CamelCase<Name>;

type Given = Options<'generate'>;

/** What a recipe is asked for: a field for each option of the table that steps may read, and the style. */
export type CredentialOptions = Pick<Given, 'annotate'> & {
  readonly style: Style;
} & {
  readonly [Name in Exclude<StepName, 'namespace'> as FieldOf<Name>]: Given[CamelCase<Name> & keyof Given];
};

/** What steps read, each what it declares: the recipe's options, and the namespace. */
export type StepOptions = Omit<CredentialOptions, 'style' | 'annotate'> & { readonly namespace: string };

export type StepOption = keyof StepOptions;

/** What a recipe is asked for where nothing is said. */
export function defaultOptions(): CredentialOptions {
  if (unsaid === undefined) {
    const given = readOptions('generate', {});
    unsaid = { ...given, method: given.request, audiences: given.audience };
  }
  return unsaid;
}

/** Each recipe that is held against a target asks for them. */
let unsaid: CredentialOptions | undefined;

/** What each is called on the command line. */
export const optionNames = Object.fromEntries(
  optionsOf('generate')
    .filter(({ name }) => !aside.some((other) => other === name))
    .map(({ name }) => [name in renamed ? renamed[name as keyof typeof renamed] : camelCase(name), name]),
) as Readonly<Record<StepOption, StepName>>;

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

const unitSeconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** How many seconds a duration is, as kubectl writes one. */
export const secondsOf = (duration: string): number =>
  [...duration.matchAll(/([\d.]+)([hms])/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (unitSeconds[unit] ?? 0),
    0,
  );

/** k8s.io/kubernetes, pkg/apis/authentication/validation: ten minutes to 2^32 seconds; kubectl takes whole seconds alone. */
function refuseDuration(duration: string): void {
  const seconds = secondsOf(duration);
  const refused = `--duration ${quoted(duration)} is refused by every API server`;
  if (seconds < 600)
    throw new UsageError(`${refused}: a token lives for ten minutes at least`, {
      hint: 'ask for 10m or more',
    });
  if (seconds > 2 ** 32)
    throw new UsageError(`${refused}: a token lives for 2^32 seconds at most`, {
      hint: 'ask for less, such as 8760h',
    });
  if (Math.abs(seconds - Math.round(seconds)) > 1e-6)
    throw new UsageError(`--duration ${quoted(duration)} is no whole number of seconds`, {
      hint: 'kubectl takes no others: write it as 3600s, 60m, 1h30m',
    });
}

/** Throws a UsageError where an option cannot be what it should be. */
export function checkOptions(options: CredentialOptions): CredentialOptions {
  const { serviceAccount, duration, audiences, method, path } = options;
  if (!subdomainPattern.test(serviceAccount)) {
    const [, namespace = '', name = ''] =
      /^(?:system:serviceaccount:)?([a-z0-9-]+)[/:]([a-z0-9.-]+)$/.exec(serviceAccount) ?? [];
    throw new UsageError(`--service-account ${quoted(serviceAccount)} is not a name Kubernetes accepts`, {
      hint:
        name === ''
          ? 'a name has at most 253 lower-case letters, digits, dashes and dots'
          : `write --namespace ${namespace} --service-account ${name}`,
    });
  }
  if (duration !== undefined && !/^(\d+(\.\d+)?(h|m|s))+$/.test(duration)) {
    throw new UsageError(`--duration ${quoted(duration)} is not a duration`, {
      hint: 'write it as kubectl does: 3600s, 60m, 1h30m',
    });
  }
  if (duration !== undefined) refuseDuration(duration);
  const audience = audiences.find(
    (name) => name === '' || name.startsWith('-') || /[\u0000- "\u007f]/.test(name),
  );
  if (audience !== undefined) throw new UsageError(`--audience ${quoted(audience)} is not an audience`);
  if (!methods.includes(method)) {
    throw new UsageError(`--request ${quoted(method)} is not a method the API server knows`, {
      hint: `one of ${methods.join(', ')}`,
    });
  }
  if (!path.startsWith('/') || !urlCharacters.test(path)) {
    const [, meant = ''] = /^(?:https?:\/\/[^/]+(?=\/)|(?=[a-z]))(.*)$/.exec(path) ?? [];
    const slashed = meant.startsWith('/') ? meant : `/${meant}`;
    throw new UsageError(`--path ${quoted(path)} is not the path of a URL`, {
      hint:
        meant !== '' && urlCharacters.test(slashed)
          ? `write --path ${slashed}: the server is the kubeconfig's`
          : 'it begins with / and holds ASCII letters, digits and URL punctuation; percent-encode the rest',
    });
  }
  if (dotSegment.test(path)) {
    throw new UsageError(`--path ${quoted(path)} has a dot segment`, { hint: 'write the path it leads to' });
  }
  return options;
}
