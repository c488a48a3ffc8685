/** Every text of a config that is a secret, or may be one: what no output may hold. */
import type { Value } from '../go/value.js';
import { hasSecretArgument, isSecretName, looksLikeToken, maskArguments } from './mask-arguments.js';
import { barePlace } from './mask-url.js';
import { pemBlocks } from './pem.js';
import type { AuthInfo, Cluster, Config, Entry } from './types.js';

export interface KnownSecret {
  readonly text: string;
  /** It stands where only secrets do; otherwise it may be a profile or a region as well. */
  readonly certain: boolean;
}

const knownBefore = new WeakMap<Config, readonly KnownSecret[]>();

/** The secrets, as they stand in the file and as a script can decode them. Empty ones are left out. */
export function secretsOf(config: Config): readonly KnownSecret[] {
  const before = knownBefore.get(config);
  if (before !== undefined) return before;
  const found = secretsIn(config);
  knownBefore.set(config, found);
  return found;
}

function secretsIn(config: Config): readonly KnownSecret[] {
  const entries: readonly Entry[] = [
    ...config.clusters.values(),
    ...config.contexts.values(),
    ...config.authInfos.values(),
  ];
  const all = [
    ...[...config.clusters.values()].flatMap(ofCluster),
    ...[...config.authInfos.values()].flatMap(ofUser),
    ...[...entries, config, config.preferences].flatMap(({ extensions }) =>
      [...extensions].flatMap(([name, value]) => secretsOfExtension(name, value)),
    ),
  ];
  return all.filter(({ text }) => text !== '');
}

const certain = (text: string): KnownSecret => ({ text, certain: true });
const possible = (text: string): KnownSecret => ({ text, certain: false });

function ofCluster({ server, proxyUrl, certificateAuthorityData }: Cluster): KnownSecret[] {
  return [...ofUrl(server, false), ...ofUrl(proxyUrl, true), ...keysIn(certificateAuthorityData)];
}

/** Password and query of a URL. A name without a password may be a token, and so may the path of a proxy. */
function ofUrl(url: string, isProxy: boolean): KnownSecret[] {
  const [, credentials = ''] = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:\/\/)?(.*)@/s.exec(url) ?? [];
  const password = /^[^:]*:(.*)$/s.exec(credentials)?.[1];
  const rest = url.slice(url.indexOf(barePlace(url).replace(/^.*\/\//, '')));
  const [, path = '', tail = ''] = /^[^/?#]*(\/[^?#]*)?([?#].*)?$/s.exec(rest) ?? [];
  return [
    certain(password ?? credentials),
    ...tail
      .slice(1)
      .split(/[&;#]/)
      .map((pair) => certain(pair.slice(pair.indexOf('=') + 1))),
    ...(isProxy ? path.split('/').map(certain) : []),
  ];
}

function ofUser(user: AuthInfo): KnownSecret[] {
  return [
    certain(user.token),
    certain(user.password),
    ...wholeKey(user.clientKeyData),
    ...keysIn(user.clientCertificateData),
    ...(user.exec?.env.map(({ name, value }) => ofNamed(name, value)) ?? []),
    ...[...(user.authProvider?.config ?? [])].map(([name, value]) => ofNamed(name, value)),
    ...ofArguments(user.exec?.args ?? []),
    ...[...user.impersonateUserExtra].flatMap(([name, values]) => values.map((one) => ofNamed(name, one))),
  ];
}

/** Whatever of a plugin's arguments people are not shown. */
function ofArguments(args: readonly string[]): KnownSecret[] {
  const shown = maskArguments(args);
  return args.flatMap((argument, index) => {
    if (shown[index] === argument) return [];
    const value = argument.replace(/^--?[\w-]+=/, '');
    const telling = hasSecretArgument([...args.slice(Math.max(index - 1, 0), index), argument]);
    return [{ text: value, certain: telling }, ...(value.includes('://') ? ofUrl(value, false) : [])];
  });
}

function ofNamed(name: string, text: string): KnownSecret {
  return isSecretName(name) || looksLikeToken(text) ? certain(text) : possible(text);
}

/** The strings of an extension that are called after a secret, or look like one. */
export function secretsOfExtension(name: string, value: Value): KnownSecret[] {
  if (typeof value === 'string') {
    if (isSecretName(name) || looksLikeToken(value)) return [certain(value)];
    return looksRandom(value) ? [possible(value)] : [];
  }
  if (Array.isArray(value)) return value.flatMap((one) => secretsOfExtension(name, one));
  if (value instanceof Map) return [...value].flatMap(([key, one]) => secretsOfExtension(String(key), one));
  return [];
}

/** Letters and digits without a break, as no word of a language is. */
function looksRandom(text: string): boolean {
  return /^[\w+/=-]{16,}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
}

/** A key as it stands in the file, and each of its lines, whatever it is. */
function wholeKey(data: Uint8Array): KnownSecret[] {
  const key = Buffer.from(data);
  return [certain(key.toString('base64')), ...linesOf(key.toString('utf8'))];
}

/** Whether a key stands beside a certificate: clients take both from one file. */
export const holdsKey = (certificate: Uint8Array): boolean =>
  pemBlocks(certificate).some(({ type }) => type !== 'CERTIFICATE');

function keysIn(data: Uint8Array): KnownSecret[] {
  const keys = pemBlocks(data).filter(({ type }) => type !== 'CERTIFICATE');
  const all = keys.flatMap(({ text }) => linesOf(text));
  return all.length === 0 ? [] : [certain(Buffer.from(data).toString('base64')), ...all];
}

function linesOf(pem: string): KnownSecret[] {
  return pem
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('-----'))
    .map(certain);
}
