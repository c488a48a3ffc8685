/** What client-go finds out only while it builds the client: rest/config.go, transport/transport.go, plugin/pkg/client/auth. */

import { ReadFailure, readFile } from '../go/files.js';
import { goQuote } from '../go/quote.js';
import type { Host } from '../host.js';
import { findCommand } from './exec-command.js';
import { maskUrl } from './mask-url.js';
import { resolvePath } from './paths.js';
import { certificateProblem, keyPairProblem } from './pem.js';
import { type Problem, problemOf } from './problem.js';
import type { AuthInfo, Cluster, Entry, ExecConfig } from './types.js';
import { serverUrl } from './url.js';

/** The first thing that would stop the client, in client-go's order. */
export function validateClient(cluster: Cluster, user: AuthInfo, host: Host): Problem | undefined {
  const url = serverUrl(cluster.server);
  if (url === undefined) {
    const message = `host must be a URL or a host:port pair: ${goQuote(maskUrl(cluster.server))}`;
    return problemOf(cluster, 'server', message, 'write it like https://api.example.com:6443');
  }
  // Without TLS no credentials are sent, and client-go looks at none.
  if (url.scheme !== 'https') return undefined;
  return (
    checkTokenFile(user, host) ??
    checkPlugin(user) ??
    checkTls(cluster, user, host) ??
    checkCommand(user, host)
  );
}

/** A file's bytes, or the problem that reading it is. */
function load(entry: Entry, field: string, path: string, host: Host): Uint8Array | Problem {
  try {
    return readFile(resolvePath(entry, path, host), host);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return problemOf(entry, field, error.message, `check the path in ${field}`);
  }
}

function checkTokenFile(user: AuthInfo, host: Host): Problem | undefined {
  if (user.token !== '' || user.tokenFile === '') return undefined;
  const token = load(user, 'tokenFile', user.tokenFile, host);
  return token instanceof Uint8Array ? undefined : token;
}

const removedProviders: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'gcp',
    [
      'The gcp auth plugin has been removed.',
      'Please use the "gke-gcloud-auth-plugin" kubectl/client-go credential plugin instead.',
      'See https://cloud.google.com/blog/products/containers-kubernetes/kubectl-auth-changes-in-gke for further details',
    ],
  ],
  [
    'azure',
    [
      'The azure auth plugin has been removed.',
      'Please use the https://github.com/Azure/kubelogin kubectl/client-go credential plugin instead.',
      'See https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins for further details',
    ],
  ],
]);

function checkPlugin(user: AuthInfo): Problem | undefined {
  const { exec, authProvider } = user;
  if (exec !== undefined && !/^client\.authentication\.k8s\.io\/v1(?:beta1)?$/.test(exec.apiVersion)) {
    const message = `exec plugin: invalid apiVersion ${goQuote(exec.apiVersion)}`;
    return problemOf(user, 'exec.apiVersion', message, 'it is client.authentication.k8s.io/v1 or …/v1beta1');
  }
  if (authProvider === undefined) return undefined;
  const { name, config } = authProvider;
  const removed = removedProviders.get(name);
  if (removed !== undefined) {
    return problemOf(user, 'auth-provider', removed.join('\n'), 'replace auth-provider with an exec plugin');
  }
  if (name !== 'oidc') {
    const message = `no Auth Provider found for name ${goQuote(name)}`;
    return problemOf(user, 'auth-provider', message, 'replace auth-provider with an exec plugin');
  }
  const lacking = ['idp-issuer-url', 'client-id'].find((key) => (config.get(key) ?? '') === '');
  if (lacking === undefined) return undefined;
  return problemOf(
    user,
    'auth-provider',
    `Must provide ${lacking}`,
    `add ${lacking} to the provider's config`,
  );
}

function checkTls(cluster: Cluster, user: AuthInfo, host: Host): Problem | undefined {
  const authorityField =
    cluster.certificateAuthority === '' ? 'certificate-authority-data' : 'certificate-authority';
  const hasAuthority = cluster.certificateAuthority !== '' || cluster.certificateAuthorityData.length > 0;
  if (hasAuthority && cluster.insecureSkipTlsVerify) {
    return problemOf(
      cluster,
      'insecure-skip-tls-verify',
      'specifying a root certificates file with the insecure flag is not allowed',
      `remove insecure-skip-tls-verify, or ${authorityField}`,
    );
  }
  const material = [
    [cluster, 'certificate-authority', cluster.certificateAuthority, cluster.certificateAuthorityData],
    [user, 'client-certificate', user.clientCertificate, user.clientCertificateData],
    [user, 'client-key', user.clientKey, user.clientKeyData],
  ] as const;
  const usesCertificate = user.clientCertificate !== '' || user.clientCertificateData.length > 0;
  const loaded: Uint8Array[] = [];
  for (const [entry, field, path, data] of usesCertificate ? material : material.slice(0, 1)) {
    const bytes = data.length > 0 || path === '' ? data : load(entry, field, path, host);
    if (!(bytes instanceof Uint8Array)) return bytes;
    loaded.push(bytes);
  }
  const [authority = new Uint8Array(), certificate, key] = loaded;
  const authorityProblem = hasAuthority ? certificateProblem(authority) : undefined;
  if (authorityProblem !== undefined) {
    const message = `unable to load root certificates: ${authorityProblem}`;
    return problemOf(cluster, authorityField, message, 'it has to hold PEM certificates');
  }
  // A pair of files is looked at only when the server asks for it.
  const files = user.clientCertificateData.length === 0 && user.clientKeyData.length === 0;
  if (certificate === undefined || key === undefined || files) return undefined;
  const pairProblem = keyPairProblem(certificate, key);
  if (pairProblem === undefined) return undefined;
  const field = user.clientCertificateData.length > 0 ? 'client-certificate-data' : 'client-key-data';
  return problemOf(user, field, pairProblem, 'it takes a PEM certificate and the PEM key that belongs to it');
}

/** A plugin that cannot be run; kubectl finds out when it needs the first credentials. */
function checkCommand(user: AuthInfo, host: Host): Problem | undefined {
  const { exec } = user;
  if (exec === undefined || user.token !== '' || user.tokenFile !== '' || user.username !== '')
    return undefined;
  const failure = commandFailure(exec, user, host);
  if (failure === undefined) return undefined;
  const message = `Unable to connect to the server: getting credentials: exec: ${failure}`;
  return problemOf(user, 'exec.command', message, 'install the plugin, or check its path');
}

function commandFailure(exec: ExecConfig, user: AuthInfo, host: Host): string | undefined {
  const found = findCommand(exec, user, host);
  if (found.kind === 'found' || (host.platform === 'win32' && found.kind === 'not-on-path')) return undefined;
  if (found.kind !== 'not-on-path') {
    return `fork/exec ${found.path}: ${found.kind === 'not-executable' ? 'permission denied' : 'no such file or directory'}`;
  }
  const help = [
    `executable ${exec.command} not found`,
    'It looks like you are trying to use a client-go credential plugin that is not installed.',
    'To learn more about this feature, consult the documentation available at:\n' +
      '      https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins',
    ...(exec.installHint === '' ? [] : [exec.installHint]),
  ];
  return help.join('\n\n');
}
