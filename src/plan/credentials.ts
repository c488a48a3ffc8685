/** How a user of the kubeconfig signs in, without any secret: which credentials client-go would send, in its order. */
import type { Host } from '../host.js';
import { resolvePath } from '../kubeconfig/paths.js';
import type { AuthInfo } from '../kubeconfig/types.js';
import { type KubeconfigFile, kubeconfigFile } from './kubeconfig-file.js';
import type { Word } from './word.js';
import { variable } from './words.js';

export interface Credentials {
  /** A client certificate and its key, in the kubeconfig or in files. It goes with every other credential. */
  readonly certificate: boolean;
  /** What goes into the Authorization header; `exec`: what a plugin answers. */
  readonly authorization: 'token' | 'token-file' | 'basic' | 'exec' | undefined;
  /** The file of the token; below the home folder of whoever runs the script where it is so. Empty where there is none. */
  readonly tokenFile: Word;
  /** The files of the client certificate and its key; each empty where the kubeconfig holds it, or has none. */
  readonly certificateFile: Word;
  readonly keyFile: Word;
  /** The user's name for basic auth holds a colon, which the header has no way to say (RFC 7617). */
  readonly colonInUsername: boolean;
  /** There is a file beside the token: which of them is sent changes with the client and the time. */
  readonly ambiguousToken: boolean;
  /** The headers of impersonation, as `Name: value` (transport/round_trippers.go). */
  readonly impersonation: readonly string[];
}

/** A plugin is asked only where there is nothing else (rest/config.go, clientcmd/client_config.go). */
export function credentialsOf(
  authInfo: AuthInfo,
  place: Pick<Host, 'cwd' | 'platform'>,
  home: string | undefined,
): Credentials {
  const { token, tokenFile, username, password, exec } = authInfo;
  const { clientCertificate, clientCertificateData, clientKey, clientKeyData } = authInfo;
  const fileOf = (path: string): Word => fileWord(kubeconfigFile(resolvePath(authInfo, path, place), home));
  const certificate = clientCertificate !== '' || clientCertificateData.length > 0;
  const basic = username !== '' || password !== '';
  const authorization =
    token !== ''
      ? 'token'
      : tokenFile !== ''
        ? 'token-file'
        : basic
          ? 'basic'
          : exec !== undefined && !certificate
            ? 'exec'
            : undefined;
  return {
    certificate,
    authorization,
    tokenFile: fileOf(tokenFile),
    certificateFile: clientCertificateData.length > 0 ? [] : fileOf(clientCertificate),
    keyFile: clientKeyData.length > 0 ? [] : fileOf(clientKey),
    colonInUsername: username.includes(':'),
    ambiguousToken: token !== '' && tokenFile !== '',
    impersonation: impersonationOf(authInfo),
  };
}

/** Below the home folder of whoever runs the script where it is so. Nothing where there is no path. */
export const fileWord = ({ path, belowHome }: KubeconfigFile): Word =>
  path === '' ? [] : belowHome === undefined ? [path] : [variable('HOME'), belowHome];

function impersonationOf(authInfo: AuthInfo): readonly string[] {
  const { impersonate, impersonateUid, impersonateGroups, impersonateUserExtra } = authInfo;
  if (impersonate === '') return [];
  const extra = [...impersonateUserExtra].flatMap(([key, values]) =>
    values.map((value) => `Impersonate-Extra-${escapedKey(key)}: ${value}`),
  );
  return [
    `Impersonate-User: ${impersonate}`,
    ...(impersonateUid === '' ? [] : [`Impersonate-Uid: ${impersonateUid}`]),
    ...impersonateGroups.map((group) => `Impersonate-Group: ${group}`),
    ...extra,
  ];
}

/** Every byte that no name of a header can hold, and the percent sign itself. */
const escapedKey = (key: string): string =>
  [...Buffer.from(key)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[!#$&'*+.^_`|~0-9A-Za-z-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
