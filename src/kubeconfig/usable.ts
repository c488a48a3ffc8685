/** What a client would use: one context, one cluster, one user; or why it would refuse. */
import type { Host } from '../host.js';
import type { AuthInfo, Cluster, Config, Context } from './types.js';

/** kubectl's `--cluster`, `--user` and `--namespace`. */
export interface Overrides {
  readonly cluster?: string | undefined;
  readonly user?: string | undefined;
  readonly namespace?: string | undefined;
}

export interface Usable {
  readonly contextName: string;
  readonly context: Context;
  readonly clusterName: string;
  readonly cluster: Cluster;
  readonly authInfoName: string;
  readonly authInfo: AuthInfo;
  /** The override, the context's, or `default`. */
  readonly namespace: string;
}

/**
 * The entries that a client of this context (undefined: the current one) would use. Throws a KubeconfigError in
 * client-go's words, with the place of the fault and the next step, where a client could not be built.
 */
export function confirmUsable(
  _config: Config,
  _contextName: string | undefined,
  _overrides: Overrides,
  _host: Host,
): Usable {
  throw new Error('not built yet');
}
