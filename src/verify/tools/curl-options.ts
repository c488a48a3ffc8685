/** curl's options by name and letter, with the names that its parser knows and its manual does not. */

import { parseVersion, type Version } from '../../tool-version.js';
import { curlOptionTable } from './curl-option-table.js';

/** What the value of an option is, as far as a verifier has to know. */
export type CurlValueKind =
  | 'text'
  | 'number'
  | 'seconds'
  | 'size'
  | 'mode'
  | 'url'
  /** `Name: value`, or `@file` (7.55 and later). */
  | 'header'
  /** Taken as it is, or `@file`. */
  | 'data'
  | 'form'
  | 'config'
  /** Read. */
  | 'file'
  | 'folder'
  /** A file, with an optional pass phrase behind a colon. */
  | 'certificate'
  | 'upload'
  /** Written. */
  | 'file-out'
  | 'folder-out'
  /** Read and written. */
  | 'cache'
  | 'socket'
  | 'cookie'
  | 'secret'
  | 'credentials'
  | 'proxy'
  /** Sends a host name elsewhere: `--connect-to`, `--resolve`. */
  | 'route'
  /** `--write-out`: text or `@file`. */
  | 'format'
  | 'command'
  | 'variable';

export interface CurlOptionDefinition {
  /** The long name, without the `no-` that some carry in the manual. */
  readonly name: string;
  readonly letter: string | undefined;
  readonly kind: 'switch' | 'once' | 'value';
  readonly since: Version;
  readonly takes: CurlValueKind | undefined;
  /** What the letter, or the name in the manual, sets a switch to. */
  readonly documentedAs: boolean;
  readonly acceptsBlank: boolean;
  readonly wiped: boolean;
  readonly inertSince: Version | undefined;
}

/** A long name that curl's parser knows: the option, and what it sets a switch to. */
export interface CurlOptionName {
  readonly definition: CurlOptionDefinition;
  readonly sets: boolean;
  readonly since: Version;
}

// Names of the parser's table that the manual leaves out: alias, option, what it sets, first version.
const aliases: readonly (readonly [string, string, boolean, string])[] = [
  ['eprt', 'disable-eprt', false, '7.19.0'],
  ['epsv', 'disable-epsv', false, '7.19.0'],
  ['ftp-ssl', 'ssl', true, '7.11.0'],
  ['ftp-ssl-reqd', 'ssl-reqd', true, '7.15.5'],
  ['include', 'show-headers', true, '4.8'],
  ['krb4', 'krb', true, '7.3'],
];

interface Tables {
  readonly byName: ReadonlyMap<string, CurlOptionName>;
  readonly byLetter: ReadonlyMap<string, CurlOptionDefinition>;
}

let tables: Tables | undefined;

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`not a version: ${text}`);
  return parsed;
}

function definitionOf(line: string): CurlOptionDefinition {
  const [documented = '', letter, kind, since = '', ...rest] = line.split(' ');
  const negative = documented.startsWith('no-');
  const inert = rest.find((word) => word.startsWith('inert='))?.slice('inert='.length);
  return {
    name: negative ? documented.slice('no-'.length) : documented,
    letter: letter === '-' ? undefined : letter,
    kind: kind as CurlOptionDefinition['kind'],
    since: version(since),
    takes: kind === 'value' ? (rest[0] as CurlValueKind) : undefined,
    documentedAs: !negative,
    acceptsBlank: rest.includes('blank'),
    wiped: rest.includes('wiped'),
    inertSince: inert === undefined ? undefined : version(inert),
  };
}

function load(): Tables {
  const byName = new Map<string, CurlOptionName>();
  const byLetter = new Map<string, CurlOptionDefinition>();
  for (const line of curlOptionTable.trim().split('\n')) {
    const definition = definitionOf(line);
    byName.set(definition.name, { definition, sets: true, since: definition.since });
    if (definition.letter !== undefined) byLetter.set(definition.letter, definition);
  }
  for (const [alias, name, sets, since] of aliases) {
    const option = byName.get(name);
    if (option === undefined) throw new Error(`alias of nothing: ${alias}`);
    byName.set(alias, { definition: option.definition, sets, since: version(since) });
  }
  return { byName, byLetter };
}

/** Every long name that curl's parser knows, without `no-`. */
export function curlOptionNames(): ReadonlyMap<string, CurlOptionName> {
  tables ??= load();
  return tables.byName;
}

/** The option of a letter, such as `k`. */
export function curlOptionOfLetter(letter: string): CurlOptionDefinition | undefined {
  tables ??= load();
  return tables.byLetter.get(letter);
}
