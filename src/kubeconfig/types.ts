/** client-go's `clientcmd/api` types (tools/clientcmd/api/types.go), each entry with the places it was read from. */

import type { Position } from '../errors.js';
import type { UnknownField } from '../go/decode.js';
import type { Value } from '../go/value.js';

/** Where each field of an entry stands, by its wire name (`server`, `certificate-authority-data`, `exec.command`). */
export type Origins = ReadonlyMap<string, Position>;

export interface Entry {
  /** The file that the entry came from, as it was named; relative paths inside it are relative to its folder. */
  readonly locationOfOrigin: string;
  /** Where the entry itself begins; undefined for entries made in memory. */
  readonly position: Position | undefined;
  readonly origins: Origins;
  readonly extensions: ReadonlyMap<string, Value>;
}

export interface Cluster extends Entry {
  readonly server: string;
  readonly tlsServerName: string;
  readonly insecureSkipTlsVerify: boolean;
  /** A path as it stands in the file; see `resolvePath`. */
  readonly certificateAuthority: string;
  /** Decoded. */
  readonly certificateAuthorityData: Uint8Array;
  readonly proxyUrl: string;
  readonly disableCompression: boolean;
}

export interface Context extends Entry {
  readonly cluster: string;
  /** `user` on the wire. */
  readonly authInfo: string;
  readonly namespace: string;
}

export interface AuthInfo extends Entry {
  readonly clientCertificate: string;
  readonly clientCertificateData: Uint8Array;
  readonly clientKey: string;
  readonly clientKeyData: Uint8Array;
  readonly token: string;
  readonly tokenFile: string;
  /** `as` on the wire. */
  readonly impersonate: string;
  readonly impersonateUid: string;
  readonly impersonateGroups: readonly string[];
  readonly impersonateUserExtra: ReadonlyMap<string, readonly string[]>;
  readonly username: string;
  readonly password: string;
  readonly authProvider: AuthProviderConfig | undefined;
  readonly exec: ExecConfig | undefined;
}

export interface AuthProviderConfig {
  readonly name: string;
  readonly config: ReadonlyMap<string, string>;
}

export interface ExecConfig {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly installHint: string;
  readonly provideClusterInfo: boolean;
  readonly interactiveMode: string;
}

export interface Config {
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly contexts: ReadonlyMap<string, Context>;
  readonly authInfos: ReadonlyMap<string, AuthInfo>;
  /** Empty where there is none. */
  readonly currentContext: string;
  readonly currentContextPosition: Position | undefined;
  readonly preferences: { readonly colors: boolean; readonly extensions: ReadonlyMap<string, Value> };
  readonly extensions: ReadonlyMap<string, Value>;
  /** The files that were read, in order. */
  readonly files: readonly string[];
  /** Entries that an entry of the same name in an earlier file hides. */
  readonly shadowed: readonly ShadowedEntry[];
  /** Keys that kubectl drops without a word. */
  readonly unknownFields: readonly UnknownField[];
}

export interface ShadowedEntry {
  readonly kind: 'cluster' | 'context' | 'user';
  readonly name: string;
  readonly position: Position;
  /** Where the entry stands that is used instead. */
  readonly winner: Position | undefined;
}

/** client-go's ClientConfigLoadingRules: which files, and in which order the first one wins. */
export interface LoadingRules {
  /** `--kubeconfig`: this one file and no other. */
  readonly explicitPath?: string;
  /** KUBECONFIG's list, or the default path. */
  readonly precedence: readonly string[];
}
