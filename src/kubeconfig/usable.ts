/** What a client would use, or why it would refuse (tools/clientcmd/client_config.go). */
import type { Host } from '../host.js';
import { problemsError } from './problem.js';
import { type Overrides, selectEntries, type Usable } from './select-entries.js';
import type { Config } from './types.js';
import { validateClient } from './validate-client.js';
import { validateCluster } from './validate-cluster.js';
import { validateUser } from './validate-user.js';

export type { Overrides, Usable } from './select-entries.js';

/**
 * The entries that a client of this context (undefined: the current one) would use. Throws a KubeconfigError in
 * client-go's words, with the place of the fault and the next step, where a client could not be built. Stricter than
 * kubectl in two places where kubectl goes on with nothing in hand: a cluster that is not there (it tries
 * localhost:8080) and a user that is not there (it asks for a name).
 */
export function confirmUsable(
  config: Config,
  contextName: string | undefined,
  overrides: Overrides,
  host: Host,
): Usable {
  const usable = selectEntries(config, contextName, overrides);
  const [first, ...others] = [
    ...validateUser(usable.authInfoName, usable.authInfo, host),
    ...validateCluster(usable.clusterName, usable.cluster, host),
  ];
  if (first !== undefined) throw problemsError([first, ...others]);
  const stopper = validateClient(usable.cluster, usable.authInfo, host);
  if (stopper !== undefined) throw problemsError([stopper]);
  return usable;
}
