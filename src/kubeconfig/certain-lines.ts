/**
 * The lines of entries that mean one thing for certain, whatever stands around them: known keys, each with a scalar on
 * its own line that is text to YAML, or the boolean or the base64 that its field wants. All else is left to the reader
 * that knows all of YAML (src/go/yaml).
 */
import { wordsOfYaml } from '../go/yaml/resolve.js';

const words = wordsOfYaml.filter((word) => /^[A-Za-z]/.test(word)).join('|');

// Inside a plain scalar; a colon at its end would make a key of it, and `#` behind a blank a comment.
const inside = '[-\\w/+=.@%~:,?$^()#]';

/**
 * Text: it begins with a letter and is no word of YAML, or with hyphens and a letter, as options do; or with a digit, and
 * holds a letter that no number, date or time has.
 */
const plain = `(?:(?!(?:${words})\\n)[A-Za-z/]|--?[A-Za-z]|[0-9](?=${inside}*[g-mq-su-wyG-MQ-SU-WY/@%]))${inside}*(?<!:)`;

/** Text on one line: what is quoted escapes nothing. */
export const certainText = `(?:${plain}|"[^"\\\\\\n]*"|'[^'\\n]*')`;

const digit = '[A-Za-z0-9+/]';
const groups = `(?:${digit}{4})*(?:${digit}{2}==|${digit}{3}=)?`;
const base64 = `(?:(?!(?:${words})\\n)(?=[A-Za-z/])${groups}|"${groups}"|'${groups}')`;

/** Of an entry's own fields, what each holds. */
export interface EntryKind {
  /** The key in an entry beside `name`. */
  readonly key: 'cluster' | 'context' | 'user';
  /** The fields below it and where they go, by what they hold. */
  readonly texts: Readonly<Record<string, string>>;
  readonly booleans: Readonly<Record<string, string>>;
  readonly bytes: Readonly<Record<string, string>>;
}

export const kinds = {
  clusters: {
    key: 'cluster',
    texts: {
      server: 'server',
      'tls-server-name': 'tlsServerName',
      'certificate-authority': 'certificateAuthority',
      'proxy-url': 'proxyUrl',
    },
    booleans: {
      'insecure-skip-tls-verify': 'insecureSkipTlsVerify',
      'disable-compression': 'disableCompression',
    },
    bytes: { 'certificate-authority-data': 'certificateAuthorityData' },
  },
  contexts: {
    key: 'context',
    texts: { cluster: 'cluster', user: 'authInfo', namespace: 'namespace' },
    booleans: {},
    bytes: {},
  },
  users: {
    key: 'user',
    texts: {
      'client-certificate': 'clientCertificate',
      'client-key': 'clientKey',
      token: 'token',
      tokenFile: 'tokenFile',
      as: 'impersonate',
      'as-uid': 'impersonateUid',
      username: 'username',
      password: 'password',
    },
    booleans: {},
    bytes: { 'client-certificate-data': 'clientCertificateData', 'client-key-data': 'clientKeyData' },
  },
} as const satisfies Readonly<Record<string, EntryKind>>;

export type ListName = keyof typeof kinds;

const phrase = `(?!#)${inside}+(?<!:)`;

/** What to do where there is no such program, over several lines: as gcloud writes it, and as az does. */
const hint = [
  `      installHint: [A-Z]${inside}*(?<!:)(?: ${phrase})+\\n(?:        ${phrase}(?: ${phrase})*\\n)*`,
  '      installHint: \\|2?-?\\n(?:(?:        [!-~][ -~]*)?\\n)+',
].join('|');

/** An exec plugin as its tools and kubectl write it. Only the reader of YAML reads it, but it need not do so to know that it is right. */
const exec = [
  '    exec:\\n(?:',
  [
    `      (?:apiVersion|command|installHint|interactiveMode): ${certainText}\\n`,
    hint,
    '      provideClusterInfo: (?:true|false)\\n',
    '      (?:args|env): null\\n',
    `      args:\\n(?:      - ${certainText}\\n)+`,
    `      env:\\n(?:      - name: ${certainText}\\n        value: ${certainText}\\n)+`,
  ].join('|'),
  ')+',
].join('');

const oneOf = (record: Readonly<Record<string, string>>): string => `(?:${Object.keys(record).join('|')})`;

/** A whole entry, for `exec` from its place on; group 1 or 2 is its name as it is written. */
export function entryPattern({ key, texts, booleans, bytes }: EntryKind): RegExp {
  const fields = [
    `    ${oneOf(texts)}: ${certainText}\\n`,
    ...(Object.keys(booleans).length > 0 ? [`    ${oneOf(booleans)}: (?:true|false)\\n`] : []),
    ...(Object.keys(bytes).length > 0 ? [`    ${oneOf(bytes)}: ${base64}\\n`] : []),
    ...(key === 'user' ? [exec] : []),
  ];
  const below = `(?:${fields.join('|')})+`;
  const name = `name: (${certainText})\\n`;
  // No line behind it belongs to it, too.
  return new RegExp(`- (?:${key}:\\n${below}  ${name}|${name}  ${key}:\\n${below})(?! )`, 'y');
}

/** What such a scalar says. */
export const textOf = (written: string): string => (/^["']/.test(written) ? written.slice(1, -1) : written);
