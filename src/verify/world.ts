/** What a script would find around it, as far as the verifier may assume it. */
import type { Config } from '../kubeconfig/types.js';

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
  /**
   * Variables of the environment whose values may be assumed. Others are unknown, and may be unset.
   */
  readonly environment: ReadonlyMap<string, string>;
  readonly os: OperatingSystem;
  readonly now: Date;
}
