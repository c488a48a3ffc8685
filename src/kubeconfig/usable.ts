/** What a client would use, or why it would refuse (tools/clientcmd/client_config.go). */
import { UserError } from '../errors.js';
import type { Host } from '../host.js';
import { type Missing, type Problem, problemsError } from './problem.js';
import { type Overrides, selectEntries, type Usable } from './select-entries.js';
import type { Config } from './types.js';
import { clientProblems } from './validate-client.js';
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
  throwFirst(entryProblems(usable, host), clientProblems(usable.cluster, usable.authInfo, host));
  return usable;
}

/** What a client could use where everything is that the kubeconfig names, and what of that is not here. */
export interface UsableElsewhere {
  readonly usable: Usable;
  readonly missing: readonly Missing[];
}

/**
 * The same for a script that may run on another machine: a plugin or a file that is not on this one refuses nothing.
 * Throws as `confirmUsable` does for all else.
 */
export function usableElsewhere(
  config: Config,
  contextName: string | undefined,
  overrides: Overrides,
  host: Host,
): UsableElsewhere {
  const usable = selectEntries(config, contextName, overrides);
  const entries = entryProblems(usable, host);
  const client = [...clientProblems(usable.cluster, usable.authInfo, host)];
  const everywhere = (problem: Problem): boolean => problem.missing === undefined;
  throwFirst(entries.filter(everywhere), client.filter(everywhere));
  const missing = new Map(
    // What both find is said in the words of the first.
    [...entries, ...client]
      .flatMap((problem) =>
        problem.missing === undefined ? [] : [[problem.missing.name, problem.missing] as const],
      )
      .reverse(),
  );
  return { usable, missing: [...missing.values()].reverse() };
}

/** Why no client could use what was chosen, anywhere, or else what of it is not on this machine. */
export function refusalOrMissing(
  config: Config,
  contextName: string | undefined,
  overrides: Overrides,
  host: Host,
): { readonly refusal: UserError | undefined; readonly missing: readonly Missing[] } {
  try {
    const { missing } = usableElsewhere(config, contextName, overrides, host);
    return { refusal: undefined, missing };
  } catch (error) {
    if (error instanceof UserError) return { refusal: error, missing: [] };
    throw error;
  }
}

function entryProblems(
  { authInfoName, authInfo, clusterName, cluster }: Usable,
  host: Host,
): readonly Problem[] {
  return [...validateUser(authInfoName, authInfo, host), ...validateCluster(clusterName, cluster, host)];
}

/** Entries that are wrong in themselves are listed together; a client stops at the first thing that stops it. */
function throwFirst(entries: readonly Problem[], client: Iterable<Problem>): void {
  const [first, ...others] = entries;
  if (first !== undefined) throw problemsError([first, ...others]);
  for (const stopper of client) throw problemsError([stopper]);
}
