/** What `generate` is asked for → the text of a script. `verify` asks the same again to see what has drifted. */
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';
import type { Missing } from '../kubeconfig/problem.js';
import type { Config } from '../kubeconfig/types.js';
import type { ActionKind } from '../plan/action.js';
import type { FieldName } from '../plan/field-values.js';
import type { Recipe } from '../plan/recipe.js';
import type { Target } from '../plan/target.js';
import type { Plan } from '../plan/types.js';
import { loadConfigAndTarget } from './load-target.js';
import type { ScriptOptions } from './script-options.js';

/** Loads the kubeconfig, plans and renders. Throws KubeconfigError, UsageError and QuoteError. */
export async function scriptText(options: ScriptOptions, host: Host): Promise<string> {
  return (await plannedScript(options, host)).text;
}

export interface Planned {
  readonly text: string;
  /** What the kubeconfig names that is not on this machine. */
  readonly missing: readonly Missing[];
  /** Findings that the plan has on purpose, by their codes. */
  readonly hazards: ReadonlySet<string>;
}

/** The same, and what is known of it. */
export async function plannedScript(options: ScriptOptions, host: Host): Promise<Planned> {
  const { shell, lang } = options;
  const { plan, config, target, missing } = await planned(options, shell, host);
  const { renderScript } = await import('../render/render.js');
  const text = renderScript(plan, shell, lang);
  await confirmNoSecret(text, config, target, options);
  return { text, missing, hazards: hazardsOf(plan) };
}

/** A plan, and what it is made of. */
export interface PlannedRecipe {
  readonly recipe: Recipe;
  /** Undefined where the recipe goes by none. */
  readonly config: Config | undefined;
  readonly target: Target;
  readonly plan: Plan;
  /** The same with other values. */
  readonly planWith: (values: Readonly<Partial<Record<FieldName, string>>>) => Plan;
  readonly missing: readonly Missing[];
}

/** Loads the kubeconfig and plans; `shell`: what its header says. Throws KubeconfigError and UsageError. */
export async function planned(given: ScriptOptions, shell: string, host: Host): Promise<PlannedRecipe> {
  const { recipeNamed } = await import('../plan/recipes.js');
  const { planFor } = await import('../plan/plan.js');
  const { checkOptions } = await import('../plan/options.js');
  const { optionsFor } = await import('../plan/recipe.js');
  const recipe = given.ownRecipe ?? recipeNamed(given.recipe);
  const options = optionsFor(recipe, given);
  const { podTarget } = await import('../plan/pod.js');
  const { config, target, missing } =
    recipe.place === 'pod'
      ? { config: undefined, target: podTarget(options), missing: [] }
      : loadConfigAndTarget(options, host);
  const checked = checkOptions(options);
  const planWith: PlannedRecipe['planWith'] = (values) =>
    planFor(
      recipe,
      { ...target, namespace: values.namespace ?? target.namespace },
      {
        ...checked,
        serviceAccount: values['service-account'] ?? checked.serviceAccount,
        path: values.path ?? checked.path,
      },
      { shell, lang: options.lang },
    );
  const plan = planWith({});
  if (options.format !== 'script') confirmPasteable(plan, recipe);
  return { recipe, config, target, plan, planWith, missing };
}

/** Throws where a text would tell what is secret. */
export async function confirmNoSecret(
  text: string,
  config: Config | undefined,
  target: Target,
  options: ScriptOptions,
): Promise<void> {
  const { refuseSecrets } = await import('./refuse-secrets.js');
  if (config !== undefined) refuseSecrets(text, config, target);
  const { refuseLiterals } = await import('./refuse-literals.js');
  refuseLiterals(text, options);
}

/** The codes of the findings that a plan has on purpose. */
export function hazardsOf({ steps }: Plan): ReadonlySet<string> {
  const actions = steps.flatMap((step) => step.actions);
  return new Set(actions.flatMap(({ hazards = [] }) => hazards.map(({ code }) => code)));
}

/** Throws a UsageError for a recipe whose call no function of an interactive shell makes: it has files of its own. */
function confirmPasteable({ steps }: Plan, { name, place }: Recipe): void {
  if (steps.some(({ actions }) => actions.some(({ kind }) => kind === 'reach')))
    throw new UsageError(
      `recipe ${name} cannot be pasted: it ends where it finds what is wrong, and blocks go on`,
      {
        hint: 'leave --format out',
      },
    );
  if (place === 'pod')
    throw new UsageError(
      `recipe ${name} cannot be pasted: the kubelet renews the token of a pod, and blocks would go on with an old one`,
      {
        hint: `leave --format out, and run the script from outside: kubectl exec -i POD -- bash -s <${name}.sh`,
      },
    );
  const isScripts = steps.some(({ actions }) => actions.some(({ kind }) => scriptsAlone.includes(kind)));
  if (isScripts)
    throw new UsageError(`recipe ${name} cannot be pasted: its credentials need private files of a script`, {
      hint: 'leave --format out, or choose another recipe',
    });
}

const scriptsAlone: readonly ActionKind[] = [
  'request',
  'request-pages',
  'stream',
  'await-status',
  'start-proxy',
  'write-file',
];
