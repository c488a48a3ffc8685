/** A recipe applied to a target: the plan, with the header line that records how it was made. */
import { isDefault } from '../command-line/options.js';
import { quoted } from '../display.js';
import { KubeconfigError, type Position, UsageError } from '../errors.js';
import { facts } from './facts.js';
import { generatingCommand } from './generating-command.js';
import { type Header, headerLine, headerOptions, sources } from './header.js';
import type { Message } from './message.js';
import type { CredentialOptions, StepOptions } from './options.js';
import { needsOf, type Recipe, readBy, stylesOf } from './recipe.js';
import { makeSteps } from './step.js';
import type { Target } from './target.js';
import type { Plan, Step, Style } from './types.js';
import { message } from './words.js';

/** Pure. Throws a UsageError where the recipe or the style cannot serve this target. */
export function planFor(
  recipe: Recipe,
  target: Target,
  options: CredentialOptions,
  rendering: { readonly shell: string; readonly lang: string },
): Plan {
  const { serviceAccount } = options;
  const { steps, given } = stepsFor(recipe, target, options);
  const values = facts(target, given);
  const inPod = recipe.place === 'pod';
  const curlNeeds = options.withoutKubectl ? recipe.curlNeeds : undefined;
  const byKubectl = !inPod && !options.withoutKubectl;
  const runsPlugin = steps.some(({ actions }) =>
    actions.some(({ kind }) => kind === 'run-plugin' || kind === 'sign-in-by-plugin'),
  );
  const recorded = {
    ...headerOptions(
      target,
      { ...given, serviceAccount },
      options,
      readBy(recipe, options.style, {
        resource: given.resource ?? given.command[0],
      }),
    ),
    ...recipe.own?.recorded,
  };
  return {
    title:
      recipe.own === undefined
        ? (recipe.titled?.(values, given) ?? message(`recipe.${recipe.name}.title`, values))
        : recipe.own.title(values),
    preface: [
      ...(recipe.preface ?? []),
      ...needed(target, byKubectl, runsPlugin),
      ...runs(recipe, rendering.shell, options.style),
      ...madeBy(recipe.name, withoutOwnNamespace(target, recorded), target.files, rendering),
    ],
    needs: curlNeeds ?? (options.style === 'article' ? recipe.articleNeeds : undefined) ?? needsOf(recipe),
    settings: [message(byKubectl ? 'script.settings' : 'pod.settings')],
    steps,
    style: options.style,
    inPod,
    byKubectl,
    annotate: options.annotate,
    header: headerLine({
      recipe: recipe.name,
      ...rendering,
      options: recorded,
      ...sources(target),
      ...(target.files.length === 0 ? {} : { files: target.files }),
    }),
  };
}

/**
 * What the plan of a recipe does, and the options that its steps are given. Pure. Throws the UsageError of `planFor`:
 * nothing else of a plan refuses a target.
 */
export function stepsFor(
  recipe: Recipe,
  target: Target,
  options: CredentialOptions,
): { readonly steps: readonly Step[]; readonly given: StepOptions } {
  refuseArticle(recipe, options.style);
  refuseRemovedAuthProvider(target);
  const given: StepOptions = {
    ...options,
    namespace: target.namespace,
    serviceAccount: serviceAccountOf(recipe, options),
  };
  return { steps: makeSteps(recipe.steps, target, given, options.style), given };
}

/** Whose token the recipe gets: the one that it makes, where none is named. */
export function serviceAccountOf(
  { ownServiceAccount }: Recipe,
  { serviceAccount }: Pick<StepOptions, 'serviceAccount'>,
): string {
  const isNamed = !isDefault('generate', 'service-account', serviceAccount);
  return isNamed ? serviceAccount : (ownServiceAccount ?? serviceAccount);
}

function refuseArticle(recipe: Recipe, style: Style): void {
  if (style !== 'article' || stylesOf(recipe).includes(style)) return;
  throw new UsageError(`recipe ${recipe.name} has no article's form`, {
    hint: 'leave --style out: no article does by hand what its script does',
  });
}

/** How a script is started: what it prints is the API's answer. */
function runs({ name, place }: Recipe, shell: string, style: Style): readonly Message[] {
  if (style === 'article') return [];
  const file = `${name}.${shell === 'powershell' ? 'ps1' : 'sh'}`;
  if (place === 'pod')
    return [
      shell === 'powershell' ? message('pod.run-powershell', { file }) : message('pod.run', { shell, file }),
    ];
  if (shell !== 'powershell') return [message('script.run', { file })];
  return [
    message('script.run-powershell', { file }),
    message('script.run-windows', { file }),
    message('script.run-note', { file }),
  ];
}

/** The namespace that the context has by itself is not asked for. */
function withoutOwnNamespace(
  { context, namespace }: Target,
  { namespace: recorded, ...rest }: Header['options'],
): Header['options'] {
  const own = context.namespace === '' ? 'default' : context.namespace;
  return namespace === own || recorded === undefined ? rest : { ...rest, namespace: recorded };
}

/** The command that makes the script again, where it can be written without quotes: else the last line says it. */
function madeBy(
  recipe: string,
  recorded: Header['options'],
  files: readonly string[],
  { shell, lang }: { readonly shell: string; readonly lang: string },
): readonly Message[] {
  const options = {
    ...recorded,
    ...(shell === 'bash' ? {} : { shell }),
    ...(lang === 'en' ? {} : { lang }),
  };
  const { command, elsewhere } = generatingCommand(recipe, options, { files, shell });
  if (command === undefined) return [];
  return elsewhere === undefined
    ? [message('script.made-by', { command })]
    : [message('script.made-by-where', { command, files: elsewhere })];
}

/** What the reader's machine has to have, and kubectl would miss only halfway; and what is not asked before it is started. */
function needed(
  { needs, authInfoName, kubeconfig }: Target,
  byKubectl: boolean,
  runsPlugin: boolean,
): readonly Message[] {
  const { program, files } = needs;
  return [
    ...(program === undefined
      ? []
      : runsPlugin
        ? [message('plugin.needs', { program, user: authInfoName })]
        : [
            message('script.needs-program', { program, user: authInfoName }),
            message('script.plugin-policy', { program }),
          ]),
    ...(!byKubectl || kubeconfig === undefined || kubeconfig.belowHome !== undefined
      ? []
      : [message('script.needs-path')]),
    ...(files.length === 0 ? [] : [message('script.needs-files', { fields: files.join(', ') })]),
  ];
}

/** Providers that kubectl 1.26 removed, and what takes their place (client-go plugin/pkg/client/auth). */
const replacements: Readonly<Record<string, string>> = {
  gcp: 'gke-gcloud-auth-plugin: gcloud container clusters get-credentials writes it',
  azure: 'kubelogin: kubelogin convert-kubeconfig writes it',
};

function refuseRemovedAuthProvider({ authInfo, authInfoName }: Target): void {
  const name = authInfo.authProvider?.name;
  if (name === undefined || !Object.hasOwn(replacements, name)) return;
  throw new KubeconfigError(
    `user ${quoted(authInfoName)} signs in with auth-provider ${quoted(name)}, which kubectl no longer has`,
    { hint: `use an exec plugin instead, ${replacements[name]}`, ...placeOf(authInfo) },
  );
}

const placeOf = ({ position }: Target['authInfo']): { position?: Position } =>
  position === undefined ? {} : { position };
