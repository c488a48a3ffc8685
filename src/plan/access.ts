/** The first steps of every recipe that calls the API server by itself: list, choose, find the server and its CA. */
import { proxyUrlAlphabet, serverAlphabet } from './alphabets.js';
import type { CredentialOptions } from './options.js';
import { clusterField, kubeconfigFlag, type Target } from './target.js';
import type { Action, AnnotatedAction, CheckedSegment, Step } from './types.js';
import { checkedValue, jsonpath, kubectl, message, text } from './words.js';

/** The seed's first command: every cluster of the kubeconfig and its server. */
export const listTemplate =
  '{"Cluster name\\tServer\\n"}{range .clusters[*]}{.name}{"\\t"}{.cluster.server}{"\\n"}{end}';

/** The values that messages name. Secrets are never among them. */
export function facts(target: Target, options: CredentialOptions): Readonly<Record<string, string>> {
  return {
    cluster: target.clusterName,
    context: target.contextName,
    duration: options.duration ?? '',
    namespace: target.namespace,
    path: options.path,
    method: options.method,
    server: target.cluster.server,
    serviceAccount: options.serviceAccount,
    tlsServerName: target.cluster.tlsServerName,
    user: target.authInfoName,
  };
}

/** Step 1. */
export function listClusters(target: Target): Step {
  const command = kubectl('config', 'view', ...kubeconfigFlag(target), ...jsonpath(listTemplate));
  return {
    title: message('list.title'),
    notes: [message('list.note')],
    actions: [{ kind: 'run', command, otherwise: message('list.otherwise') }],
  };
}

/** Step 2. */
export function chooseContext(target: Target, options: CredentialOptions): Step {
  const values = facts(target, options);
  return {
    title: message('choose.title', values),
    notes: [message('choose.note', values)],
    actions: [{ kind: 'assign', into: 'CONTEXT', value: text(target.contextName) }],
  };
}

/** The step, and what it found. */
export interface FoundServer {
  readonly step: Step;
  readonly server: CheckedSegment;
  /** Where the kubeconfig's proxy-url holds a password. */
  readonly proxyUrl: CheckedSegment | undefined;
}

/** Step 3: the server, and the CA that vouches for it. */
export function findServer(target: Target, options: CredentialOptions): FoundServer {
  const values = facts(target, options);
  const server: Action & { readonly kind: 'capture' } = {
    kind: 'capture',
    command: clusterField(target, 'server'),
    into: 'APISERVER',
    alphabet: serverAlphabet(target),
    otherwise: message('server.otherwise', values),
  };
  const actions: AnnotatedAction[] = [server];
  let proxyUrl: CheckedSegment | undefined;
  const notes = [message('server.note', values)];
  if (target.server.verifiedUrl !== undefined || target.proxy !== undefined) {
    notes.push(message('server.pin-note', values));
    actions.push({
      kind: 'pin',
      variable: 'APISERVER',
      value: text(target.server.url),
      otherwise: message('server.moved', values),
    });
  }
  if (verifiesWithCa(target, options) || verifiesProxyWithCa(target, options)) {
    notes.push(message('server.ca-note', values));
    actions.push(
      {
        kind: 'save',
        command: clusterField(target, 'certificate-authority-data', '--raw', '--flatten'),
        ...caFile,
        otherwise: message('server.ca-otherwise', values),
      },
      { kind: 'apple-curl', text: message('server.apple-curl', values) },
    );
  }
  if (target.server.secure && !hasCa(target) && !options.insecure && !target.cluster.insecureSkipTlsVerify) {
    notes.push(message('server.system-note', values));
  }
  if (proxyIsSecret(target)) {
    notes.push(message('server.proxy-note', values));
    const proxy: Action & { readonly kind: 'capture' } = {
      kind: 'capture',
      command: clusterField(target, 'proxy-url', '--raw'),
      into: 'PROXY_URL',
      alphabet: proxyUrlAlphabet,
      otherwise: message('server.proxy-otherwise', values),
    };
    actions.push(proxy);
    proxyUrl = checkedValue(proxy);
  }
  const step = { title: message('server.title', values), notes, actions };
  return { step, server: checkedValue(server), proxyUrl };
}

/**
 * Where the CA is kept. The folder holds nothing else: a curl that is built with GnuTLS or mbedTLS takes every file of
 * --capath for a CA, and beside it lie answers of the server.
 */
export const caFile = { folder: 'ca', file: 'ca.crt' } as const;

/** The server is verified with a CA that the kubeconfig gives. */
export function verifiesWithCa(target: Target, options: { readonly insecure: boolean }): boolean {
  return target.server.secure && checksWithCa(target, options);
}

/** So is a proxy that is reached by https: client-go has one TLS configuration for both (net/http's Transport). */
export function verifiesProxyWithCa(target: Target, options: { readonly insecure: boolean }): boolean {
  return proxyIsSecure(target) && checksWithCa(target, options);
}

export const proxyIsSecure = (target: Target): boolean => /^https:/i.test(target.proxy?.place ?? '');

function checksWithCa(target: Target, options: { readonly insecure: boolean }): boolean {
  return hasCa(target) && !options.insecure && !target.cluster.insecureSkipTlsVerify;
}

const hasCa = ({ cluster }: Target): boolean =>
  cluster.certificateAuthority !== '' || cluster.certificateAuthorityData.length > 0;

/** The proxy's URL may hold a secret, so it is looked up at run time and never written down. */
export function proxyIsSecret({ proxy }: Target): boolean {
  return proxy !== undefined && typeof proxy.url !== 'string';
}
