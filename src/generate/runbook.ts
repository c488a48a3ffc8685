/** What `generate` is asked for → what a runbook is made of. */

import type { RunbookSource } from '../document/build.js';
import type { Authority } from '../document/facts.js';
import type { Changeable } from '../document/fields.js';
import type { Form } from '../document/machine-data.js';
import type { Host } from '../host.js';
import { certificateFingerprints, lastToExpire } from '../inspect/certificate.js';
import { inspectCluster } from '../inspect/cluster.js';
import type { Config } from '../kubeconfig/types.js';
import { optionsFor } from '../plan/recipe.js';
import type { ScriptOptions } from './script-options.js';
import type { PlannedRecipe } from './script-text.js';

export interface PlannedRunbook extends PlannedRecipe {
  readonly source: RunbookSource;
}

/**
 * Loads the kubeconfig and plans, for each context that is asked for; `form`: what is recorded of the document, to make
 * it again. Throws as `planned` does.
 */
export async function plannedRunbooks(
  { contexts = [], ...options }: ScriptOptions,
  form: Readonly<Record<string, string | true>>,
  host: Host,
): Promise<readonly [PlannedRunbook, ...PlannedRunbook[]]> {
  const { planned } = await import('./script-text.js');
  const { allShells, machineData, severalMachineData } = await import('../document/machine-data.js');
  const { serviceAccountOf } = await import('../plan/plan.js');
  const made = (context: string | undefined): Promise<PlannedRecipe> =>
    planned({ ...options, context }, allShells, host);
  const first = await made(contexts[0] ?? options.context);
  const others = await Promise.all(contexts.slice(1).map(made));
  const recorded: Form = { format: options.format, ...form };
  const header =
    others.length === 0
      ? machineData(first.plan.header, recorded)
      : severalMachineData(
          [first, ...others].map(({ plan }) => plan.header),
          contexts,
          options.namespace,
          recorded,
        );
  const runbook = (one: PlannedRecipe, index: number): PlannedRunbook => {
    const { recipe, plan, target, config } = one;
    const serviceAccount = serviceAccountOf(recipe, optionsFor(recipe, options));
    const source: RunbookSource = {
      recipe,
      plan,
      target,
      authority: config && authorityOf(config, target.clusterName, host),
      serviceAccount,
      header,
      ...(options.editable && others.length === 0
        ? { changeable: changeableOf(one, serviceAccount, options) }
        : {}),
      ...(others.length === 0 ? {} : { choice: { number: index + 1, of: others.length + 1 } }),
    };
    return { ...one, source };
  };
  return [runbook(first, 0), ...others.map((one, index) => runbook(one, index + 1))];
}

/**
 * A path that the command line says more about is another request with another path: its query goes on, or its answer does
 * not end.
 */
function changeableOf(
  { recipe, target, planWith }: PlannedRecipe,
  serviceAccount: string,
  options: ScriptOptions,
): Changeable {
  if (recipe.own !== undefined) return { values: {}, planWith };
  const { method, query, watch, follow, accept, command, resource } = options;
  const isPlain =
    [method, query.length, command.length].join() === 'GET,0,0' &&
    !watch &&
    !follow &&
    accept === undefined &&
    resource === undefined;
  return {
    values: {
      namespace: target.namespace,
      'service-account': serviceAccount,
      ...(isPlain ? { path: options.path } : {}),
    },
    planWith,
  };
}

function authorityOf(config: Config, name: string, host: Host): Authority | undefined {
  const cluster = config.clusters.get(name);
  const authority = cluster === undefined ? undefined : inspectCluster(cluster, host).authority;
  if (authority?.bytes === undefined) return undefined;
  return {
    fingerprints: certificateFingerprints(authority.bytes),
    until: lastToExpire(authority.bundle)?.at,
  };
}
