/** The caller's kubeconfig for the sandbox: everything that commands are made of, and none of its secrets. */
import { posix } from 'node:path';
import { KubeconfigError } from '../errors.js';
import { NotFollowed } from '../files/named-by-text.js';
import { isThere, probe } from '../files/probe.js';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import { resolvePath } from '../kubeconfig/paths.js';
import { printJson } from '../kubeconfig/print.js';
import type { Config } from '../kubeconfig/types.js';
import { fake, onlyCertificates, withoutCredentials, withoutSecrets } from './without-secrets.js';

/** A file of the sandbox. */
export interface SandboxFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * The files at the paths where the script would find them: each kubeconfig as JSON, and what they name. A file that
 * is not there is left out, as it would be missing for the script; one that kubectl cannot read stays unreadable.
 * `context`: what is current instead.
 */
export function fakeKubeconfigs(
  paths: readonly string[],
  context: string | undefined,
  host: Host,
): readonly SandboxFile[] {
  const existing = new Set(
    paths.map((path) => posix.resolve(host.cwd, path)).filter((path) => isThere(path, host)),
  );
  const files = [...existing].flatMap((path): readonly SandboxFile[] => {
    const config = readConfig(path, host);
    if (config === undefined) return [path, askedPath(path)].map((at) => ({ path: at, content: '{' }));
    const current = context === undefined ? config : { ...config, currentContext: context };
    return [
      { path, content: printJson(withoutSecrets(current)) },
      { path: askedPath(path), content: printJson(withoutCredentials(current)) },
      ...namedFiles(config, host),
    ];
  });
  // Two of them can name the same CA.
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

/** Where the stand-in of kubectl finds what it asks the real one with. */
const askedPath = (path: string): string => `/mnt/asked${path}`;

/** The servers of each cluster, by its name in any of the kubeconfigs. */
export function serversByName(paths: readonly string[], host: Host): ReadonlyMap<string, readonly string[]> {
  const servers = new Map<string, readonly string[]>();
  for (const { clusters } of configsAt(paths, host))
    for (const [name, { server }] of clusters) servers.set(name, [...(servers.get(name) ?? []), server]);
  return servers;
}

/** The kubeconfigs at the paths, each for itself, that are there and that kubectl can read. */
export function configsAt(paths: readonly string[], host: Host): readonly Config[] {
  const files = new Set(paths.map((path) => posix.resolve(host.cwd, path)));
  return [...files].flatMap((path) => (isThere(path, host) ? (readConfig(path, host) ?? []) : []));
}

function readConfig(path: string, host: Host): Config | undefined {
  try {
    return loadConfig({ precedence: [path] }, host);
  } catch (error) {
    if (error instanceof KubeconfigError || error instanceof NotFollowed) return undefined;
    throw error;
  }
}

/** The certificates of CAs and users; keys and tokens as other texts. */
function namedFiles(config: Config, host: Host): SandboxFile[] {
  const files: SandboxFile[] = [];
  const add = (path: string, content: (bytes: Uint8Array) => string | Uint8Array): void => {
    if (probe(path, host)?.kind === 'file') files.push({ path, content: content(host.files.read(path)) });
  };
  for (const cluster of config.clusters.values()) {
    if (cluster.certificateAuthority !== '')
      add(resolvePath(cluster, cluster.certificateAuthority, host), onlyCertificates);
  }
  for (const user of config.authInfos.values()) {
    if (user.clientCertificate !== '') add(resolvePath(user, user.clientCertificate, host), onlyCertificates);
    if (user.clientKey !== '') add(resolvePath(user, user.clientKey, host), () => fake('key\n'));
    if (user.tokenFile !== '') add(resolvePath(user, user.tokenFile, host), () => fake('token\n'));
  }
  return files;
}
