/** What the values that a script captures are made of. */
import type { Target } from './target.js';
import type { Alphabet } from './word.js';

/** Bearer tokens (RFC 6750, b64token). */
export const tokenAlphabet: Alphabet = { prefix: '', ranges: 'AZaz09', others: '._~+/=-' };

/** An address of IPv4 or IPv6, or a name: what KUBERNETES_SERVICE_HOST may hold, and what a port is. */
export const hostAlphabet: Alphabet = { prefix: '', ranges: 'AZaz09', others: '.:-' };
export const portAlphabet: Alphabet = { prefix: '', ranges: '09', others: '' };

/** The URL of both. */
export const podServerAlphabet: Alphabet = { prefix: 'https://', ranges: 'AZaz09', others: '.:-[]' };

/** A name of a namespace (RFC 1123 label). */
export const namespaceAlphabet: Alphabet = { prefix: '', ranges: 'az09', others: '-' };

/** Base64 (RFC 4648, 4). */
export const base64Alphabet: Alphabet = { prefix: '', ranges: 'AZaz09', others: '+/=' };

/** A number of seconds, as kubectl prints an int64. */
export const secondsAlphabet: Alphabet = { prefix: '', ranges: '09', others: '' };

/** An HTTP status. */
export const statusAlphabet: Alphabet = { prefix: '', ranges: '09', others: '', length: 3 };

/** `metadata.continue`: base64 of URLs, without padding (apiserver, pkg/storage/continue.go). */
export const continueAlphabet: Alphabet = { prefix: '', ranges: 'AZaz09', others: '_-' };

/** Where `kubectl proxy` listens: 127.0.0.1 and a port. */
export const addressAlphabet: Alphabet = { prefix: '127.0.0.1:', ranges: '09', others: '' };

/**
 * A server of the scheme that the kubeconfig gives now. What few URLs hold (brackets of IPv6, percent signs) may stand
 * in it only if it stands in that server.
 */
export function serverAlphabet({ server }: Pick<Target, 'server'>): Alphabet {
  const [prefix = '', rest = ''] = server.url.split(/(?<=^https?:\/\/)/i);
  const rare = [...new Set(rest)].filter((character) => /[^A-Za-z0-9.:/_-]/.test(character));
  if (rare.some((character) => !'~+=@%,[]'.includes(character)))
    return { prefix, ranges: '', others: '', visible: true };
  return { prefix, ranges: 'AZaz09', others: `.:/_-${rare.sort().join('')}` };
}

/**
 * A proxy-url that holds a password: no character of it may show here, so this is all that Go's net/url takes in one.
 * `targetOf` refuses those that hold others.
 */
export const proxyUrlAlphabet: Alphabet = { prefix: '', ranges: '', others: '', visible: true };

/** A user name and a password, joined by a colon: no blank, no `"` and no backslash, which curl's configuration would take. */
export const basicAlphabet: Alphabet = { prefix: '', ranges: '', others: '', visible: true };
