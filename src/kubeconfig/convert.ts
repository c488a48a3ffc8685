/** v1 document → the entries of a Config: client-go's clientcmd/api/v1/conversion.go and defaults.go. */
import type { Position } from '../errors.js';
import type { Value } from '../go/value.js';
import type { AuthInfo, Cluster, Context, ExecConfig } from './types.js';
import type { AuthInfoFields, ClusterFields, ContextFields, Document, Named, NamedExtension } from './v1.js';

/** A name that stands twice in one file. kubectl goes on with the whole list, and prints every token in it: we do not. */
export class DuplicateName extends Error {
  readonly position: Position;
  /** Where the name stands first. */
  readonly first: Position;
  readonly entryName: string;

  constructor(types: string, name: string, first: Position, position: Position) {
    super(`error converting ${types}: duplicate name "${name}" in list`);
    this.entryName = name;
    this.first = first;
    this.position = position;
  }
}

/** What one file holds. */
export interface FileContent {
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly contexts: ReadonlyMap<string, Context>;
  readonly authInfos: ReadonlyMap<string, AuthInfo>;
  readonly colors: boolean;
  readonly preferenceExtensions: ReadonlyMap<string, Value>;
  readonly extensions: ReadonlyMap<string, Value>;
}

/** Converts in client-go's order, so that the first double is kubectl's, too. Throws DuplicateName. */
export function convertDocument(document: Document, locationOfOrigin: string): FileContent {
  const entry = (named: Named<{ extensions: readonly NamedExtension[] }>) => ({
    locationOfOrigin,
    position: named.position,
    origins: named.origins,
    extensions: convertExtensions(named.fields.extensions),
  });
  const preferenceExtensions = convertExtensions(document.preferenceExtensions);
  const clusters = convertList(
    document.clusters,
    '*[]NamedCluster into *map[string]*api.Cluster',
    (named: Named<ClusterFields>): Cluster => ({ ...named.fields, ...entry(named) }),
  );
  const authInfos = convertList(
    document.users,
    '*[]NamedAuthInfo into *map[string]*api.AuthInfo',
    (named: Named<AuthInfoFields>): AuthInfo => ({
      ...named.fields,
      exec: withDefaults(named.fields.exec),
      ...entry(named),
    }),
  );
  const contexts = convertList(
    document.contexts,
    '*[]NamedContext into *map[string]*api.Context',
    (named: Named<ContextFields>): Context => ({ ...named.fields, ...entry(named) }),
  );
  const extensions = convertExtensions(document.extensions);
  return { clusters, contexts, authInfos, colors: document.colors, preferenceExtensions, extensions };
}

function convertList<From, To>(
  list: readonly Named<From>[],
  types: string,
  convert: (named: Named<From>) => To,
): ReadonlyMap<string, To> {
  const entries = new Map<string, To>();
  for (const named of list) {
    const converted = convert(named);
    if (entries.has(named.name)) {
      const first = list.find(({ name }) => name === named.name) ?? named;
      throw new DuplicateName(types, named.name, first.position, named.position);
    }
    entries.set(named.name, converted);
  }
  return entries;
}

/** An extension without data does not keep another of the same name out. */
function convertExtensions(list: readonly NamedExtension[]): ReadonlyMap<string, Value> {
  const extensions = new Map<string, Value>();
  for (const { name, value, position } of list) {
    if ((extensions.get(name) ?? null) !== null) {
      const first = list.find((other) => other.name === name && other.value !== undefined);
      throw new DuplicateName(
        '*[]NamedExtension into *map[string]runtime.Object',
        name,
        first?.position ?? position,
        position,
      );
    }
    extensions.set(name, value ?? null);
  }
  return extensions;
}

/** Before `v1` an exec plugin did not say whether it wants a terminal. */
function withDefaults(exec: ExecConfig | undefined): ExecConfig | undefined {
  if (exec === undefined || exec.interactiveMode !== '') return exec;
  const old = /^client\.authentication\.k8s\.io\/v1(?:alpha|beta)1$/.test(exec.apiVersion);
  return old ? { ...exec, interactiveMode: 'IfAvailable' } : exec;
}
