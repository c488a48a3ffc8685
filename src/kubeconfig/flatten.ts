/** client-go's FlattenConfig (clientcmd/api/helpers.go): files become data. */
import type { Host } from '../host.js';
import type { Config } from './types.js';

/** The Config with CA, certificate and key files read into their `-data` fields. Throws KubeconfigError. */
export function flatten(_config: Config, _host: Host): Config {
  throw new Error('not built yet');
}
