/** The names that a kubeconfig holds, for completion: a file that cannot be read holds none. */
import { UserError } from '../errors.js';
import { isThere } from '../files/probe.js';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import { maskUrl } from '../kubeconfig/mask-url.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { Config } from '../kubeconfig/types.js';
import type { Candidate } from './answer.js';

export type NameKind = 'contexts' | 'clusters' | 'users' | 'namespaces';

/** `kubeconfig` is what stands behind `--kubeconfig` on the line, as it was typed. */
export function kubeconfigNames(
  kind: NameKind,
  kubeconfig: string | undefined,
  host: Host,
): readonly Candidate[] {
  let config: Config;
  try {
    const typed = kubeconfig === undefined ? undefined : asTheShellReads(kubeconfig, host);
    config = loadConfig(loadingRules({ kubeconfig: typed }, host), host);
  } catch (error) {
    // Completion has no place for messages: the command itself will say what is wrong.
    if (error instanceof UserError) return [];
    throw error;
  }
  if (kind === 'namespaces') return namespaces(config);
  if (kind === 'users') return [...config.authInfos.keys()].map((value) => ({ value }));
  if (kind === 'clusters') {
    return [...config.clusters.keys()].map((value) => ({ value, about: serverOf(config, value) }));
  }
  return [...config.contexts].map(([value, { cluster }]) => ({ value, about: serverOf(config, cluster) }));
}

function namespaces(config: Config): readonly Candidate[] {
  const named = [...config.contexts.values()].map(({ namespace }) => namespace).filter((name) => name !== '');
  return [...new Set([...named, 'default'])].map((value) => ({ value }));
}

function serverOf(config: Config, name: string): string | undefined {
  const cluster = config.clusters.get(name);
  return cluster === undefined ? undefined : maskUrl(cluster.server);
}

/** Completion sees the line before the shell has read it: `~` and exported variables still stand there. */
export function asTheShellReads(path: string, host: Host): string {
  if (isThere(path, host)) return path;
  return path
    .replace(/^~(?=\/|$)/, () => host.home)
    .replace(/\$(?:(\w+)|\{(\w+)\})/g, (written, bare: string | undefined, braced: string | undefined) => {
      return host.env[bare ?? braced ?? ''] ?? written;
    });
}
