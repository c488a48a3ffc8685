/** What a plan aims at: one context of one config, with what the command line overrides, checked once. */
import { posix, win32 } from 'node:path';
import { quoted } from '../display.js';
import { KubeconfigError, UsageError } from '../errors.js';
import type { Host } from '../host.js';
import { barePlace, isBarePlace } from '../kubeconfig/mask-url.js';
import { resolvePath } from '../kubeconfig/paths.js';
import type { AuthInfo, Cluster } from '../kubeconfig/types.js';
import type { Usable } from '../kubeconfig/usable.js';
import { type Credentials, credentialsOf, fileWord } from './credentials.js';
import { namespacePattern } from './field-values.js';
import { type KubeconfigFile, kubeconfigArgument, kubeconfigFile } from './kubeconfig-file.js';
import { type Plugin, pluginOf } from './plugin.js';
import { parseServer, type Server } from './server.js';
import type { KubeconfigSecret, Word } from './word.js';

/** What a plan may know of a cluster: everything but what can be a secret. */
export type PublicCluster = Omit<Cluster, 'proxyUrl' | 'extensions'>;

/** What a plan may know of a user: no credential is part of it. A recipe that needs more adds what it needs, by name. */
export type PublicUser = Pick<AuthInfo, 'position' | 'origins' | 'locationOfOrigin'> & {
  readonly authProvider: { readonly name: string } | undefined;
  /** How it signs in. */
  readonly credentials: Credentials;
  /** The exec plugin that it names, whether it is asked or not. */
  readonly plugin: Plugin | undefined;
};

export interface Proxy {
  /** `scheme://host:port`. */
  readonly place: string;
  /** The whole proxy-url; where it says more than the place, that may be a secret. */
  readonly url: string | KubeconfigSecret;
}

/** Made of copies that leave the kubeconfig's secrets behind: no step can write down what it has never seen. */
export interface Target extends Omit<Usable, 'context' | 'cluster' | 'authInfo'> {
  /** Its own namespace; empty where it names none. */
  readonly context: { readonly namespace: string };
  readonly cluster: PublicCluster;
  /** The file of its CA; empty where the kubeconfig holds that, or has none. */
  readonly caFile: Word;
  readonly authInfo: PublicUser;
  /** The cluster's proxy-url; undefined where it has none. */
  readonly proxy: Proxy | undefined;
  readonly server: Server;
  /** What `--kubeconfig` named: every kubectl call is told. */
  readonly kubeconfig: KubeconfigFile | undefined;
  /** What KUBECONFIG named in its place, for the command that makes a script again; no script is told. */
  readonly files: readonly string[];
  /** Given by `--cluster` and `--user`, over the context's own. */
  readonly clusterOverride: string | undefined;
  readonly userOverride: string | undefined;
  /** What kubectl needs beside the kubeconfig, where a script runs. */
  readonly needs: Needs;
  /** The context is the kubeconfig's current one. */
  readonly isCurrent: boolean;
}

/** Paths are not part of it: they are private, and others where the script is read. */
export interface Needs {
  /** The name of the exec plugin; undefined: none is asked. */
  readonly program: string | undefined;
  /** The fields of the kubeconfig that name a file. */
  readonly files: readonly string[];
}

export interface TargetOptions {
  /** An absolute path. */
  readonly kubeconfig: string | undefined;
  /** What KUBECONFIG named, as a text has it. */
  readonly files?: readonly string[];
  /** HOME, where a script finds the same. */
  readonly home?: string | undefined;
  readonly cluster: string | undefined;
  readonly user: string | undefined;
  readonly currentContext: string;
  /** What relative paths of the kubeconfig are relative to, in the end. */
  readonly place: Pick<Host, 'cwd' | 'platform'>;
}

