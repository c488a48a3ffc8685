/** Which context, cluster and user a command line means (tools/clientcmd/client_config.go). */
import { quoted } from '../display.js';
import { KubeconfigError, type Position } from '../errors.js';
import { nilBytes, nilList, nilMap } from '../go/nil.js';
import { goQuote } from '../go/quote.js';
import { nearestName } from '../matching/nearest.js';
import type { AuthInfo, Cluster, Config, Context, Entry } from './types.js';

/** kubectl's `--cluster`, `--user` and `--namespace`. */
export interface Overrides {
  readonly cluster?: string | undefined;
  readonly user?: string | undefined;
  readonly namespace?: string | undefined;
}

export interface Usable {
  /** Empty where a cluster is named and no context. */
  readonly contextName: string;
  readonly context: Context;
  readonly clusterName: string;
  readonly cluster: Cluster;
  /** Empty where the context names no user. */
  readonly authInfoName: string;
  readonly authInfo: AuthInfo;
  /** The override, the context's, or `default`. */
  readonly namespace: string;
  /** `kubectl config view --minify` stops where the context names a user who is not there, `--user` or not. */
  readonly minifiable: boolean;
}

/** The entries, whatever they hold: only whether they are there counts. Throws KubeconfigError. */
export function selectEntries(config: Config, contextName: string | undefined, overrides: Overrides): Usable {
  const { name, context } = selectContext(config, contextName, overrides);
  const authInfo = selectUser(config, name, context, overrides.user || undefined);
  const cluster = selectCluster(config, name, context, overrides.cluster || undefined);
  return {
    contextName: name,
    context,
    clusterName: overrides.cluster || context.cluster,
    cluster,
    authInfoName: overrides.user || context.authInfo,
    authInfo,
    namespace: overrides.namespace || context.namespace || 'default',
    minifiable: context.cluster !== '' && (context.authInfo === '' || config.authInfos.has(context.authInfo)),
  };
}

const nowhere: Entry = {
  locationOfOrigin: '',
  position: undefined,
  origins: new Map(),
  extensions: new Map(),
};

const noContext: Context = { ...nowhere, cluster: '', authInfo: '', namespace: '' };

const noUser: AuthInfo = {
  ...nowhere,
  clientCertificate: '',
  clientCertificateData: nilBytes,
  clientKey: '',
  clientKeyData: nilBytes,
  token: '',
  tokenFile: '',
  impersonate: '',
  impersonateUid: '',
  impersonateGroups: nilList,
  impersonateUserExtra: nilMap,
  username: '',
  password: '',
  authProvider: undefined,
  exec: undefined,
};

function selectContext(
  config: Config,
  given: string | undefined,
  overrides: Overrides,
): { readonly name: string; readonly context: Context } {
  const name = given || config.currentContext;
  const context = config.contexts.get(name);
  if (context !== undefined) return { name, context };
  if (given) {
    throw failure(
      `context ${goQuote(name)} does not exist`,
      undefined,
      nearest('context', name, config.contexts),
    );
  }
  if (name !== '') {
    const hint = nearest('context', name, config.contexts);
    const position = config.currentContextPosition;
    throw new KubeconfigError(
      `Error in configuration: context was not found for specified context: ${name}`,
      {
        ...(position === undefined ? { hint } : { hint, position }),
        label: '',
      },
    );
  }
  if (overrides.cluster) return { name, context: noContext };
  if (config.contexts.size === 0 && config.clusters.size === 0) throw noConfiguration(config);
  throw failure('no context chosen', undefined, `name one with --context: ${listNames(config.contexts)}`);
}

/** Not in client-go's words: they speak of KUBERNETES_MASTER, which makes no difference here. */
function noConfiguration({ files }: Config): KubeconfigError {
  const read = files.map(quoted).join(', ');
  if (read !== '')
    return failure(`${read} names no cluster`, undefined, 'name another file with --kubeconfig');
  const hint = 'set KUBECONFIG, name a file with --kubeconfig, or put one at ~/.kube/config';
  return failure('there is no kubeconfig', undefined, hint);
}

function selectUser(
  config: Config,
  contextName: string,
  context: Context,
  given: string | undefined,
): AuthInfo {
  const name = given ?? context.authInfo;
  const user = config.authInfos.get(name);
  if (user !== undefined) return user;
  if (given !== undefined) {
    throw failure(
      `auth info ${goQuote(name)} does not exist`,
      undefined,
      nearest('user', name, config.authInfos),
    );
  }
  if (name === '') return noUser;
  throw failure(
    `user ${goQuote(name)} was not found for context ${goQuote(contextName)}`,
    context.origins.get('user') ?? context.position,
    nearest('user', name, config.authInfos),
  );
}

function selectCluster(
  config: Config,
  contextName: string,
  context: Context,
  given: string | undefined,
): Cluster {
  const name = given ?? context.cluster;
  const cluster = config.clusters.get(name);
  if (cluster !== undefined) return cluster;
  const hint = nearest('cluster', name, config.clusters);
  if (given !== undefined) throw failure(`cluster ${goQuote(name)} does not exist`, undefined, hint);
  if (name === '') {
    const message = `cluster was not specified for context ${goQuote(contextName)}`;
    throw failure(
      message,
      context.position,
      `add "cluster", or name one with --cluster: ${listNames(config.clusters)}`,
    );
  }
  throw failure(
    `cluster ${goQuote(name)} was not found for context ${goQuote(contextName)}`,
    context.origins.get('cluster') ?? context.position,
    hint,
  );
}

function failure(message: string, position: Position | undefined, hint: string): KubeconfigError {
  return new KubeconfigError(message, position === undefined ? { hint } : { hint, position });
}

function nearest(kind: string, name: string, entries: ReadonlyMap<string, unknown>): string {
  const near = nearestName(name, entries.keys());
  if (near !== undefined) return `did you mean the ${kind} ${quoted(near)}?`;
  if (entries.size === 0) return `the kubeconfig has no ${kind}s`;
  return `the ${kind}s are: ${listNames(entries)}`;
}

/** A few names; a long list would hide the message. */
function listNames(entries: ReadonlyMap<string, unknown>): string {
  const names = [...entries.keys()];
  const shown = names.slice(0, 8).map(quoted).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
