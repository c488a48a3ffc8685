/** Which of the kubeconfig's clusters an address belongs to. */
import type { Cluster, Config } from '../../kubeconfig/types.js';
import { type Address, serverAddress } from './curl-url.js';

/** Where the connection really goes: `--connect-to` and `--resolve` move it. */
export interface Connection {
  readonly host: string;
  readonly port: string;
}

/** The clusters whose server this is, by name. Several can share one. */
export function clustersAt(config: Config, address: Address, connection: Connection): readonly string[] {
  const found: string[] = [];
  for (const [name, cluster] of config.clusters) {
    const server = serverAddress(cluster.server);
    if (server === undefined || server.scheme !== address.scheme || !isUnder(address.path, server.path))
      continue;
    const direct = server.host === address.host && server.port === address.port;
    const moved = connection.host !== address.host || connection.port !== address.port;
    if (direct && !moved) found.push(name);
    // The name is for TLS alone; the connection goes to the server of the kubeconfig.
    else if (
      moved &&
      connection.host === server.host &&
      connection.port === server.port &&
      nameFits(cluster, address, server)
    ) {
      found.push(name);
    }
  }
  return found;
}

function nameFits(cluster: Cluster, address: Address, server: Address): boolean {
  return address.host === cluster.tlsServerName.toLowerCase() || address.host === server.host;
}

function isUnder(path: string, base: string): boolean {
  return base === '' || path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}?`);
}
