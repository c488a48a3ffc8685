/** A call of kubectl, read: its command, its flags, and which cluster it addresses. */
import { KubeconfigError } from '../../errors.js';
import { goBoolean } from '../../go/flag-values.js';
import type { Cluster, Config } from '../../kubeconfig/types.js';
import { kubectlCommands } from '../../kubectl-flags/flags.js';
import type { KubeconfigChange } from '../kubeconfig-change.js';
import type { Place } from '../report.js';
import { literal, show, textOf, type Value } from '../value.js';
import { assumeProxies, assumeSystemTrust } from './caller-environment.js';
import { serverAddress } from './curl-url.js';
import type { KubectlFlag } from './kubectl-arguments.js';
import { type ReadCall, readCall } from './kuberc-defaults.js';
import { argumentValue, type Token } from './token.js';
import type { ToolCall } from './tool.js';

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

const withCurrent = new WeakMap<Config, Map<string, Config>>();

/** The kubeconfig with another context as the current one; the same object each time. */
function at(config: Config, context: string): Config {
  const known = withCurrent.get(config) ?? new Map<string, Config>();
  withCurrent.set(config, known);
  const made = known.get(context) ?? { ...config, currentContext: context };
  known.set(context, made);
  return made;
}

export class KubectlCall {
  readonly call: ToolCall;
  readonly parsed: ReadCall;

  constructor(call: ToolCall) {
    this.call = call;
    this.parsed = readCall(call);
  }

  /**
   * The last value of a flag; undefined where it is not given. By the name of one that every command has, that one is
   * meant: `create rolebinding --user` is another.
   */
  flag(name: string): Value | undefined {
    const flag = this.#last(name);
    if (flag === undefined) return undefined;
    return flag.value === undefined
      ? [{ kind: 'literal', text: flag.definition.implied ?? '' }]
      : argumentValue(flag.value);
  }

