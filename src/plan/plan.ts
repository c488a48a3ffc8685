/** A recipe applied to a target: the plan, with the header line that records how it was made. */
import { quoted } from '../display.js';
import { KubeconfigError, type Position } from '../errors.js';
import { facts } from './facts.js';
import { headerLine, headerOptions, sources } from './header.js';
import type { CredentialOptions, StepOptions } from './options.js';
import { type Recipe, readBy } from './recipe.js';
import { makeSteps } from './step.js';
import type { Target } from './target.js';
import type { Message, Plan } from './types.js';
import { message } from './words.js';

/** Pure. Throws a UsageError where the recipe or the style cannot serve this target. */
export function planFor(
  recipe: Recipe,
  target: Target,
  options: CredentialOptions,
  rendering: { readonly shell: string; readonly lang: string },
): Plan {
  refuseRemovedAuthProvider(target);
  const given: StepOptions = { ...options, namespace: target.namespace };
  const values = facts(target, given);
  return {
    title: message(`recipe.${recipe.name}.title`, values),
    preface: [...(recipe.preface ?? []), ...needed(target)],
    steps: makeSteps(recipe.steps, target, given, options.style),
    style: options.style,
    header: headerLine({
      recipe: recipe.name,
      ...rendering,
      options: headerOptions(target, given, options.style, readBy(recipe, options.style)),
      ...sources(target),
    }),
  };
}

/** What the reader's machine has to have, and kubectl would miss only halfway. */
function needed({ needs, authInfoName }: Target): readonly Message[] {
  const { program, files } = needs;
  return [
    ...(program === undefined ? [] : [message('script.needs-program', { program, user: authInfoName })]),
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
