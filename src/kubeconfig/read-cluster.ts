/** `cluster` and `context` of a v1 document. */
import type { GoDecoder, Reader, Seen } from '../go/decode.js';
import { nilBytes, nilList } from '../go/nil.js';
import { readExtensions } from './read-extensions.js';
import type { ClusterFields, ContextFields } from './v1.js';

export function readCluster(go: GoDecoder, seen: Seen): Reader<ClusterFields> {
  const readers = {
    server: go.string,
    'tls-server-name': go.string,
    'insecure-skip-tls-verify': go.bool,
    'certificate-authority': go.string,
    'certificate-authority-data': go.bytes,
    'proxy-url': go.string,
    'disable-compression': go.bool,
    extensions: readExtensions(go),
  };
  return (value, target) => {
    const found = go.struct(value, target, 'Cluster', readers, seen);
    return {
      server: found.server ?? '',
      tlsServerName: found['tls-server-name'] ?? '',
      insecureSkipTlsVerify: found['insecure-skip-tls-verify'] ?? false,
      certificateAuthority: found['certificate-authority'] ?? '',
      certificateAuthorityData: found['certificate-authority-data'] ?? nilBytes,
      proxyUrl: found['proxy-url'] ?? '',
      disableCompression: found['disable-compression'] ?? false,
      extensions: found.extensions ?? nilList,
    };
  };
}

export function readContext(go: GoDecoder, seen: Seen): Reader<ContextFields> {
  const readers = {
    cluster: go.string,
    user: go.string,
    namespace: go.string,
    extensions: readExtensions(go),
  };
  return (value, target) => {
    const found = go.struct(value, target, 'Context', readers, seen);
    return {
      cluster: found.cluster ?? '',
      authInfo: found.user ?? '',
      namespace: found.namespace ?? '',
      extensions: found.extensions ?? nilList,
    };
  };
}