  #last(name: string): KubectlFlag<Token> | undefined {
    const global = kubectlCommands().get('')?.flags.get(name);
    return this.parsed.flags.findLast(
      ({ definition }) => definition === global || (global === undefined && definition.name === name),
    );
  }

  /** Every value of a flag that can be repeated. */
  flags(name: string): readonly Value[] {
    return this.parsed.flags.flatMap((one) =>
      one.definition.name === name && one.value !== undefined ? [argumentValue(one.value)] : [],
    );
  }

  /** Where a flag stands, or the call itself. */
  placeOf(name: string): Place {
    return this.#last(name)?.token.place ?? this.call.place;
  }

  /** The known text of a flag; a text that is not known is refused. */
  text(name: string): string | undefined {
    const value = this.flag(name);
    if (value === undefined) return undefined;
    const text = textOf(value);
    if (text === undefined) {
      this.refuse('KS1003', `the value of --${name} (${show(value)}) depends on the run`, this.placeOf(name));
    }
    return text;
  }

  truth(name: string): boolean {
    return goBoolean(this.text(name) ?? 'false') ?? false;
  }

  refuse(
    code: Parameters<ToolCall['recorder']['refuse']>[0],
    message: string,
    place = this.call.place,
    fix?: string,
  ): void {
    this.call.recorder.refuse(code, place, message, fix === undefined ? {} : { fix });
  }

  find(
    code: Parameters<ToolCall['recorder']['find']>[0],
    message: string,
    place = this.call.place,
    fix?: string,
  ): void {
    this.call.recorder.find(code, place, message, fix === undefined ? {} : { fix });
  }

  /** `-f -` reads what a command that is modelled by its arguments does not. */
  confirmNoStdin(): void {
    for (const file of this.flags('filename')) {
      const text = textOf(file);
      if (text === undefined || text.split(',').includes('-'))
        this.refuse('KS3201', `-f ${show(file)} is not modelled here`, this.placeOf('filename'));
    }
  }

  /** It need not ask a server, so that a kubeconfig that names none is no failure. */
  #isLocal(): boolean {
    return this.truth('client') || this.truth('local') || this.text('dry-run') === 'client';
  }

  /** The kubeconfig that this call reads; undefined where none may be assumed, or it cannot be read. */
  config(): Config | undefined {
    const config = this.#read();
    const { kubeconfigChange: change } = this.call.files;
    if (config === undefined || change === undefined || this.#isUntouchedBy(change)) return config;
    if (change.now?.key === this.kubeconfigKey())
      return config.contexts.has(change.now.context) ? at(config, change.now.context) : undefined;
    this.refuse('KS3105', this.#doubt() ?? '', { line: change.line, column: 1 });
    return undefined;
  }

  /** Which kubeconfig is meant: a text that two calls share where it is the same. */
  kubeconfigKey(): string {
    const list = this.call.variable('KUBECONFIG');
    const explicit = this.flag('kubeconfig');
    return JSON.stringify(
      [explicit, explicit === undefined ? list : undefined].map((one) => one && show(one)),
    );
  }

  /** A pinned context stays what it is where only another one became current. */
  #isUntouchedBy(change: KubeconfigChange): boolean {
    const pinned = this.flag('context');
    return change.of === 'current-context' && pinned !== undefined && textOf(pinned) !== '';
  }

  /** What is not known after a change of the kubeconfig; undefined where there was none that matters. */
  #doubt(): string | undefined {
    const { kubeconfigChange: change } = this.call.files;
    if (change === undefined || this.#isUntouchedBy(change)) return undefined;
    if (change.now?.key === this.kubeconfigKey()) return `as line ${change.line} makes it current`;
    return `context not known: the kubeconfig may have changed on line ${change.line}`;
  }

  #read(): Config | undefined {
    const { call } = this;
    const explicitPath = this.text('kubeconfig');
    const variable = call.variable('KUBECONFIG');
    const list = variable === undefined ? undefined : textOf(variable);
    if (variable !== undefined && list === undefined) {
      this.refuse('KS1003', `KUBECONFIG (${show(variable)}) depends on the run`);
      return undefined;
    }
    const why = this.#reasonNotToRead(
      explicitPath === undefined ? (list ?? '') : explicitPath,
      explicitPath !== undefined,
    );
    if (why !== undefined) {
      this.refuse('KS3105', why);
      return undefined;
    }
    try {
      const config = call.world.config({
        ...(explicitPath === undefined ? {} : { explicitPath }),
        // Not set: neither here nor in the environment of the script.
        variable: list ?? '',
      });
      call.recorder.readConfig(config);
      return config;
    } catch (error) {
      if (!(error instanceof KubeconfigError)) throw error;
      this.find(
        'KS4003',
        `kubectl cannot read the kubeconfig: ${show([{ kind: 'literal', text: error.message }])}`,
      );
      return undefined;
    }
  }

  /** Why the kubeconfig is not the one that the verifier reads: the script touches it, or is in another folder. */
  #reasonNotToRead(list: string, single: boolean): string | undefined {
    const { files, world, variable } = this.call;
    const home = variable.call(this.call, 'HOME');
    const names = single
      ? [list]
      : list.split(world.os === 'windows' ? ';' : ':').filter((name) => name !== '');
    const paths: readonly Value[] =
      names.length === 0
        ? home === undefined
          ? []
          : [[...home, ...literal('/.kube/config')]]
        : names.map(literal);
    for (const path of paths) {
      const text = textOf(path);
      if (files.touched(path)) return 'a kubeconfig that the script itself writes is not modelled';
      if (files.folder !== undefined && text !== undefined && !/^([/\\]|[A-Za-z]:)/.test(text))
        return `${show(path)} is read from the folder that the script has gone to`;
    }
    return undefined;
  }

  /** Go takes a proxy and CAs from the environment where the kubeconfig names none; never a proxy to this machine. */
  #assumeRoute(cluster: Cluster | undefined): void {
    if (cluster === undefined || this.#isLocal()) return;
    const address = serverAddress(cluster.server);
    const isOwn = address !== undefined && /^(localhost|127\..*|\[::1\])$/.test(address.host);
    if (cluster.proxyUrl === '' && !isOwn) assumeProxies(this.call, false);
    const hasCa = cluster.certificateAuthority !== '' || cluster.certificateAuthorityData.length > 0;
    if (address?.scheme === 'https' && !hasCa && !cluster.insecureSkipTlsVerify) assumeSystemTrust(this.call);
  }

  /** A credential plugin sees the whole environment, and can be any program. */
  #confirmPlugin(config: Config | undefined, user: string | undefined): void {
    const exec = config?.authInfos.get(user ?? '')?.exec;
    const [stray] = exec === undefined ? [] : (this.call.strays?.() ?? []);
    if (stray === undefined) return;
    this.call.recorder.refuse(
      'KS3103',
      this.call.place,
      `${stray} reaches the credential plugin of user ${JSON.stringify(user)}, and nothing in the script reads it`,
      { fix: 'do not export it, or set it before the script' },
    );
  }

  /** The cluster that a call to the API goes to. */
  target(): Target {
    const config = this.config();
    const given = this.flag('context');
    const name = this.text('context');
    const byCurrentContext = given === undefined || name === '';
    const context = byCurrentContext ? config?.currentContext : name;
    this.#confirmPlugin(config, this.text('user') || config?.contexts.get(context ?? '')?.authInfo);
    const namespaceFlag = this.flag('namespace');
    const doubt = this.#doubt();
    const user = this.text('user') || undefined;
    const credential = this.flag('token') ?? this.flag('username');
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
    if (this.flag('server') !== undefined) {
      this.refuse('KS3201', '--server: where this goes is not modelled', this.placeOf('server'));
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
      this.find(
        'KS4003',
        `there is no context ${JSON.stringify(context)} in the kubeconfig`,
        this.placeOf('context'),
      );
      return { ...unknownTarget, broken: !this.#isLocal(), namespace: namespace(undefined) };
    }
    const cluster = this.text('cluster') || entry?.cluster;
    if (cluster === undefined || !config.clusters.has(cluster)) {
      const what =
        cluster === undefined
          ? 'the kubeconfig has no current context'
          : `there is no cluster ${JSON.stringify(cluster)} in the kubeconfig`;
      this.find('KS4003', what, this.placeOf('cluster'));
      // Without any, kubectl asks localhost:8080, or the cluster that it runs in.
      const broken = cluster !== undefined && !this.#isLocal();
      return { ...unknownTarget, broken, namespace: namespace(entry?.namespace) };
    }
    this.#assumeRoute(config.clusters.get(cluster));
    // client-go, client_config.go: a context may name a user who is not there, --user may not.
    if (user !== undefined && !config.authInfos.has(user)) {
      this.find('KS4003', `there is no user ${JSON.stringify(user)} in the kubeconfig`, this.placeOf('user'));
      return { ...unknownTarget, broken: !this.#isLocal(), namespace: namespace(entry?.namespace) };
    }
    return {
      config,
      context,
      cluster,
      user: otherwise ?? (user === entry?.authInfo ? undefined : user),
      doubt,
      byCurrentContext,
      broken: false,
      namespace: namespace(entry?.namespace),
    };
  }
}
