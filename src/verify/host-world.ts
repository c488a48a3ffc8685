/** The world of a real run: the caller's kubeconfig and environment. */
import { NotFollowed, withoutStrangeFiles } from '../files/named-by-text.js';
import type { Host } from '../host.js';
import { flatten } from '../kubeconfig/flatten.js';
import { loadConfig } from '../kubeconfig/load.js';
import { resolvePath } from '../kubeconfig/paths.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { Config } from '../kubeconfig/types.js';
import { loadKuberc } from '../kuberc/load.js';
import { mayRun } from '../kuberc/may-run.js';
import { podVariable } from './pod.js';
import { Refusal } from './refusal.js';
import { literal, unknown } from './value.js';
import type { OperatingSystem, World } from './world.js';

/** Variables whose values people may see, and that scripts are expected to use. */
const plain: ReadonlySet<string> = new Set([
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'KUBECONFIG',
  'PWD',
  'SHELL',
  'LANG',
  'TERM',
]);

export interface WorldOptions {
  /** `verify --kubeconfig`: what the script would find as its KUBECONFIG. */
  readonly kubeconfig?: string | undefined;
  /** `verify --context`: the context that is current when the script runs. */
  readonly context?: string | undefined;
  readonly os?: OperatingSystem | undefined;
  readonly targets?: World['targets'];
  readonly honorsIgnore?: boolean;
  readonly trustsTokens?: boolean;
  /** `verify --kuberc`: the preferences of kubectl that the script would find. */
  readonly kuberc?: string | undefined;
  /** For scripts of our own making, which hand on what a file holds and never look at it: files that are not here are taken to be where the script runs. */
  readonly assumesFiles?: boolean;
  /** A kubeconfig that the user named, and that is read whatever it is; beside the usual ones. */
  readonly named?: string | undefined;
}

/** Reads what a script names. Throws a Refusal where it names something that is not read. */
function followed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotFollowed)) throw error;
    throw new Refusal('KS3105', error.message, undefined, error.hint);
  }
}

/** What a script that the caller starts would find. Kubeconfigs are read when they are first asked for. */
export function hostWorld(host: Host, options: WorldOptions = {}): World {
  const env = options.kubeconfig === undefined ? host.env : { ...host.env, KUBECONFIG: options.kubeconfig };
  const usual = loadingRules({}, { ...host, env }).precedence;
  const careful = withoutStrangeFiles(host, [
    ...usual,
    ...(options.named === undefined ? [] : [options.named]),
  ]);
  const known = new Map<string, Config>();
  const asked = new Map<string, string | undefined>();
  const load = (from: Parameters<World['config']>[0] = {}): Config => {
    const { explicitPath, variable = env.KUBECONFIG } = from;
    const key = JSON.stringify([explicitPath, variable]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const at: Host = { ...careful, env: { ...env, KUBECONFIG: variable } };
    const loaded = followed(() =>
      loadConfig(loadingRules({ kubeconfig: explicitPath }, at), at, { missingExplicit: 'empty' }),
    );
    const config = options.context === undefined ? loaded : { ...loaded, currentContext: options.context };
    known.set(key, config);
    return config;
  };
  let preferences: { readonly kuberc: ReturnType<typeof loadKuberc> } | undefined;
  return {
    config: load,
    flatten: (config) => followed(() => flatten(config, careful, options.assumesFiles ? standIn : undefined)),
    kuberc() {
      preferences ??= { kuberc: loadKuberc(host, options.kuberc) };
      return preferences.kuberc;
    },
    caFile: (cluster) => resolvePath(cluster, cluster.certificateAuthority, host),
    pluginPath: ({ exec, locationOfOrigin }) =>
      exec === undefined || !/[\\/]/.test(exec.command)
        ? (exec?.command ?? '')
        : resolvePath({ locationOfOrigin }, exec.command, host),
    mayRun: (policy, user) => user.exec === undefined || mayRun(policy, user.exec, user, host),
    assumedFiles: (config) => {
      const names: string[] = [];
      if (options.assumesFiles !== true) return names;
      followed(() =>
        flatten(config, careful, (path) => {
          names.push(path);
          return standIn(path);
        }),
      );
      return names;
    },
    kubeconfigDescription: env.KUBECONFIG ?? '~/.kube/config',
    environment(name) {
      // Node asks the system each time, and a run asks for the same few again and again.
      if (!asked.has(name)) asked.set(name, env[name]);
      const value = asked.get(name);
      const ofPod = podVariable(name, value !== undefined && value !== '');
      if (value === undefined || ofPod !== undefined) return ofPod;
      return plain.has(name)
        ? literal(value)
        : unknown(`environment variable ${name}`, { nonEmpty: value !== '' });
    },
    os: options.os ?? systems[host.platform] ?? 'linux',
    targets: options.targets ?? {},
    now: host.now(),
    honorsIgnore: options.honorsIgnore ?? true,
    trustsTokens: options.trustsTokens ?? false,
  };
}

/** What stands for a file that is not here: no file is like it. */
function standIn(path: string): Uint8Array {
  return new TextEncoder().encode(`-----BEGIN ${path} -----\n`);
}

const systems: Partial<Record<NodeJS.Platform, OperatingSystem>> = { darwin: 'macos', win32: 'windows' };
