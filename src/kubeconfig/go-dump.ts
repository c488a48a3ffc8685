/** Go's `%v` of the file's own structs: kubectl shows the whole list, secrets and all, when a name is there twice. */
import { compareBytes } from '../byte-order.js';
import { goJsonText } from './go-json-text.js';
import type { AuthInfoFields, ClusterFields, ContextFields, Named, NamedExtension } from './v1.js';

const list = (items: readonly string[]): string => `[${items.join(' ')}]`;
const struct = (...fields: readonly (string | boolean)[]): string => `{${fields.join(' ')}}`;
const bytes = (data: Uint8Array): string => list([...data].map(String));
// Go prints the address of what a pointer leads to.
const pointer = (target: unknown): string => (target === undefined ? '<nil>' : '0xc000000000');

export function dumpExtensions(extensions: readonly NamedExtension[]): string {
  return list(
    extensions.map(({ name, value }) => {
      const raw = value === undefined ? new Uint8Array() : new TextEncoder().encode(goJsonText(value));
      return struct(name, struct(bytes(raw), '<nil>'));
    }),
  );
}

function dumpNamed<T>(items: readonly Named<T>[], dump: (fields: T) => string): string {
  return list(items.map(({ name, fields }) => struct(name, dump(fields))));
}

export function dumpClusters(clusters: readonly Named<ClusterFields>[]): string {
  return dumpNamed(clusters, (fields) =>
    struct(
      fields.server,
      fields.tlsServerName,
      fields.insecureSkipTlsVerify,
      fields.certificateAuthority,
      bytes(fields.certificateAuthorityData),
      fields.proxyUrl,
      fields.disableCompression,
      dumpExtensions(fields.extensions),
    ),
  );
}

export function dumpContexts(contexts: readonly Named<ContextFields>[]): string {
  return dumpNamed(contexts, ({ cluster, authInfo, namespace, extensions }) =>
    struct(cluster, authInfo, namespace, dumpExtensions(extensions)),
  );
}

export function dumpUsers(users: readonly Named<AuthInfoFields>[]): string {
  return dumpNamed(users, (fields) => {
    const extra = [...fields.impersonateUserExtra]
      .sort(([a], [b]) => compareBytes(a, b))
      .map(([key, values]) => `${key}:${list(values)}`);
    return struct(
      fields.clientCertificate,
      bytes(fields.clientCertificateData),
      fields.clientKey,
      bytes(fields.clientKeyData),
      fields.token,
      fields.tokenFile,
      fields.impersonate,
      fields.impersonateUid,
      list(fields.impersonateGroups),
      `map[${extra.join(' ')}]`,
      fields.username,
      fields.password,
      pointer(fields.authProvider),
      pointer(fields.exec),
      dumpExtensions(fields.extensions),
    );
  });
}
