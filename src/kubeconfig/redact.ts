/** What `config view` hides unless asked not to: client-go's RedactSecrets and ShortenConfig (clientcmd/api/helpers.go). */
import { nilBytes } from '../go/nil.js';
import { changedEntries } from './entry-map.js';
import type { AuthInfo, Cluster, Config } from './types.js';

/** Bytes that read `DATA+OMITTED` in base64. */
export const omitted: Uint8Array = Uint8Array.from([0x0c, 0x04, 0xc0, 0xf8, 0xe3, 0x08, 0x4d, 0x31, 0x03]);

/**
 * The Config with tokens, passwords, keys and certificates replaced as kubectl replaces them. What kubectl shows stays:
 * exec's arguments and environment, auth-provider settings, extensions, user names and passwords in a proxy URL.
 */
export function redact(config: Config): Config {
  return {
    ...config,
    clusters: changedEntries(config.clusters, redactCluster),
    authInfos: changedEntries(config.authInfos, redactAuthInfo),
  };
}

const shorten = (data: Uint8Array): Uint8Array => (data.length > 0 ? omitted : data);
const hide = (secret: string): string => (secret === '' ? '' : 'REDACTED');

function redactCluster(cluster: Cluster): Cluster {
  return { ...cluster, certificateAuthorityData: shorten(cluster.certificateAuthorityData) };
}

function redactAuthInfo(authInfo: AuthInfo): AuthInfo {
  return {
    ...authInfo,
    clientCertificateData: shorten(authInfo.clientCertificateData),
    // A key that is there, yet empty, is hidden like any other.
    clientKeyData: authInfo.clientKeyData === nilBytes ? nilBytes : omitted,
    token: hide(authInfo.token),
    password: hide(authInfo.password),
  };
}
