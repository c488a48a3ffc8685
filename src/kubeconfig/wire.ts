/** The Config as kubectl prints it: client-go's v1 object (tools/clientcmd/api/v1/types.go), fields in its order. */
import { compareBytes } from '../go/byte-order.js';
import { nilList, nilMap } from '../go/nil.js';
import { wellFormed } from '../go/utf8.js';
import type { Value } from '../go/value.js';
import { type LateField, LateFields } from './late-fields.js';
import type { AuthInfo, AuthProviderConfig, Cluster, Config, Context, ExecConfig } from './types.js';

/** The JSON tree of `config view`, for templates: every number is a float64 (a JavaScript number). */
export function toWire(config: Config): Value {
  return new LateFields(
    fieldsOf(config).map(([name, value]) => [
      name,
      typeof value === 'function' ? () => asFloats(value()) : value && asFloats(value),
    ]),
  );
}

/** The same for printing: integers are bigint and keep all their digits. */
export function toExactWire(config: Config): Value {
  return struct(
    ...fieldsOf(config).map(
      ([name, value]) => [name, typeof value === 'function' ? value() : value] as const,
    ),
  );
}

function fieldsOf(config: Config): readonly LateField[] {
  return [
    ['kind', 'Config'],
    ['apiVersion', 'v1'],
    ['preferences', preferences(config)],
    ['clusters', () => named(config.clusters, 'cluster', cluster)],
    ['users', () => named(config.authInfos, 'user', authInfo)],
    ['contexts', () => named(config.contexts, 'context', context)],
    ['current-context', config.currentContext],
    ['extensions', extensions(config.extensions)],
  ];
}

/** Left out where empty, since kubectl 1.34. */
function preferences({ preferences: { colors, extensions: named } }: Config): Value | undefined {
  if (!colors && named.size === 0) return undefined;
  return struct(['colors', colors || undefined], ['extensions', extensions(named)]);
}

/** A Go struct: a field that is left out when empty is undefined here. */
function struct(...fields: readonly (readonly [name: string, value: Value | undefined])[]): Value {
  const map = new Map<string, Value>();
  for (const [name, value] of fields) if (value !== undefined) map.set(name, value);
  return map;
}

const text = (value: string): string | undefined => (value === '' ? undefined : value);

const base64 = (bytes: Uint8Array): string | undefined =>
  bytes.length === 0 ? undefined : Buffer.from(bytes).toString('base64');

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => compareBytes(a, b));
}

function named<T>(entries: ReadonlyMap<string, T>, field: string, wire: (entry: T) => Value): Value {
  if (entries.size === 0) return null;
  return sorted(entries).map(([name, entry]) => struct(['name', name], [field, wire(entry)]));
}

function extensions(map: ReadonlyMap<string, Value>): Value | undefined {
  if (map.size === 0) return undefined;
  return sorted(map).map(([name, extension]) => struct(['name', name], ['extension', extension]));
}

function cluster(entry: Cluster): Value {
  return struct(
    ['server', entry.server],
    ['tls-server-name', text(entry.tlsServerName)],
    ['insecure-skip-tls-verify', entry.insecureSkipTlsVerify || undefined],
    ['certificate-authority', text(entry.certificateAuthority)],
    ['certificate-authority-data', base64(entry.certificateAuthorityData)],
    ['proxy-url', text(entry.proxyUrl)],
    ['disable-compression', entry.disableCompression || undefined],
    ['extensions', extensions(entry.extensions)],
  );
}

function context(entry: Context): Value {
  return struct(
    ['cluster', entry.cluster],
    ['user', entry.authInfo],
    ['namespace', text(entry.namespace)],
    ['extensions', extensions(entry.extensions)],
  );
}

function authInfo(entry: AuthInfo): Value {
  const extra = entry.impersonateUserExtra;
  return struct(
    ['client-certificate', text(entry.clientCertificate)],
    ['client-certificate-data', base64(entry.clientCertificateData)],
    ['client-key', text(entry.clientKey)],
    ['client-key-data', base64(entry.clientKeyData)],
    ['token', text(entry.token)],
    ['tokenFile', text(entry.tokenFile)],
    ['as', text(entry.impersonate)],
    ['as-uid', text(entry.impersonateUid)],
    ['as-groups', entry.impersonateGroups.length === 0 ? undefined : entry.impersonateGroups],
    [
      'as-user-extra',
      extra.size === 0 ? undefined : new Map(sorted(extra).map(([key, values]) => [key, list(values)])),
    ],
    ['username', text(entry.username)],
    ['password', text(entry.password)],
    ['auth-provider', entry.authProvider === undefined ? undefined : authProvider(entry.authProvider)],
    ['exec', entry.exec === undefined ? undefined : exec(entry.exec)],
    ['extensions', extensions(entry.extensions)],
  );
}

function authProvider({ name, config }: AuthProviderConfig): Value {
  return struct(['name', name], ['config', config === nilMap ? null : new Map(sorted(config))]);
}

function exec(plugin: ExecConfig): Value {
  const { env } = plugin;
  return struct(
    ['command', plugin.command],
    ['args', list(plugin.args)],
    ['env', env === nilList ? null : env.map(({ name, value }) => struct(['name', name], ['value', value]))],
    ['apiVersion', text(plugin.apiVersion)],
    ['installHint', text(plugin.installHint)],
    ['provideClusterInfo', plugin.provideClusterInfo],
    ['interactiveMode', text(plugin.interactiveMode)],
  );
}

function list(items: readonly string[]): Value {
  return items === nilList ? null : items;
}

function asFloats(value: Value): Value {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return wellFormed(value);
  if (value instanceof Map) {
    return new Map(
      [...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [wellFormed(key), asFloats(item)]),
    );
  }
  return Array.isArray(value) ? (value as readonly Value[]).map(asFloats) : value;
}
