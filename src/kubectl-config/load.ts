/** The config as `config view` shows it: the flags that choose, cut and hide (kubectl pkg/cmd/config/view.go). */

import type { Flags } from '../command-line/pflag.js';
import { KubeconfigError } from '../errors.js';
import type { Host } from '../host.js';
import { loadConfig, loadSingleFile } from '../kubeconfig/load.js';
import { minify } from '../kubeconfig/minify.js';
import { redact } from '../kubeconfig/redact.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { Config } from '../kubeconfig/types.js';

/**
 * Imports what the flags need (`--kubeconfig --merge --minify --context --flatten --raw`), and returns what loads the
 * config: kubectl parses a template before it reads any file. What is returned throws KubeconfigError.
 */
export async function configLoader(flags: Flags, host: Host): Promise<() => Config> {
  const flatten = flags.boolean('flatten') ? (await import('../kubeconfig/flatten.js')).flatten : undefined;
  return () => {
    let config = load(flags, host);
    if (flags.boolean('minify')) {
      const context = flags.text('context');
      config = minify(config, context === '' ? undefined : context);
    }
    if (flatten !== undefined) return flatten(config, host);
    return flags.boolean('raw') ? config : redact(config);
  };
}

function load(flags: Flags, host: Host): Config {
  const rules = loadingRules({ kubeconfig: flags.text('kubeconfig') }, host);
  if (flags.boolean('merge') !== false) return loadConfig(rules, host, { missingExplicit: 'empty' });
  if (rules.explicitPath !== undefined) return loadSingleFile(rules.explicitPath, host);
  throw new KubeconfigError('if merge==false a precise file must be specified', {
    hint: 'name it with --kubeconfig',
  });
}
