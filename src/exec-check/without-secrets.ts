/**
 * A kubeconfig made anew, of the fields that are named here and no others: what commands are made of as it is, every
 * credential as another text, so that what was empty stays empty. What nobody thought of is not copied.
 */
import { maskArguments } from '../kubeconfig/mask-arguments.js';
import { masked } from '../kubeconfig/mask-url.js';
import { pemBlocks } from '../kubeconfig/pem.js';
import type { AuthInfo, Cluster, Config, Context, Entry, ExecConfig } from '../kubeconfig/types.js';
import { maskedTexts } from '../verify/mask-secrets.js';

/** What stands for a secret. */
export const fake = (what: string): string => `fake-${what}`;

export function withoutSecrets(config: Config): Config {
  // The report masks them wherever they stand, so that other texts fit it.
  const secrets = maskedTexts([config]);
  const without = (text: string): string =>
    secrets.reduce((so, secret) => so.replaceAll(secret, fake('secret')), text);
  return {
    clusters: mapped(config.clusters, (one) => fakeCluster(one, without)),
    contexts: mapped(config.contexts, fakeContext),
    authInfos: mapped(config.authInfos, fakeUser),
    currentContext: config.currentContext,
    currentContextPosition: undefined,
    preferences: { colors: config.preferences.colors, extensions: new Map() },
    extensions: new Map(),
    files: [],
    shadowed: [],
    unknownFields: [],
  };
}

/** The same with nothing to sign in with but a text, for a kubectl that is to say where it would go. */
export function withoutCredentials(config: Config): Config {
  const { clusters, contexts, authInfos, ...rest } = withoutSecrets(config);
  return {
    ...rest,
    clusters: mapped(clusters, (one) => ({
      ...one,
      certificateAuthority: '',
      certificateAuthorityData: new Uint8Array(),
      proxyUrl: '',
    })),
    contexts,
    authInfos: mapped(authInfos, (one) => ({
      ...one,
      clientCertificate: '',
      clientCertificateData: new Uint8Array(),
      clientKey: '',
      clientKeyData: new Uint8Array(),
      token: fake('token'),
      tokenFile: '',
      username: '',
      password: '',
      authProvider: undefined,
      exec: undefined,
    })),
  };
}

function mapped<T>(entries: ReadonlyMap<string, T>, make: (entry: T) => T): ReadonlyMap<string, T> {
  return new Map([...entries].map(([name, entry]) => [name, make(entry)]));
}

/** Where an entry comes from decides what its relative paths mean. */
const bareEntry = ({ locationOfOrigin }: Entry): Entry => ({
  locationOfOrigin,
  position: undefined,
  origins: new Map(),
  extensions: new Map(),
});

function fakeCluster(cluster: Cluster, without: (text: string) => string): Cluster {
  return {
    ...bareEntry(cluster),
    server: without(cluster.server),
    tlsServerName: cluster.tlsServerName,
    insecureSkipTlsVerify: cluster.insecureSkipTlsVerify,
    certificateAuthority: cluster.certificateAuthority,
    certificateAuthorityData: onlyCertificates(cluster.certificateAuthorityData),
    proxyUrl: without(cluster.proxyUrl),
    disableCompression: cluster.disableCompression,
  };
}

function fakeContext(context: Context): Context {
  const { cluster, authInfo, namespace } = context;
  return { ...bareEntry(context), cluster, authInfo, namespace };
}

function fakeUser(user: AuthInfo): AuthInfo {
  const { authProvider, exec } = user;
  const faked = (text: string, what: string): string => (text === '' ? '' : fake(what));
  return {
    ...bareEntry(user),
    clientCertificate: user.clientCertificate,
    clientCertificateData: onlyCertificates(user.clientCertificateData),
    clientKey: user.clientKey,
    clientKeyData: user.clientKeyData.length === 0 ? user.clientKeyData : Buffer.from(fake('key\n')),
    token: faked(user.token, 'token'),
    tokenFile: user.tokenFile,
    impersonate: user.impersonate,
    impersonateUid: user.impersonateUid,
    impersonateGroups: user.impersonateGroups,
    impersonateUserExtra: mapped(user.impersonateUserExtra, (values) => values.map(() => fake('value'))),
    username: user.username,
    password: faked(user.password, 'password'),
    authProvider: authProvider && {
      name: authProvider.name,
      config: mapped(authProvider.config, () => fake('value')),
    },
    exec: exec && fakeExec(exec),
  };
}

function fakeExec(exec: ExecConfig): ExecConfig {
  const { apiVersion, command, args, env, provideClusterInfo, interactiveMode } = exec;
  return {
    apiVersion,
    command,
    args: fakeArguments(args),
    env: env.map(({ name }) => ({ name, value: fake('value') })),
    installHint: '',
    provideClusterInfo,
    interactiveMode,
  };
}

/** Words and options that people are shown stay; of the rest, the names of options. */
function fakeArguments(args: readonly string[]): readonly string[] {
  const shown = maskArguments(args);
  return args.map((argument, index) =>
    shown[index] === argument ? argument : (shown[index] ?? '').replaceAll(masked, fake('secret')),
  );
}

/** Its certificates alone, as they stand: a file that holds a private key beside them is common. */
export function onlyCertificates(data: Uint8Array): Uint8Array {
  if (data.length === 0) return data;
  const blocks = pemBlocks(data);
  const certificates = blocks.filter(({ type }) => type === 'CERTIFICATE').map(({ text }) => text);
  if (certificates.length === 0) return Buffer.from(fake('certificate\n'));
  const rest = certificates.reduce(
    (text, one) => text.replace(one, ''),
    Buffer.from(data).toString('latin1'),
  );
  return rest.trim() === '' ? data : Buffer.from(certificates.map((text) => `${text}\n`).join(''));
}
