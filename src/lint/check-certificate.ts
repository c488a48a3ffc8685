/** A user's client certificate and its key. */
import type { Host } from '../host.js';
import { endsWithin } from '../inspect/expiry.js';
import type { CredentialFacts } from '../inspect/user.js';
import type { AuthInfo } from '../kubeconfig/types.js';
import { type Problem, placeOf, problem } from './problem.js';

const renew = 'ask for a new certificate, or sign in again';

export function checkCertificate(
  what: string,
  user: AuthInfo,
  facts: CredentialFacts | undefined,
  soon: number,
  host: Host,
): readonly Problem[] {
  const pairs = [...checkBoth(what, user)];
  if (facts === undefined) return [...pairs, ...checkLoneKey(what, user)];
  return [...pairs, ...checkLeaf(what, user, facts, soon, host), ...checkKey(what, user, facts)];
}

function checkBoth(what: string, user: AuthInfo): readonly Problem[] {
  const { clientCertificate, clientCertificateData, clientKey, clientKeyData } = user;
  const fields = [
    ['client-certificate', clientCertificate !== '' && clientCertificateData.length > 0],
    // Without a certificate no client looks at the key.
    ['client-key', clientKey !== '' && clientKeyData.length > 0],
  ] as const;
  return fields
    .filter(([, both]) => both)
    .map(([field]) => {
      const message = `${what} has both ${field} and ${field}-data: clients refuse it`;
      return problem('KL3013', placeOf(user, field), message, 'remove one of the two');
    });
}

function checkLoneKey(what: string, user: AuthInfo): readonly Problem[] {
  const given = user.clientKey !== '' || user.clientKeyData.length > 0;
  const broken = user.origins.has('client-certificate') || user.origins.has('client-certificate-data');
  if (!given || broken) return [];
  const place = placeOf(user, 'client-key-data', 'client-key');
  const message = `${what} has a key and no certificate: no client uses it`;
  return [problem('KL3016', place, message, 'add the certificate, or remove the key')];
}

function checkLeaf(
  what: string,
  user: AuthInfo,
  { field, path, problem: unreadable, bundle }: CredentialFacts,
  soon: number,
  host: Host,
): readonly Problem[] {
  const place = placeOf(user, field);
  if (unreadable !== undefined) {
    const message = `${what}: the client certificate cannot be read: ${unreadable}`;
    return [problem('KL3012', place, message, `check the path in ${field}`)];
  }
  const leaf = bundle?.certificates[0];
  if (leaf === undefined) {
    const where = path === undefined ? field : `the file of ${field}`;
    const message = `${what}: ${where} is no certificate`;
    return [problem('KL3011', place, message, 'it has to hold a PEM certificate')];
  }
  const { expiry, notYetValid } = leaf;
  if (notYetValid) {
    const message = `${what}: the client certificate is not valid yet`;
    return [problem('KL3003', place, message, 'check the clock of this machine')];
  }
  if (expiry.expired) {
    return [problem('KL3001', place, `${what}: the client certificate expired ${expiry.left}`, renew)];
  }
  if (!endsWithin(expiry, soon, host.now())) return [];
  return [problem('KL3002', place, `${what}: the client certificate ends ${expiry.left}`, renew)];
}

function checkKey(
  what: string,
  user: AuthInfo,
  { field, key, keyMatches, keyProblem, bundle }: CredentialFacts,
): readonly Problem[] {
  if (key === undefined) {
    // A key that could not be decoded is a finding of its own.
    if (user.origins.has('client-key-data')) return [];
    const message = `${what} has a client certificate and no key: clients refuse it`;
    return [problem('KL3010', placeOf(user, field), message, 'add client-key or client-key-data')];
  }
  const place = placeOf(user, key.field);
  if (key.problem !== undefined) {
    const message = `${what}: the key cannot be read: ${key.problem}`;
    return [problem('KL3012', place, message, `check the path in ${key.field}`)];
  }
  if (keyMatches !== false || bundle?.certificates.length === 0) return [];
  const message = `${what}: the key does not belong to the certificate: ${keyProblem}`;
  return [problem('KL3009', place, message, 'take certificate and key from the same source')];
}
