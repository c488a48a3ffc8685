/**
 * The lines of entries that mean one thing for certain, whatever stands around them: known keys, each with a scalar on
 * its own line that is text to YAML, or the boolean or the base64 that its field wants. All else is left to the reader
 * that knows all of YAML (src/go/yaml).
 */
import { wordsOfYaml } from '../go/yaml/resolve.js';

const words: ReadonlySet<string> = new Set(wordsOfYaml);
const longestWord = Math.max(...wordsOfYaml.map(({ length }) => length));

/** Of printable ASCII and line breaks alone: one byte a character, and nothing that YAML breaks lines at or refuses. */
export const isPrintable = (text: string): boolean => !/[^\n -~]/.test(text);

/** Inside a plain scalar; a colon at its end would make a key of it, and `#` behind a blank a comment. */
export const inside = '[-\\w/+=.@%~:,?$^()#]';

// One expression for each kind of value, not one for a whole entry: V8 took longer to compile those than to read a small file.

/**
 * Text: it begins with a letter and is no word of YAML, or with hyphens and a letter, as options do; or with a digit, and
 * holds a letter that no number, date or time has. What is quoted escapes nothing.
 */
const certainText = new RegExp(
  `(?:"[ !#-\\[\\]-~]*"|'[ -&(-~]*'|(?:[A-Za-z/]|--?[A-Za-z]|[0-9](?=${inside}*[g-mq-su-wyG-MQ-SU-WY/@%]))${inside}*(?<!:))\\n`,
  'y',
);
const base64 = /(?:"[A-Za-z0-9+/]*={0,2}"|'[A-Za-z0-9+/]*={0,2}'|[A-Za-z/][A-Za-z0-9+/]*={0,2})\n/y;

/** Where the line behind a text begins that stands there up to the end of its line; -1 where it is not certain. */
export const endOfText = (text: string, at: number): number => endOf(certainText, text, at);

/** The same of base64, in groups of four. */
export function endOfBase64(text: string, at: number): number {
  const end = endOf(base64, text, at);
  const quotes = text[at] === '"' || text[at] === "'" ? 2 : 0;
  return (end - 1 - at - quotes) % 4 === 0 ? end : -1;
}

function endOf(scalar: RegExp, text: string, at: number): number {
  scalar.lastIndex = at;
  if (!scalar.test(text)) return -1;
  const end = scalar.lastIndex;
  return end - 1 - at <= longestWord && words.has(text.slice(at, end - 1)) ? -1 : end;
}

/** A field of an entry's own: what it holds, and where that goes. */
export interface CertainField {
  readonly holds: 'text' | 'boolean' | 'base64';
  readonly property: string;
}

export interface EntryKind {
  /** The key in an entry beside `name`. */
  readonly key: 'cluster' | 'context' | 'user';
  /** What stands below it, by name. */
  readonly fields: ReadonlyMap<string, CertainField>;
}

const kindOf = (
  key: EntryKind['key'],
  properties: Readonly<Partial<Record<CertainField['holds'], Readonly<Record<string, string>>>>>,
): EntryKind => ({
  key,
  fields: new Map(
    (['text', 'boolean', 'base64'] as const).flatMap((holds) =>
      Object.entries(properties[holds] ?? {}).map(([name, property]) => [name, { holds, property }] as const),
    ),
  ),
});

export const kinds = {
  clusters: kindOf('cluster', {
    text: {
      server: 'server',
      'tls-server-name': 'tlsServerName',
      'certificate-authority': 'certificateAuthority',
      'proxy-url': 'proxyUrl',
    },
    boolean: {
      'insecure-skip-tls-verify': 'insecureSkipTlsVerify',
      'disable-compression': 'disableCompression',
    },
    base64: { 'certificate-authority-data': 'certificateAuthorityData' },
  }),
  contexts: kindOf('context', { text: { cluster: 'cluster', user: 'authInfo', namespace: 'namespace' } }),
  users: kindOf('user', {
    text: {
      'client-certificate': 'clientCertificate',
      'client-key': 'clientKey',
      token: 'token',
      tokenFile: 'tokenFile',
      as: 'impersonate',
      'as-uid': 'impersonateUid',
      username: 'username',
      password: 'password',
    },
    base64: { 'client-certificate-data': 'clientCertificateData', 'client-key-data': 'clientKeyData' },
  }),
} as const satisfies Readonly<Record<string, EntryKind>>;

export type ListName = keyof typeof kinds;

/** What such a scalar says. */
export const textOf = (written: string): string => (/^["']/.test(written) ? written.slice(1, -1) : written);
