/** Certificates and keys that were made for tests; they vouch for nothing. `ca` signed all but the CAs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.js';

/** A PEM file of test/support/pki, such as `client.crt`. */
export function pem(name: string): string {
  return readFileSync(join(root, 'test/support/pki', name), 'utf8');
}

/** The same in base64, for a `-data` field. */
export function pemData(...names: readonly string[]): string {
  return Buffer.from(names.map(pem).join('')).toString('base64');
}

/** A JWT with these claims; its signature is none. */
export function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.${Buffer.from('no signature').toString('base64url')}`;
}
