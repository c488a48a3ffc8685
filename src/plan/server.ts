/** A cluster's server URL, taken apart: what curl must be told that client-go knows by itself. */
import { quoted } from '../display.js';
import { KubeconfigError } from '../errors.js';
import { maskUrl } from '../kubeconfig/mask-url.js';
import type { Cluster } from '../kubeconfig/types.js';

export interface Server {
  /** As it stands in the kubeconfig. */
  readonly url: string;
  readonly secure: boolean;
  /** `host:port`, IPv6 in brackets; the port is always there. */
  readonly address: string;
  /** What a client sends as Host: without the port where it is the scheme's own. */
  readonly host: string;
  /** The path before the API's own (`/k8s/clusters/c-1`); empty where there is none. */
  readonly path: string;
  /** The URL ends with a slash, which must not be doubled. */
  readonly endsWithSlash: boolean;
  /** With tls-server-name in place of the host: what curl must verify the certificate for; else undefined. */
  readonly verifiedUrl: string | undefined;
}

/** Characters that a URL may hold as they are (RFC 3986), without the fragment. */
export const urlCharacters = /^[A-Za-z0-9._~:/?[\]@!$&'()*+,;=%-]*$/;

/** What stands for the host, and a port: all that curl, client-go and a reader take for the same. */
const hostAndPort = /^https?:\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~-]+)(:[0-9]{1,5})?(?=[/?#]|$)/i;

/** Takes a cluster's server apart. Throws a KubeconfigError where it is no URL that curl and client-go read alike. */
export function parseServer(cluster: Cluster, name: string): Server {
  const refuse = (what: string, hint: string): KubeconfigError => {
    const position = cluster.origins.get('server') ?? cluster.position;
    const details = position === undefined ? { hint } : { hint, position };
    return new KubeconfigError(
      `cluster ${quoted(name)}: server ${quoted(maskUrl(cluster.server))} ${what}`,
      details,
    );
  };
  const correct = 'correct the kubeconfig: a server is written https://host:port, or https://host:port/path';
  if (!/^https?:\/\//i.test(cluster.server)) throw refuse('is not an http:// or https:// URL', correct);
  if (!URL.canParse(cluster.server) || !urlCharacters.test(cluster.server)) {
    throw refuse('is not a URL', correct);
  }
  const parsed = new URL(cluster.server);
  if (parsed.username !== '' || parsed.password !== '') {
    throw refuse('holds credentials', 'move them to the user of the context');
  }
  if (!hostAndPort.test(cluster.server))
    throw refuse('has a host that not every client reads alike', correct);
  if (parsed.search !== '' || parsed.hash !== '') throw refuse('has a query', correct);
  const secure = parsed.protocol === 'https:';
  const port = parsed.port === '' ? (secure ? '443' : '80') : parsed.port;
  const path = parsed.pathname.replace(/\/$/, '');
  const tlsName = secure ? cluster.tlsServerName : '';
  if (tlsName !== '' && !/^[A-Za-z0-9._-]+$/.test(tlsName)) {
    throw refuse(`has tls-server-name ${quoted(tlsName)}, which is no host name`, 'correct the kubeconfig');
  }
  return {
    url: cluster.server,
    secure,
    address: `${parsed.hostname}:${port}`,
    host: parsed.host,
    path,
    endsWithSlash: cluster.server.endsWith('/'),
    verifiedUrl: tlsName === '' ? undefined : `https://${tlsName}:${port}${path}`,
  };
}
