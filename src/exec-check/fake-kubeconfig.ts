/** The caller's kubeconfig for the sandbox: everything that commands are made of, and none of its secrets. */
import { posix } from 'node:path';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import { resolvePath } from '../kubeconfig/paths.js';
import { printJson } from '../kubeconfig/print.js';
import type { AuthInfo, Config } from '../kubeconfig/types.js';

/** A file of the sandbox. */
export interface SandboxFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * The files at the paths where the script would find them: each kubeconfig as JSON, and what they name. A file that
 * is not there is left out, as it would be missing for the script. `context`: what is current instead. Throws a
 * KubeconfigError for a file that kubectl would not read.
 */
export function fakeKubeconfigs(
  paths: readonly string[],
  context: string | undefined,
  host: Host,
): readonly SandboxFile[] {
  const existing = paths.map((path) => posix.resolve(host.cwd, path)).filter((path) => host.files.stat(path));
  return existing.flatMap((path, index) => {
    const config = loadConfig({ precedence: [path] }, host);
    const current = context !== undefined && index === 0 ? { ...config, currentContext: context } : config;
    return [{ path, content: printJson(withoutSecrets(current)) }, ...namedFiles(config, host)];
  });
}

const fake = (what: string): string => `fake-${what}`;

function withoutSecrets(config: Config): Config {
  const authInfos = new Map([...config.authInfos].map(([name, user]) => [name, fakeUser(user)] as const));
  return { ...config, authInfos };
}

/** Whatever is a secret becomes another text; what is empty stays empty. */
function fakeUser(user: AuthInfo): AuthInfo {
  const { exec, authProvider } = user;
  return {
    ...user,
    token: user.token === '' ? '' : fake('token'),
    password: user.password === '' ? '' : fake('password'),
    clientKeyData: user.clientKeyData.length === 0 ? user.clientKeyData : Buffer.from(fake('key\n')),
    exec: exec && { ...exec, env: exec.env.map(({ name }) => ({ name, value: fake('value') })) },
    authProvider: authProvider && {
      ...authProvider,
      config: new Map([...authProvider.config].map(([name]) => [name, fake('value')])),
    },
  };
}

/** CAs and certificates as they are; keys and tokens as other texts. */
function namedFiles(config: Config, host: Host): SandboxFile[] {
  const files: SandboxFile[] = [];
  const add = (path: string, content: (bytes: Uint8Array) => string | Uint8Array): void => {
    if (host.files.stat(path)?.kind === 'file') files.push({ path, content: content(host.files.read(path)) });
  };
  for (const cluster of config.clusters.values()) {
    if (cluster.certificateAuthority !== '')
      add(resolvePath(cluster, cluster.certificateAuthority, host), (bytes) => bytes);
  }
  for (const user of config.authInfos.values()) {
    if (user.clientCertificate !== '') add(resolvePath(user, user.clientCertificate, host), (bytes) => bytes);
    if (user.clientKey !== '') add(resolvePath(user, user.clientKey, host), () => fake('key\n'));
    if (user.tokenFile !== '') add(resolvePath(user, user.tokenFile, host), () => fake('token\n'));
  }
  return files;
}
