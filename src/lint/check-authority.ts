/** A cluster's CA: how long it is good, and what not every client makes of it. */
import type { Host } from '../host.js';
import { lastToExpire, weakestRsaKey } from '../inspect/certificate.js';
import type { AuthorityFacts } from '../inspect/cluster.js';
import { endsWithin } from '../inspect/expiry.js';
import { pemBlocks } from '../kubeconfig/pem.js';
import type { Cluster } from '../kubeconfig/types.js';
import { type Problem, placeOf, problem } from './problem.js';

/** `soon` is in milliseconds. */
export function checkAuthority(
  what: string,
  cluster: Cluster,
  authority: AuthorityFacts,
  soon: number,
  host: Host,
): readonly Problem[] {
  const { field, problem: unreadable, bundle, path } = authority;
  const place = placeOf(cluster, field);
  if (unreadable !== undefined) {
    return [
      problem('KL3012', place, `${what}: the CA cannot be read: ${unreadable}`, `check the path in ${field}`),
    ];
  }
  if (bundle === undefined) return [];
  const where = path === undefined ? field : `the file of ${field}`;
  if (bundle.problem !== undefined) {
    const message = `${what}: ${where} is no CA: ${bundle.problem}`;
    return [problem('KL3011', place, message, 'it has to hold PEM certificates')];
  }
  const fix = `take the cluster's present CA, and put it into ${where}`;
  const problems: Problem[] = [];
  // A bundle may hold the old CA beside the new one: it is good while one of them is.
  const last = lastToExpire(bundle);
  if (last?.expired) problems.push(problem('KL3004', place, `${what}: the CA expired ${last.left}`, fix));
  else if (last !== undefined && endsWithin(last, soon, host.now())) {
    problems.push(problem('KL3005', place, `${what}: the CA ends ${last.left}`, fix));
  }
  if (bundle.certificates.every(({ notYetValid }) => notYetValid)) {
    problems.push(
      problem('KL3003', place, `${what}: the CA is not valid yet`, 'check the clock of this machine'),
    );
  }
  return [...problems, ...checkForOtherClients(what, cluster, authority, where)];
}

/** OpenSSL's security level 2, which Debian and Ubuntu set, wants 112 bits of security (SSL_CTX_set_security_level). */
const shortestRsaKey = 2048;

/** kubectl takes these, and scripts that call curl stop at them, or hold more than a CA. */
function checkForOtherClients(
  what: string,
  cluster: Cluster,
  { field, bundle, bytes = new Uint8Array() }: AuthorityFacts,
  where: string,
): readonly Problem[] {
  const place = placeOf(cluster, field);
  const found: Problem[] = [];
  const bits = weakestRsaKey(bytes);
  if (bits !== undefined && bits < shortestRsaKey) {
    found.push(
      problem(
        'KL3017',
        place,
        `${what}: the CA has an RSA key of ${bits} bits: kubectl takes it, curl on Debian and Ubuntu does not`,
        'make a new CA with a key of 2048 bits or more',
      ),
    );
  }
  if (bundle !== undefined && bundle.malformed > 0) {
    found.push(
      problem(
        'KL3017',
        place,
        `${what}: ${where} holds a block that is no certificate: kubectl passes over it, curl refuses the whole`,
        'take out the block that is no certificate',
      ),
    );
  }
  if (pemBlocks(bytes).some(({ type }) => type.endsWith('PRIVATE KEY'))) {
    found.push(
      problem(
        'KL5006',
        place,
        `${what}: ${where} holds a private key, which 'kubectl config view --raw' and scripts write out as a CA`,
        'leave only the certificates in it, and think of the key as known to others',
      ),
    );
  }
  return found;
}
