/** Which of the kubeconfig's clusters an address belongs to. */
import { quoted } from '../../display.js';
import type { Cluster, Config } from '../../kubeconfig/types.js';
import { isPodServer } from '../pod.js';
import type { Value } from '../value.js';
import { type Address, serverAddress } from './curl-url.js';

/** Where the connection really goes: `--connect-to` and `--resolve` move it. */
export interface Connection {
  readonly host: string;
  readonly port: string;
}

/** The clusters that a request reaches: several can share one server. */
export interface Reached {
  /** By name, those that are meant first. */
  readonly names: readonly string[];
  /** What the kubeconfig says of those that are meant; of all where nothing tells. */
  readonly meant: readonly MeantCluster[];
  /** It is the API server of the pod that the script runs in. */
  readonly pod?: boolean;
}

export interface MeantCluster {
  readonly name: string;
  readonly cluster: Cluster;
}

export const nowhere: Reached = { names: [], meant: [] };

/** The kubeconfigs that a request is compared with. */
export interface ConfigsAround {
  /** The one that kubectl would read at this point, whether or not it did. */
  readonly own: Config | undefined;
  /** Those that the script's kubectl calls have read. */
  readonly read: readonly Config[];
}

/**
 * The clusters whose server this is. A cluster is meant where what is sent, or the URL, was read from its entry or is a
 * credential of it. A kubeconfig that was read goes before one that was not, where both have a cluster of that name.
 */
export function reach(
  { own, read }: ConfigsAround,
  address: Address,
  connection: Connection,
  sent: readonly Value[],
): Reached {
  const at = (config: Config): readonly MeantCluster[] => clustersAt(config, address, connection);
  const known = read.flatMap(at);
  const others = own === undefined || read.includes(own) ? [] : at(own);
  const all = [...known, ...others.filter(({ name }) => !known.some((one) => one.name === name))];
  const named = new Set(
    sent.flat().flatMap((segment) => ('cluster' in segment ? (segment.cluster ?? []) : [])),
  );
  const meant = all.filter(({ name }) => named.has(name));
  const names = [...meant, ...all].map((one) => {
    // What no call has read gives no token either, unless the cluster is one of its own.
    const configs = known.includes(one) || own === undefined ? read : [own, ...read];
    return meansOneServer(one.name, configs) ? one.name : `${one.name} (${address.host})`;
  });
  const moved = connection.host !== address.host || connection.port !== address.port;
  const pod = !moved && (address.ofPod === true || (address.port === '443' && isPodServer(address.host)));
  return { names: [...new Set(names)], meant: meant.length === 0 ? all : meant, pod };
}

/** Two kubeconfigs can give one name to two clusters: a token of the one is none of the other. */
function meansOneServer(name: string, configs: readonly Config[]): boolean {
  return new Set(configs.flatMap((config) => config.clusters.get(name)?.server ?? [])).size === 1;
}

function clustersAt(config: Config, address: Address, connection: Connection): readonly MeantCluster[] {
  const found: MeantCluster[] = [];
  for (const [name, cluster] of config.clusters) {
    const server = addressOf(cluster);
    if (server === undefined || server.scheme !== address.scheme || !isUnder(address.path, server.path))
      continue;
    const direct = server.host === address.host && server.port === address.port;
    const moved = connection.host !== address.host || connection.port !== address.port;
    if (direct && !moved) found.push({ name, cluster });
    // The name is for TLS alone; the connection goes to the server of the kubeconfig.
    else if (
      moved &&
      connection.host === server.host &&
      connection.port === server.port &&
      nameFits(cluster, address, server)
    ) {
      found.push({ name, cluster });
    }
  }
  return found;
}

const addressesBefore = new WeakMap<Cluster, Address | undefined>();

/** Where its server is, read once. */
function addressOf(cluster: Cluster): Address | undefined {
  if (!addressesBefore.has(cluster)) addressesBefore.set(cluster, serverAddress(cluster.server));
  return addressesBefore.get(cluster);
}

function nameFits(cluster: Cluster, address: Address, server: Address): boolean {
  return address.host === cluster.tlsServerName.toLowerCase() || address.host === server.host;
}

function isUnder(path: string, base: string): boolean {
  return base === '' || path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}?`);
}

/** Whether the kubeconfig itself says that the server is not to be verified. */
export function asksForNoCheck(meant: readonly MeantCluster[]): boolean {
  return meant.length > 0 && meant.every(({ cluster }) => cluster.insecureSkipTlsVerify);
}

/** Where a request asks another trust store than the kubeconfig's CA: the first half of the sentence that says so. */
export function notGivenCa({ meant, names, pod }: Reached): string | undefined {
  const owner = meant.find(
    ({ cluster }) => cluster.certificateAuthorityData.length > 0 || cluster.certificateAuthority !== '',
  );
  if (pod === true && names.length === 0) return 'the pod has a CA for its cluster';
  if (owner === undefined) return undefined;
  const which = meant.length === 1 ? 'this cluster' : `cluster ${quoted(owner.name)}, which has this server`;
  return `the kubeconfig has a CA for ${which}`;
}
