/** What `generate` is asked for → what a runbook is made of. */

import type { RunbookSource } from '../document/build.js';
import type { Authority } from '../document/facts.js';
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
  form: Readonly<Record<string, string>>,
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
    const source: RunbookSource = {
      recipe,
      plan,
      target,
      authority: config && authorityOf(config, target.clusterName, host),
      serviceAccount: serviceAccountOf(recipe, optionsFor(recipe, options)),
      header,
      ...(others.length === 0 ? {} : { choice: { number: index + 1, of: others.length + 1 } }),
    };
    return { ...one, source };
  };
  return [runbook(first, 0), ...others.map((one, index) => runbook(one, index + 1))];
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
