/** A cluster: how its server is reached, and how one knows that it is the right one. */
import type { Host } from '../host.js';
import { maskProxyUrl } from '../kubeconfig/mask-url.js';
import type { Cluster } from '../kubeconfig/types.js';
import { type Bundle, readBundle } from './certificate.js';
import { type Material, readMaterial } from './material.js';
import { readServer, type ServerFacts } from './server.js';

/** How the server's certificate is checked. */
export type TlsPosture =
  /** Against the CA in the kubeconfig. */
  | 'ca-data'
  /** Against a CA file that the kubeconfig names. */
  | 'ca-file'
  /** Against the CAs of this system. */
  | 'system'
  /** Not at all. */
  | 'insecure'
  /** No TLS: plain http. */
  | 'plaintext';

export interface AuthorityFacts extends Material {
  readonly bundle: Bundle | undefined;
}

export interface ClusterFacts {
  readonly server: ServerFacts;
  readonly tls: TlsPosture;
  /** The name that the certificate is checked for instead of the host. */
  readonly tlsServerName: string | undefined;
  readonly authority: AuthorityFacts | undefined;
  /** Without its password. */
  readonly proxyUrl: string | undefined;
  readonly disableCompression: boolean;
}

/** Looks at a cluster, reading the CA file that it names. */
export function inspectCluster(cluster: Cluster, host: Host): ClusterFacts {
  const { certificateAuthority, certificateAuthorityData } = cluster;
  const server = readServer(cluster.server);
  const authority = readMaterial(
    cluster,
    'certificate-authority',
    certificateAuthorityData,
    certificateAuthority,
    host,
  );
  const { bytes } = authority ?? {};
  return {
    server,
    tls: postureOf(cluster, server),
    tlsServerName: cluster.tlsServerName || undefined,
    authority:
      authority === undefined
        ? undefined
        : { ...authority, bundle: bytes === undefined ? undefined : readBundle(bytes, host.now()) },
    proxyUrl: cluster.proxyUrl === '' ? undefined : maskProxyUrl(cluster.proxyUrl),
    disableCompression: cluster.disableCompression,
  };
}

function postureOf(cluster: Cluster, server: ServerFacts): TlsPosture {
  if (server.scheme !== undefined && server.scheme !== 'https') return 'plaintext';
  if (cluster.insecureSkipTlsVerify) return 'insecure';
  if (cluster.certificateAuthorityData.length > 0) return 'ca-data';
  return cluster.certificateAuthority === '' ? 'system' : 'ca-file';
}
