/** What `config view` hides unless asked not to: client-go's RedactSecrets and ShortenConfig (clientcmd/api/helpers.go). */
import type { Config } from './types.js';

/** The Config with tokens, passwords, keys and certificates replaced as kubectl replaces them. */
export function redact(_config: Config): Config {
  throw new Error('not built yet');
}
