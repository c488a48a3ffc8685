/** client-go's MinifyConfig (clientcmd/api/helpers.go): what one context needs, and nothing else. */
import type { Config } from './types.js';

/** Only the current context (or the named one, which becomes current), its cluster and its user. Throws KubeconfigError. */
export function minify(_config: Config, _contextName?: string): Config {
  throw new Error('not built yet');
}
