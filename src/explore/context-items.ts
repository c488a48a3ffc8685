/** The contexts that the explorer lists. */
import { compareBytes } from '../go/byte-order.js';
import { maskUrl } from '../kubeconfig/mask-url.js';
import type { Config } from '../kubeconfig/types.js';
import type { ContextItem } from './state.js';

/** Every context, sorted by name, with its server. */
export function contextItems(config: Config): readonly ContextItem[] {
  return [...config.contexts]
    .map(([name, { cluster }]) => ({
      name,
      current: name === config.currentContext,
      about: maskUrl(config.clusters.get(cluster)?.server ?? ''),
    }))
    .sort((a, b) => compareBytes(a.name, b.name));
}
