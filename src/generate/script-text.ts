/** What `generate` is asked for → the text of a script. `verify` asks the same again to see what has drifted. */
import type { Host } from '../host.js';
import type { CredentialOptions } from '../plan/options.js';
import type { Shell } from '../render/dialect.js';
import type { Language } from '../render/messages.js';
import { loadConfigAndTarget, type TargetArguments } from './load-target.js';

export interface ScriptOptions extends TargetArguments, CredentialOptions {
  readonly recipe: string;
  readonly shell: Shell;
  readonly lang: Language;
}

/** What `generate` is asked for where nothing is said. */
export const defaultScriptOptions: ScriptOptions = {
  recipe: 'token',
  shell: 'bash',
  lang: 'en',
  style: 'safe',
  serviceAccount: 'default',
  duration: undefined,
  audiences: [],
  method: 'GET',
  path: '/api',
  insecure: false,
};

/** Loads the kubeconfig, plans and renders. Throws KubeconfigError, UsageError and QuoteError. */
export async function scriptText(options: ScriptOptions, host: Host): Promise<string> {
  const { recipeNamed } = await import('../plan/recipes.js');
  const { planFor } = await import('../plan/plan.js');
  const { checkOptions } = await import('../plan/options.js');
  const { shell, lang } = options;
  const recipe = recipeNamed(options.recipe);
  const { config, target } = loadConfigAndTarget(options, host);
  const plan = planFor(recipe, target, checkOptions(options), { shell, lang });
  const { renderScript } = await import('../render/render.js');
  const text = renderScript(plan, shell, lang);
  const { refuseSecrets } = await import('./refuse-secrets.js');
  refuseSecrets(text, config, target);
  const { refuseLiterals } = await import('./refuse-literals.js');
  refuseLiterals(text, options);
  return text;
}
