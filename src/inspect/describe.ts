/** Everything about one context: its entries with the places they come from, and what they mean. Holds no secret. */
import type { Position } from '../errors.js';
import type { Host } from '../host.js';
import type { Usable } from '../kubeconfig/select-entries.js';
import type { Config, Origins, ShadowedEntry } from '../kubeconfig/types.js';
import { type ClusterFacts, inspectCluster } from './cluster.js';
import { inspectUser, type UserFacts } from './user.js';

export interface EntryDescription {
  readonly name: string;
  /** undefined where there is no such entry: a context without a user. */
  readonly position: Position | undefined;
  /** Where each field stands, by its wire name. */
  readonly origins: Origins;
  /** Entries of the same name in later files: this one is used instead. */
  readonly overrides: readonly Position[];
  /** Chosen on the command line, not by the context. */
  readonly given: boolean;
  /** Names only: an extension holds anything. */
  readonly extensions: readonly string[];
}

export interface Description {
  /** The name is empty where only a cluster was named. */
  readonly context: EntryDescription;
  /** Whether it is the current context, and where the kubeconfig says so. */
  readonly current: boolean;
  readonly currentPosition: Position | undefined;
  readonly namespace: { readonly name: string; readonly given: boolean };
  readonly cluster: EntryDescription & { readonly facts: ClusterFacts };
  readonly user: EntryDescription & { readonly facts: UserFacts };
  /** The files that were read, in their order. */
  readonly files: readonly string[];
}

/** Describes what `selectEntries` chose, reading the certificates and tokens that it names. Never throws. */
export function describeContext(config: Config, chosen: Usable, host: Host): Description {
  const { contextName, context, clusterName, cluster, authInfoName, authInfo } = chosen;
  const entry = (
    kind: ShadowedEntry['kind'],
    name: string,
    { position, origins, extensions }: typeof context | typeof cluster | typeof authInfo,
    given: boolean,
  ): EntryDescription => ({
    name,
    position,
    origins,
    overrides: config.shadowed
      .filter((shadowed) => shadowed.kind === kind && shadowed.name === name)
      .map((shadowed) => shadowed.position),
    given,
    extensions: [...extensions.keys()],
  });
  const current = contextName !== '' && contextName === config.currentContext;
  return {
    context: entry('context', contextName, context, false),
    current,
    currentPosition: current ? config.currentContextPosition : undefined,
    namespace: { name: chosen.namespace, given: chosen.namespace !== (context.namespace || 'default') },
    cluster: {
      ...entry('cluster', clusterName, cluster, clusterName !== context.cluster),
      facts: inspectCluster(cluster, host),
    },
    user: {
      ...entry('user', authInfoName, authInfo, authInfoName !== context.authInfo),
      facts: inspectUser(authInfo, host),
    },
    files: config.files,
  };
}
