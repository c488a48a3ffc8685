/** Files → one Config: client-go's ClientConfigLoadingRules.Load. */
import type { Host } from '../host.js';
import type { Config, LoadingRules } from './types.js';

export interface LoadOptions {
  /**
   * What a missing `--kubeconfig` file is: an error for clients (the default), an empty config for `config view`.
   */
  readonly missingExplicit?: 'error' | 'empty';
}

/**
 * Reads and merges the files: the first file wins per named entry, the first non-zero value per scalar. Throws a
 * KubeconfigError that names every bad file, with file, line and column.
 */
export function loadConfig(_rules: LoadingRules, _host: Host, _options: LoadOptions = {}): Config {
  throw new Error('not built yet');
}
