/** client-go's FlattenConfig (clientcmd/api/helpers.go): files become data. */
import { KubeconfigError } from '../errors.js';
import { isGone, ReadFailure, readFile } from '../go/files.js';
import type { Host } from '../host.js';
import { resolvePath } from './paths.js';
import type { AuthInfo, Cluster, Config, Entry } from './types.js';

/** What stands for the content of a file that is not there; undefined: nothing does. */
export type StandIn = (path: string) => Uint8Array | undefined;

/**
 * The Config with CA, certificate and key files read into their `-data` fields. Throws a KubeconfigError where a file
 * cannot be read, or where an entry has both the file and the data.
 */
export function flatten(config: Config, host: Host, standIn: StandIn = () => undefined): Config {
  const content = (entry: Entry, field: string, path: string, data: Uint8Array): Uint8Array =>
    contentOf(entry, field, path, data, host, standIn);
  const authInfos = new Map<string, AuthInfo>();
  for (const [name, user] of config.authInfos) {
    const certificate = content(
      user,
      'client-certificate',
      user.clientCertificate,
      user.clientCertificateData,
    );
    const key = content(user, 'client-key', user.clientKey, user.clientKeyData);
    authInfos.set(name, {
      ...user,
      clientCertificate: '',
      clientCertificateData: certificate,
      clientKey: '',
      clientKeyData: key,
    });
  }
  const clusters = new Map<string, Cluster>();
  for (const [name, cluster] of config.clusters) {
    const { certificateAuthority: path, certificateAuthorityData: data } = cluster;
    const authority = content(cluster, 'certificate-authority', path, data);
    clusters.set(name, { ...cluster, certificateAuthority: '', certificateAuthorityData: authority });
  }
  return { ...config, authInfos, clusters };
}

function contentOf(
  entry: Entry,
  field: string,
  path: string,
  data: Uint8Array,
  host: Host,
  standIn: StandIn,
): Uint8Array {
  if (path === '') return data;
  const position = entry.origins.get(field);
  const details = (hint: string) => (position === undefined ? { hint } : { hint, position });
  if (data.length > 0) {
    throw new KubeconfigError(
      'cannot have values for both path and contents',
      details(`keep one of ${field} and ${field}-data`),
    );
  }
  try {
    return readFile(resolvePath(entry, path, host), host);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    const assumed = isGone(error) ? standIn(resolvePath(entry, path, host)) : undefined;
    if (assumed !== undefined) return assumed;
    throw new KubeconfigError(error.message, details(`check the path in ${field}`));
  }
}
