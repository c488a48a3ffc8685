/** client-go's MinifyConfig (clientcmd/api/helpers.go): what one context needs, and nothing else. */
import { quoted } from '../display.js';
import { KubeconfigError } from '../errors.js';
import { nearestName } from '../matching/nearest.js';
import type { Config } from './types.js';

/**
 * Only the current context (or the named one, which becomes current), its cluster and its user. Throws a
 * KubeconfigError in client-go's words where one of them is missing.
 */
export function minify(config: Config, contextName?: string): Config {
  const name = contextName || config.currentContext;
  if (name === '') {
    throw new KubeconfigError('current-context must exist in order to minify', {
      hint: 'name a context with --context',
    });
  }
  const context = config.contexts.get(name);
  if (context === undefined) {
    const position = contextName ? undefined : config.currentContextPosition;
    throw notFound('context', name, config.contexts, position);
  }
  const { cluster, authInfo } = context;
  return {
    ...config,
    currentContext: name,
    contexts: new Map([[name, context]]),
    clusters: only('cluster', cluster, config.clusters, context.origins.get('cluster')),
    authInfos: only('user', authInfo, config.authInfos, context.origins.get('user')),
  };
}

type Place = KubeconfigError['position'];

function only<T>(
  kind: string,
  name: string,
  entries: ReadonlyMap<string, T>,
  position: Place,
): ReadonlyMap<string, T> {
  if (name === '') return new Map();
  const entry = entries.get(name);
  if (entry === undefined) throw notFound(kind, name, entries, position);
  return new Map([[name, entry]]);
}

function notFound(
  kind: string,
  name: string,
  entries: ReadonlyMap<string, unknown>,
  position: Place,
): KubeconfigError {
  const nearest = nearestName(name, entries.keys());
  const hint =
    nearest === undefined
      ? `there is no such ${kind}: see 'config get-${kind}s'`
      : `there is no such ${kind}: did you mean ${quoted(nearest)}?`;
  return new KubeconfigError(
    `cannot locate ${kind} ${name}`,
    position === undefined ? { hint } : { hint, position },
  );
}
