/** What a token says of itself: the claims of a JWT, decoded and not verified. The token itself never leaves here. */
import { type Expiry, expiryOf } from './expiry.js';

export interface TokenFacts {
  /** Where nothing can be told, such as of OpenShift's `sha256~…`. */
  readonly opaque: boolean;
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
  readonly audiences: readonly string[];
  readonly issuedAt: Date | undefined;
  readonly notBefore: Date | undefined;
  /** undefined where it never expires, or does not say. */
  readonly expiry: Expiry | undefined;
}

const nothing: TokenFacts = {
  opaque: true,
  issuer: undefined,
  subject: undefined,
  audiences: [],
  issuedAt: undefined,
  notBefore: undefined,
  expiry: undefined,
};

/** Reads the claims (RFC 7519). A text that is no JWT is opaque. */
export function readToken(token: string, now: Date): TokenFacts {
  const claims = claimsOf(token.trim());
  if (claims === undefined) return nothing;
  const { iss, sub, aud } = claims;
  const expires = dateOf(claims.exp);
  return {
    opaque: false,
    issuer: textOf(iss),
    subject: textOf(sub),
    audiences: (Array.isArray(aud) ? aud : [aud]).filter((one): one is string => typeof one === 'string'),
    issuedAt: dateOf(claims.iat),
    notBefore: dateOf(claims.nbf),
    expiry: expires === undefined ? undefined : expiryOf(expires, now),
  };
}

function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[A-Za-z0-9_-]*$/.test(part))) return undefined;
  const header = jsonObject(parts[0] ?? '');
  return header === undefined ? undefined : jsonObject(parts[1] ?? '');
}

function jsonObject(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Seconds since 1970 (NumericDate), as far as JavaScript has dates. */
function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'number') return undefined;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