/** Completes what `confirmUsable` chose; throws where no script could address it. */
export function targetOf(usable: Usable, options: TargetOptions): Target {
  if (usable.contextName === '') {
    throw new UsageError('no context is chosen, and the kubeconfig has no current-context', {
      hint: "name one with --context; 'kubesteps get contexts' lists them",
    });
  }
  confirmNamespace(usable.namespace);
  const { contextName, context, clusterName, authInfoName, authInfo, minifiable, namespace } = usable;
  const { proxyUrl, extensions: _, ...cluster } = usable.cluster;
  const { position, origins, locationOfOrigin, authProvider } = authInfo;
  return {
    contextName,
    context: { namespace: context.namespace },
    clusterName,
    cluster,
    caFile: cluster.certificateAuthorityData.length > 0 ? [] : caFileOf(usable, options),
    authInfoName,
    authInfo: {
      position,
      origins,
      locationOfOrigin,
      authProvider: authProvider && { name: authProvider.name },
      credentials: credentialsOf(authInfo, options.place, options.home),
      plugin: pluginOf(authInfo, usable.cluster, options.place, options.home),
    },
    minifiable,
    namespace,
    proxy: proxyUrl === '' ? undefined : proxyOf(usable.cluster, clusterName),
    server: parseServer(usable.cluster, clusterName),
    kubeconfig:
      options.kubeconfig === undefined ? undefined : kubeconfigFile(options.kubeconfig, options.home),
    files: options.files ?? [],
    needs: needsOf(usable),
    clusterOverride: options.cluster,
    userOverride: options.user,
    isCurrent: usable.contextName === options.currentContext,
  };
}

const caFileOf = ({ cluster }: Usable, { place, home }: TargetOptions): Word =>
  fileWord(kubeconfigFile(resolvePath(cluster, cluster.certificateAuthority, place), home));

function needsOf({ cluster, authInfo }: Usable): Needs {
  const { exec, token, tokenFile, username, clientCertificate, clientKey } = authInfo;
  const asksPlugin = exec !== undefined && token === '' && tokenFile === '' && username === '';
  const files = {
    'certificate-authority': cluster.certificateAuthorityData.length > 0 ? '' : cluster.certificateAuthority,
    'client-certificate': authInfo.clientCertificateData.length > 0 ? '' : clientCertificate,
    'client-key': authInfo.clientKeyData.length > 0 ? '' : clientKey,
    tokenFile: token === '' ? tokenFile : '',
  };
  return {
    program: asksPlugin ? win32.basename(posix.basename(exec.command)) : undefined,
    files: Object.entries(files).flatMap(([field, path]) => (path === '' ? [] : [field])),
  };
}

/** What a proxy-url may hold: the visible characters of ASCII but `"` and a backslash, which no URL has. */
const proxyCharacters = /^[!#-[\]-~]+$/;

function proxyOf({ proxyUrl, position }: Cluster, clusterName: string): Proxy {
  if (!proxyCharacters.test(proxyUrl)) {
    const details = position === undefined ? {} : { position };
    throw new KubeconfigError(`cluster ${quoted(clusterName)}: proxy-url holds characters that no URL has`, {
      hint: 'percent-encode them in the kubeconfig',
      ...details,
    });
  }
  const place = barePlace(proxyUrl);
  return { place, url: isBarePlace(proxyUrl) ? proxyUrl : { secret: 'cluster.proxy-url' } };
}

/** Throws a KubeconfigError for a name that no namespace can have. */
export function confirmNamespace(name: string): void {
  if (namespacePattern.test(name)) return;
  throw new KubeconfigError(`${quoted(name)} is not a name that a namespace can have`, {
    hint: 'a namespace has at most 63 lower-case letters, digits and dashes; choose another with --namespace',
  });
}

/** `--kubeconfig`, where one was given. */
export function kubeconfigFlag(target: Pick<Target, 'kubeconfig'>): readonly Word[] {
  return target.kubeconfig === undefined ? [] : [kubeconfigArgument(target.kubeconfig)];
}
