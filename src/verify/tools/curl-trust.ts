/**
 * Which CAs a call of curl believes, as a set: what it is given, and what its build has by itself beside that.
 *
 * curl's default is a CA file and a CA folder (`curl -v` prints both); which of them there are was decided when it was
 * built. `--cacert` takes the place of the file alone, `--capath` of the folder alone, so that with one of them the
 * other default still counts: curl as Debian and Ubuntu build it has a folder, /etc/ssl/certs. The variables count only
 * where neither option is given (curl's tool_operate.c). Tried with 7.88; OpenSSL looks a CA up in a folder by the hash
 * in its file's name, GnuTLS and mbedTLS read every file of the folder.
 *
 * Where both are told to believe the kubeconfig's CA alone, kubectl 1.36 and curl 7.88 (OpenSSL 3, Debian's security
 * level) take the same servers, but for these (test/tls/kubectl-and-curl.test.ts):
 *
 * | | kubectl | curl |
 * |---|---|---|
 * | a server's certificate with a common name and no SAN | refuses | takes |
 * | an RSA key below 2048 bits, the server's or the CA's | takes | refuses |
 * | a block in the CA's file that is no certificate | takes | refuses the file |
 * | a TRUSTED CERTIFICATE, or a byte order mark before the CA | refuses the file | takes |
 */
import type { TrustSource } from '../report.js';
import { show, textOf, type Value } from '../value.js';
import { sameText } from '../value-keys.js';
import type { CurlOptions } from './curl-options-read.js';
import type { ToolCall } from './tool.js';

/** For the server, or for a proxy that is reached by https, which has options of its own. */
export type TrustOptions = '' | 'proxy-';

/**
 * What a call believes beside the file that `--cacert` names. `isSameCa` says whether a file of the dry run holds
 * nothing but that CA.
 */
export function besideCaFile(
  call: ToolCall,
  options: CurlOptions,
  prefix: TrustOptions,
  isSameCa: (content: Value) => boolean,
): readonly TrustSource[] {
  const folder = options.last(`${prefix}capath`);
  const file = options.last(`${prefix}cacert`);
  const native = options.on(`${prefix}ca-native`) || call.world.os === 'macos';
  const system: readonly TrustSource[] = native ? [{ kind: 'system' }] : [];
  if (folder === undefined) return call.world.os === 'windows' ? system : [built('folder'), ...system];
  // `--capath` with the CA's own file: that is no folder, and nothing is found in it.
  const isFile = file !== undefined && sameText(file.value, folder.value);
  if (isFile || isEmpty(call, folder.value, isSameCa)) return system;
  return [{ kind: 'folder', path: show(folder.value) }, ...system];
}

/** What a call without `--cacert` believes. */
export function withoutCaFile(
  call: ToolCall,
  options: CurlOptions,
  prefix: TrustOptions,
): readonly TrustSource[] {
  const native: readonly TrustSource[] =
    options.on(`${prefix}ca-native`) || call.world.os !== 'linux' ? [{ kind: 'system' }] : [];
  const folder = options.last(`${prefix}capath`);
  if (folder !== undefined) return [{ kind: 'folder', path: show(folder.value) }, built('file'), ...native];
  // CURL_CA_BUNDLE ends the search. curl 7.88 reads SSL_CERT_FILE only without SSL_CERT_DIR: with both, either is named.
  if (isSet(call, 'CURL_CA_BUNDLE')) return [named('CURL_CA_BUNDLE'), built('folder'), ...native];
  const file = isSet(call, 'SSL_CERT_FILE');
  const directory = isSet(call, 'SSL_CERT_DIR');
  return [
    ...(file ? [named('SSL_CERT_FILE')] : []),
    ...(file && !directory ? [] : [built('file')]),
    directory ? named('SSL_CERT_DIR') : built('folder'),
    ...native,
  ];
}

const named = (name: string): TrustSource => ({ kind: 'environment', name });
const built = (instead: 'file' | 'folder'): TrustSource => ({ kind: 'build', default: instead });

function isSet(call: ToolCall, name: string): boolean {
  const value = call.variable(name) ?? call.world.environment(name);
  return value !== undefined && textOf(value) !== '';
}

/** Whether a folder holds no other CA than the one that is trusted anyway, for certain. */
function isEmpty(call: ToolCall, path: Value, isSameCa: (content: Value) => boolean): boolean {
  if (textOf(path) === '/dev/null') return true;
  const inside = call.files.within(path);
  return inside?.every(({ content, kind }) => kind === 'folder' || isSameCa(content)) ?? false;
}

/** A source of trust, or words for several of them. */
type InWords = TrustSource | { readonly kind: 'words'; readonly words: string };

/** The set in words, for the report. */
export function trustInWords(sources: readonly InWords[]): string {
  return sources.map(inWords).join(', and ');
}

function inWords(source: InWords): string {
  switch (source.kind) {
    case 'build':
      return source.default === 'folder'
        ? 'every CA of the machine where curl has a default folder, as on Debian and Ubuntu'
        : 'every CA of the file that curl has by default';
    case 'environment':
      return `what ${source.name} names`;
    case 'file':
      return `CA in ${source.path}`;
    case 'folder':
      return `whatever CAs are in the folder ${source.path}`;
    case 'kubeconfig':
      return `CA of cluster ${JSON.stringify(source.cluster)} (kubeconfig)`;
    case 'pod':
      return "CA of the pod's cluster (ServiceAccount)";
    case 'system':
      return "the system's trust store";
    case 'words':
      return source.words;
  }
}
