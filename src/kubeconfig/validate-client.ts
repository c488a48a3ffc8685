/** What client-go finds out only while it builds the client: rest/config.go, transport/transport.go, plugin/pkg/client/auth. */

import { ReadFailure, readFile } from '../go/files.js';
import { goQuote } from '../go/quote.js';
import type { Host } from '../host.js';
import { type FoundCommand, findCommand } from './exec-command.js';
import { maskUrl } from './mask-url.js';
import { resolvePath } from './paths.js';
import { certificateProblem, keyPairProblem } from './pem.js';
import { type Missing, type Problem, problemOf } from './problem.js';
import type { AuthInfo, Cluster, Entry, ExecConfig } from './types.js';
import { serverUrl } from './url.js';
import { orMissing } from './validate-user.js';

/** What would stop the client, in client-go's order: it stops at the first. */
export function* clientProblems(cluster: Cluster, user: AuthInfo, host: Host): Generator<Problem> {
  const url = serverUrl(cluster.server);
  if (url === undefined) {
    const message = `host must be a URL or a host:port pair: ${goQuote(maskUrl(cluster.server))}`;
    yield problemOf(cluster, 'server', message, 'write it like https://api.example.com:6443');
    return;
  }
  // Without TLS no credentials are sent, and client-go looks at none.
  if (url.scheme !== 'https') return;
  yield* tokenFileProblems(user, host);
  yield* pluginProblems(user);
  yield* tlsProblems(cluster, user, host);
  yield* commandProblems(user, host);
}

/** A file's bytes, or the problem that reading it is. */
function load(entry: Entry, field: string, path: string, host: Host): Uint8Array | Problem {
  try {
    return readFile(resolvePath(entry, path, host), host);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    const problem = problemOf(entry, field, error.message, `check the path in ${field}`);
    return orMissing(problem, error, path, field);
  }
}

function* tokenFileProblems(user: AuthInfo, host: Host): Generator<Problem> {
  if (user.token !== '' || user.tokenFile === '') return;
  const token = load(user, 'tokenFile', user.tokenFile, host);
  if (!(token instanceof Uint8Array)) yield token;
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

function* pluginProblems(user: AuthInfo): Generator<Problem> {
  const { exec, authProvider } = user;
  if (exec !== undefined && !/^client\.authentication\.k8s\.io\/v1(?:beta1)?$/.test(exec.apiVersion)) {
    const message = `exec plugin: invalid apiVersion ${goQuote(exec.apiVersion)}`;
    yield problemOf(user, 'exec.apiVersion', message, 'it is client.authentication.k8s.io/v1 or …/v1beta1');
  }
  if (authProvider === undefined) return;
  const { name, config } = authProvider;
  const removed = removedProviders.get(name);
  const instead = 'replace auth-provider with an exec plugin';
  if (removed !== undefined) yield problemOf(user, 'auth-provider', removed.join('\n'), instead);
  else if (name !== 'oidc')
    yield problemOf(user, 'auth-provider', `no Auth Provider found for name ${goQuote(name)}`, instead);
  else {
    const lacking = ['idp-issuer-url', 'client-id'].find((key) => (config.get(key) ?? '') === '');
    if (lacking === undefined) return;
    const hint = `add ${lacking} to the provider's config`;
    yield problemOf(user, 'auth-provider', `Must provide ${lacking}`, hint);
  }
}

function* tlsProblems(cluster: Cluster, user: AuthInfo, host: Host): Generator<Problem> {
  const authorityField =
    cluster.certificateAuthority === '' ? 'certificate-authority-data' : 'certificate-authority';
  const hasAuthority = cluster.certificateAuthority !== '' || cluster.certificateAuthorityData.length > 0;
  if (hasAuthority && cluster.insecureSkipTlsVerify) {
    yield problemOf(
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
  const loaded: (Uint8Array | undefined)[] = [];
  for (const [entry, field, path, data] of usesCertificate ? material : material.slice(0, 1)) {
    const bytes = data.length > 0 || path === '' ? data : load(entry, field, path, host);
    if (!(bytes instanceof Uint8Array)) yield bytes;
    loaded.push(bytes instanceof Uint8Array ? bytes : undefined);
  }
  const [authority, certificate, key] = loaded;
  const authorityProblem =
    hasAuthority && authority !== undefined ? certificateProblem(authority) : undefined;
  if (authorityProblem !== undefined) {
    const message = `unable to load root certificates: ${authorityProblem}`;
    yield problemOf(cluster, authorityField, message, 'it has to hold PEM certificates');
  }
  // A pair of files is looked at only when the server asks for it.
  const files = user.clientCertificateData.length === 0 && user.clientKeyData.length === 0;
  if (certificate === undefined || key === undefined || files) return;
  const pairProblem = keyPairProblem(certificate, key);
  if (pairProblem === undefined) return;
  const field = user.clientCertificateData.length > 0 ? 'client-certificate-data' : 'client-key-data';
  yield problemOf(user, field, pairProblem, 'it takes a PEM certificate and the PEM key that belongs to it');
}

/** A plugin that cannot be run; kubectl finds out when it needs the first credentials. */
function* commandProblems(user: AuthInfo, host: Host): Generator<Problem> {
  const { exec } = user;
  if (exec === undefined || user.token !== '' || user.tokenFile !== '' || user.username !== '') return;
  const found = findCommand(exec, user, host);
  const failure = commandFailure(exec, found, host);
  if (failure === undefined) return;
  const message = `Unable to connect to the server: getting credentials: exec: ${failure}`;
  const problem = problemOf(user, 'exec.command', message, 'install the plugin, or check its path');
  const missing: Missing = { kind: 'program', name: exec.command, whose: 'exec plugin of the user' };
  yield found.kind === 'not-executable' ? problem : { ...problem, missing };
}

function commandFailure(exec: ExecConfig, found: FoundCommand, host: Host): string | undefined {
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
