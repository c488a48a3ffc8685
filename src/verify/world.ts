/** What a script would find around it, as far as the verifier may assume it. */
import type { AuthInfo, Cluster, Config } from '../kubeconfig/types.js';
import type { KubercFault } from '../kuberc/read.js';
import type { Kuberc, PluginPolicy } from '../kuberc/types.js';
import type { Version } from '../tool-version.js';
import type { Value } from './value.js';

export const targetNames = ['bash', 'curl', 'kubectl', 'powershell'] as const;
export type TargetName = (typeof targetNames)[number];

export type OperatingSystem = 'linux' | 'macos' | 'windows';

export interface World {
  /**
   * The kubeconfig that kubectl would read: with `--kubeconfig` or `KUBECONFIG` as the script sets them, or as the
   * caller has them where it sets neither. Undefined where the verifier is to assume nothing (no kubeconfig at hand).
   * A file that kubectl could not load throws a KubeconfigError.
   */
  config(from?: { readonly explicitPath?: string; readonly variable?: string }): Config | undefined;
  /** Where that kubeconfig is, in words, for the report's assumptions. */
  readonly kubeconfigDescription: string;
  /** The config with files read into their `-data` fields. Throws a KubeconfigError. */
  flatten(config: Config): Config;
  /** The absolute path of the CA's file that the cluster names; empty where it names none. */
  caFile(cluster: Cluster): string;
  /**
   * The files that `flatten` takes to be where the script runs, because they are not here. Their content is not known:
   * a script may hand it on, and nothing may be concluded from it.
   */
  assumedFiles?(config: Config): readonly string[];
  /**
   * A variable of the environment that the script starts in: undefined where it is not set. A value that is no
   * common knowledge (other than HOME, USER, KUBECONFIG, …) is not given but described.
   */
  environment(name: string): Value | undefined;
  /** kubectl's preferences, as the caller has them, or why kubectl stops; undefined where there are none. */
  kuberc(): Kuberc | KubercFault | undefined;
  /** The program of the user's exec plugin: a name to look for on PATH, or an absolute path. */
  pluginPath(user: AuthInfo): string;
  /** Whether a policy of it lets a user's exec plugin start. */
  mayRun(policy: PluginPolicy, user: AuthInfo): boolean;
  readonly os: OperatingSystem;
  /** The oldest versions that the script has to work with; a tool that is not named is as new as we know it. */
  readonly targets: Readonly<Partial<Record<TargetName, Version>>>;
  readonly now: Date;
  /** False where `ks:ignore` comments accept nothing: the script's author is not the one who asks. */
  readonly honorsIgnore: boolean;
  /** Tokens are what tokens are: whoever asks takes that for granted, because a check of them comes later. */
  readonly trustsTokens?: boolean;
}
