/** What `generate` is asked for → what a runbook is made of. */

import type { RunbookSource } from '../document/build.js';
import type { Authority } from '../document/facts.js';
import type { Host } from '../host.js';
import { certificateFingerprints, lastToExpire } from '../inspect/certificate.js';
import { inspectCluster } from '../inspect/cluster.js';
import type { Config } from '../kubeconfig/types.js';
import type { ScriptOptions } from './script-options.js';
import type { PlannedRecipe } from './script-text.js';

export interface PlannedRunbook extends PlannedRecipe {
  readonly source: RunbookSource;
}

/** Loads the kubeconfig and plans; `form`: what is recorded of the document, to make it again. Throws as `planned` does. */
export async function plannedRunbook(
  options: ScriptOptions,
  form: Readonly<Record<string, string>>,
  host: Host,
): Promise<PlannedRunbook> {
  const { planned } = await import('./script-text.js');
  const { allShells, machineData } = await import('../document/machine-data.js');
  const { serviceAccountOf } = await import('../plan/plan.js');
  const made = await planned(options, allShells, host);
  const { recipe, plan, target, config } = made;
  const source: RunbookSource = {
    recipe,
    plan,
    target,
    authority: config && authorityOf(config, target.clusterName, host),
    serviceAccount: serviceAccountOf(recipe, options),
    header: machineData(plan.header, { format: options.format, ...form }),
  };
  return { ...made, source };
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
