/** The contexts that the explorer lists. */
import { compareBytes } from '../byte-order.js';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import { maskUrl } from '../kubeconfig/mask-url.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { ContextItem } from './state.js';

/** Every context, sorted by name, with its server. Throws a KubeconfigError where the kubeconfig cannot be read. */
export function contextItems(kubeconfig: string | undefined, host: Host): readonly ContextItem[] {
  const config = loadConfig(loadingRules({ kubeconfig }, host), host);
  return [...config.contexts]
    .map(([name, { cluster }]) => ({
      name,
      current: name === config.currentContext,
      about: maskUrl(config.clusters.get(cluster)?.server ?? ''),
    }))
    .sort((a, b) => compareBytes(a.name, b.name));
}
