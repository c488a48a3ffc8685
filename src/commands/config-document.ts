/** The kubeconfig as `kubectl config view` shows it, as a document to query (kubectl pkg/cmd/config/view.go). */
import type { Host } from '../host.js';
import type { Value } from '../jsonpath/value.js';
import { flatten } from '../kubeconfig/flatten.js';
import { loadConfig } from '../kubeconfig/load.js';
import { minify } from '../kubeconfig/minify.js';
import { redact } from '../kubeconfig/redact.js';
import { loadingRules } from '../kubeconfig/rules.js';
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
  const rules = loadingRules({ kubeconfig: view.kubeconfig }, host);
  let config = loadConfig(rules, host, { missingExplicit: 'empty' });
  if (view.minify) config = minify(config, view.context);
  if (view.flatten) config = flatten(config, host);
  else if (!view.raw) config = redact(config);
  return toWire(config);
}
