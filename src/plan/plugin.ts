/** An exec plugin, as a script runs it by itself: what client-go gives it (plugin/pkg/client/auth/exec/exec.go), and what no script can. */
import { posix, win32 } from 'node:path';
import { goJson } from '../go/json.js';
import type { Host } from '../host.js';
import { hasSecretArgument, isSecretName, looksLikeToken } from '../kubeconfig/mask-arguments.js';
import { resolvePath } from '../kubeconfig/paths.js';
import { secretsOfExtension } from '../kubeconfig/secrets.js';
import type { AuthInfo, Cluster } from '../kubeconfig/types.js';
import { fileWord } from './credentials.js';
import { kubeconfigFile } from './kubeconfig-file.js';
import type { Word } from './word.js';

/** A variable of the environment that a plugin is given. */
export interface PluginVariable {
  readonly name: string;
  readonly value: string;
}

export interface Plugin {
  /** For people: without its folder. */
  readonly name: string;
  /** A name to look for on PATH, or an absolute path. */
  readonly command: Word;
  readonly args: readonly string[];
  readonly variables: readonly PluginVariable[];
  /** Of the ExecCredential that it is given, and answers with. */
  readonly apiVersion: string;
  /** It is told the cluster, with this extension of it, as JSON. */
  readonly clusterConfig: string | undefined;
  /** Why no script runs it. Then it has no arguments and no variables here: they may be what no script may hold. */
  readonly unfit: 'asks' | 'secret' | 'variable' | undefined;
}

/** What the cluster has for plugins (clientcmd/api/types.go). */
const clusterExtension = 'client.authentication.k8s.io/exec';

/** Undefined where the user has none. */
export function pluginOf(
  user: AuthInfo,
  cluster: Cluster,
  place: Pick<Host, 'cwd' | 'platform'>,
  home: string | undefined,
): Plugin | undefined {
  const { exec } = user;
  if (exec === undefined) return undefined;
  const unfit = whyUnfit(exec, cluster);
  return {
    name: win32.basename(posix.basename(exec.command)),
    command: /[\\/]/.test(exec.command)
      ? fileWord(kubeconfigFile(resolvePath(user, exec.command, place), home))
      : [exec.command],
    args: unfit === undefined ? exec.args : [],
    variables: unfit === undefined ? exec.env : [],
    apiVersion: exec.apiVersion,
    clusterConfig:
      exec.provideClusterInfo && unfit === undefined
        ? goJson(cluster.extensions.get(clusterExtension) ?? null)
        : undefined,
    unfit,
  };
}

/** Those of a shell itself change what it does with a command, or cannot be set. */
const ofShells =
  /^(?:PATH|PATHEXT|IFS|ENV|HOME|PWD|CDPATH|SHELLOPTS|BASH.*|ZSH.*|ZDOTDIR|E?[UG]ID|PPID|GROUPS|RANDOM|SECONDS|LINENO|OPTIND|PS\d|PSMODULEPATH|_|KUBERNETES_EXEC_INFO)$/;

const isSettable = (name: string): boolean =>
  /^(?:[A-Z_][A-Z0-9_]*|[a-z]+_proxy)$/.test(name) && !ofShells.test(name);

function whyUnfit(
  { args, env, interactiveMode, provideClusterInfo }: NonNullable<AuthInfo['exec']>,
  { extensions }: Cluster,
): Plugin['unfit'] {
  // client-go asks without a terminal where there is none, but for these.
  if (interactiveMode === 'Always') return 'asks';
  const told = extensions.get(clusterExtension);
  if (
    hasSecretArgument(args) ||
    env.some(({ name, value }) => isSecretName(name) || looksLikeToken(value)) ||
    (provideClusterInfo && told !== undefined && secretsOfExtension(clusterExtension, told).length > 0)
  )
    return 'secret';
  // PowerShell takes an empty variable for one that is not set.
  if (env.some(({ name, value }) => !isSettable(name) || value === '')) return 'variable';
  return undefined;
}
