/** The kubeconfig as `kubectl config view` shows it, as a document to query (kubectl pkg/cmd/config/view.go). */
import { KubeconfigError } from '../errors.js';
import type { Host } from '../host.js';
import type { Value } from '../jsonpath/value.js';
import { flatten } from '../kubeconfig/flatten.js';
import { loadConfig, loadSingleFile } from '../kubeconfig/load.js';
import { minify } from '../kubeconfig/minify.js';
import { redact } from '../kubeconfig/redact.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { Config } from '../kubeconfig/types.js';
import { toWire } from '../kubeconfig/wire.js';

export interface ConfigView {
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly raw: boolean;
  readonly flatten: boolean;
  readonly minify: boolean;
  readonly merge: boolean;
}

/** Loads, minifies, then flattens or redacts. Throws KubeconfigError. */
export function viewConfig(view: ConfigView, host: Host): Value {
  let config = load(view, host);
  if (view.minify) config = minify(config, view.context === '' ? undefined : view.context);
  if (view.flatten) config = flatten(config, host);
  else if (!view.raw) config = redact(config);
  return toWire(config);
}

function load(view: ConfigView, host: Host): Config {
  const rules = loadingRules({ kubeconfig: view.kubeconfig }, host);
  if (view.merge) return loadConfig(rules, host, { missingExplicit: 'empty' });
  if (rules.explicitPath !== undefined) return loadSingleFile(rules.explicitPath, host);
  throw new KubeconfigError('if merge==false a precise file must be specified', {
    hint: 'name one file with --kubeconfig',
  });
}
