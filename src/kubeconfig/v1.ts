/** The kubeconfig file format, `v1` (client-go tools/clientcmd/api/v1/types.go), as one document holds it. */
import type { Position } from '../errors.js';
import type { Mismatch, UnknownField } from '../go/decode.js';
import type { Value } from '../go/value.js';
import type { AuthInfo, Cluster, Context, Entry, Origins } from './types.js';

export interface NamedExtension {
  readonly name: string;
  /** undefined where there is no data: then Go does not count it as a double. */
  readonly value: Value | undefined;
  readonly position: Position;
}

/** One element of `clusters`, `contexts` or `users`. */
export interface Named<T> {
  readonly name: string;
  readonly position: Position;
  readonly origins: Origins;
  readonly fields: T;
}

/** An entry's own fields: its place is the element's, and its extensions are still a list. */
type Own<T extends Entry> = Omit<T, keyof Entry> & { readonly extensions: readonly NamedExtension[] };

export type ClusterFields = Own<Cluster>;
export type ContextFields = Own<Context>;
export type AuthInfoFields = Own<AuthInfo>;

export interface Document {
  readonly clusters: readonly Named<ClusterFields>[];
  readonly contexts: readonly Named<ContextFields>[];
  readonly users: readonly Named<AuthInfoFields>[];
  readonly currentContext: string;
  readonly currentContextPosition: Position | undefined;
  readonly colors: boolean;
  readonly preferenceExtensions: readonly NamedExtension[];
  readonly extensions: readonly NamedExtension[];
  readonly unknownFields: readonly UnknownField[];
  /** Values of a wrong type: kubectl refuses the file for the first. */
  readonly mismatches: readonly Mismatch[];
}
