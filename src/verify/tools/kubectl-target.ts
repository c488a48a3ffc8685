/** Which cluster a call of kubectl goes to. */
import { inert } from '../../display.js';
import type { AuthInfo, Cluster, Config } from '../../kubeconfig/types.js';
import { show, textOf } from '../value.js';
import { assumeProxies, assumeSystemTrust } from './caller-environment.js';
import { serverAddress } from './curl-url.js';
import type { KubectlCall } from './kubectl-call.js';
import { doubtOf } from './kubectl-own-config.js';
import { pluginPolicyOf } from './kuberc-defaults.js';

/** Which cluster a call goes to, as far as the kubeconfig says. */
export interface Target {
  readonly config: Config | undefined;
  /** Undefined where it is not known, or where the kubeconfig has no current one. */
  readonly context: string | undefined;
  readonly cluster: string | undefined;
  readonly namespace: string;
  /** The user that is another than the context's; undefined where it is that one, or not known. */
  readonly user: string | undefined;
  /** Why all of this is not known, or what it depends on. */
  readonly doubt: string | undefined;
  /** No `--context`: whatever the current context is. */
  readonly byCurrentContext: boolean;
  /** kubectl stops here: the context or the kubeconfig does not exist. */
  readonly broken: boolean;
}

/** It need not ask a server, so that a kubeconfig that names none is no failure. */
function isLocal(kubectl: KubectlCall): boolean {
  return kubectl.truth('client') || kubectl.truth('local') || kubectl.text('dry-run') === 'client';
}

/** Go takes a proxy and CAs from the environment where the kubeconfig names none; never a proxy to this machine. */
function assumeRoute(kubectl: KubectlCall, cluster: Cluster | undefined): void {
  if (cluster === undefined || isLocal(kubectl)) return;
  const address = serverAddress(cluster.server);
  const isOwn = address !== undefined && /^(localhost|127\..*|\[::1\])$/.test(address.host);
  if (cluster.proxyUrl === '' && !isOwn) assumeProxies(kubectl.call, false);
  const hasCa = cluster.certificateAuthority !== '' || cluster.certificateAuthorityData.length > 0;
  if (address?.scheme === 'https' && !hasCa && !cluster.insecureSkipTlsVerify)
    assumeSystemTrust(kubectl.call);
}

/** A credential plugin sees the whole environment, and can be any program. */
function confirmPlugin(kubectl: KubectlCall, config: Config | undefined, user: string | undefined): void {
  const exec = config?.authInfos.get(user ?? '')?.exec;
  const [stray] = exec === undefined ? [] : (kubectl.call.strays?.() ?? []);
  if (stray === undefined) return;
  kubectl.call.recorder.refuse(
    'KS3103',
    kubectl.call.place,
    `${stray} reaches the credential plugin of user ${JSON.stringify(user)}, and nothing in the script reads it`,
    { fix: 'do not export it, or set it before the script' },
  );
}

/** Whether kubectl stops because its kuberc does not let the user's plugin start; that is said. */
function stopsAtPolicy({ call }: KubectlCall, user: AuthInfo | undefined, name: string): boolean {
  if (user?.exec === undefined) return false;
  const policy = pluginPolicyOf(call);
  if (policy === undefined || call.world.mayRun(policy, user)) return false;
  const { file, line } = policy.position;
  const plugin = `the exec plugin ${JSON.stringify(user.exec.command)} of user ${JSON.stringify(name)}`;
  call.recorder.find(
    'KS4303',
    call.place,
    `kubectl stops here: ${plugin} may not run (${policy.rule}, ${inert(file)}:${line})`,
    { fix: 'add it to credentialPluginAllowlist, or KUBERC=off' },
  );
  return true;
}

/** The cluster that a call to the API goes to. */
export function targetOf(kubectl: KubectlCall): Target {
  const config = kubectl.config();
  const given = kubectl.flag('context');
  const name = kubectl.text('context');
  const byCurrentContext = given === undefined || name === '';
  const context = byCurrentContext ? config?.currentContext : name;
  confirmPlugin(kubectl, config, kubectl.text('user') || config?.contexts.get(context ?? '')?.authInfo);
  const namespaceFlag = kubectl.flag('namespace');
  const doubt = doubtOf(kubectl);
  const user = kubectl.text('user') || undefined;
  const credential = kubectl.flag('token') ?? kubectl.flag('username');
  const otherwise =
    credential === undefined || textOf(credential) === '' ? undefined : '(as the command line says)';
  const unknownTarget = {
    config,
    context,
    cluster: undefined,
    user,
    doubt,
    byCurrentContext,
    broken: false,
  };
  const namespace = (own: string | undefined): string =>
    namespaceFlag !== undefined && textOf(namespaceFlag) !== ''
      ? show(namespaceFlag)
      : config === undefined && doubt !== undefined
        ? '«namespace of the context»'
        : own || 'default';
  if (kubectl.flag('server') !== undefined) {
    kubectl.refuse('KS3201', '--server: where this goes is not modelled', kubectl.placeOf('server'));
    return { ...unknownTarget, namespace: namespace(undefined) };
  }
  if (config === undefined || context === undefined)
    return {
      ...unknownTarget,
      context: doubt === undefined ? context : undefined,
      namespace: namespace(undefined),
    };
  const entry = config.contexts.get(context);
  if (entry === undefined && context !== '') {
    kubectl.find(
      'KS4003',
      `there is no context ${JSON.stringify(context)} in the kubeconfig`,
      kubectl.placeOf('context'),
    );
    return { ...unknownTarget, broken: !isLocal(kubectl), namespace: namespace(undefined) };
  }
  const cluster = kubectl.text('cluster') || entry?.cluster;
  if (cluster === undefined || !config.clusters.has(cluster)) {
    const what =
      cluster === undefined
        ? 'the kubeconfig has no current context'
        : `there is no cluster ${JSON.stringify(cluster)} in the kubeconfig`;
    kubectl.find('KS4003', what, kubectl.placeOf('cluster'));
    // Without any, kubectl asks localhost:8080, or the cluster that it runs in.
    const broken = cluster !== undefined && !isLocal(kubectl);
    return { ...unknownTarget, broken, namespace: namespace(entry?.namespace) };
  }
  assumeRoute(kubectl, config.clusters.get(cluster));
  // client-go, client_config.go: a context may name a user who is not there, --user may not.
  if (user !== undefined && !config.authInfos.has(user)) {
    kubectl.find(
      'KS4003',
      `there is no user ${JSON.stringify(user)} in the kubeconfig`,
      kubectl.placeOf('user'),
    );
    return { ...unknownTarget, broken: !isLocal(kubectl), namespace: namespace(entry?.namespace) };
  }
  const caller = user ?? entry?.authInfo ?? '';
  const stops =
    otherwise === undefined &&
    !isLocal(kubectl) &&
    stopsAtPolicy(kubectl, config.authInfos.get(caller), caller);
  return {
    config,
    context,
    cluster,
    user: otherwise ?? (user === entry?.authInfo ? undefined : user),
    doubt,
    byCurrentContext,
    broken: stops,
    namespace: namespace(entry?.namespace),
  };
}
