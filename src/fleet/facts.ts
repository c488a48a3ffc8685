/** What the index says of a context: where it leads, and what ends when. */
import type { Host } from '../host.js';
import { lastToExpire } from '../inspect/certificate.js';
import { inspectCluster } from '../inspect/cluster.js';
import { type Expiry, earliest, endsWithin } from '../inspect/expiry.js';
import { inspectUser } from '../inspect/user.js';
import type { Config } from '../kubeconfig/types.js';
import { message } from '../plan/words.js';
import type { Speak } from '../render/messages.js';
import type { Facts } from './table.js';

/** What ends within this time ends soon. */
const soon = 30 * 86_400_000;

/** What of a context ends. */
interface Ends {
  readonly authority: Expiry | undefined;
  readonly certificate: Expiry | undefined;
  readonly token: Expiry | undefined;
}

export interface ContextFacts extends Facts {
  readonly user: string;
  readonly ends: Ends;
}

export const unknownFacts: ContextFacts = {
  cluster: '',
  user: '',
  server: '',
  authority: '',
  credentials: '',
  ends: { authority: undefined, certificate: undefined, token: undefined },
};

/** The facts, as far as the entries are there; passwords in a server's address are masked. */
export function factsOf(config: Config, name: string, host: Host): ContextFacts {
  const context = config.contexts.get(name);
  const cluster = config.clusters.get(context?.cluster ?? '');
  const user = config.authInfos.get(context?.authInfo ?? '');
  const inspected = cluster && inspectCluster(cluster, host);
  const authority = lastToExpire(inspected?.authority?.bundle);
  const { certificate, token, authProvider } = user === undefined ? {} : inspectUser(user, host);
  const ends = {
    authority,
    certificate: certificate?.bundle?.certificates[0]?.expiry,
    token: token?.facts?.expiry ?? authProvider?.idToken?.expiry,
  };
  return {
    cluster: context?.cluster ?? '',
    user: context?.authInfo ?? '',
    server: inspected?.server.url ?? '',
    authority: dayOf(authority),
    credentials: dayOf(earliest(ends.certificate, ends.token)),
    ends,
  };
}

const dayOf = (expiry: Expiry | undefined): string => expiry?.at.toISOString().slice(0, 10) ?? '';

/** The state of a document that was written: what has ended, or ends soon, or nothing of the kind. */
export function stateOf({ ends }: ContextFacts, now: Date, speak: Speak): string {
  const { authority, certificate, token } = ends;
  const first = earliest(authority, certificate, token);
  if (first === undefined || !endsWithin(first, soon, now)) return speak(message('fleet.ready'));
  const what =
    first === authority
      ? message('fleet.of-authority')
      : first === certificate
        ? message('fleet.of-certificate')
        : message('fleet.of-token');
  return speak(message(first.expired ? 'fleet.ended' : 'fleet.soon', { what: speak(what) }));
}
