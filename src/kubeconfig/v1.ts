/** The kubeconfig file format, `v1` (client-go tools/clientcmd/api/v1/types.go), as it is decoded from one document. */
import type { Position } from '../errors.js';
import type { Value } from '../jsonpath/value.js';
import type { Tree } from '../yaml/tree.js';
import { GoDecoder, isNull, type Mismatch, type Target } from './go-decode.js';
import { nilBytes, nilList, nilMap } from './nil.js';
import type { AuthProviderConfig, ExecConfig, Origins, UnknownField } from './types.js';

/** An extension: its data, or undefined where it has none, which Go does not count as a double. */
export interface NamedExtension {
  readonly name: string;
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

export interface ClusterFields {
  server: string;
  tlsServerName: string;
  insecureSkipTlsVerify: boolean;
  certificateAuthority: string;
  certificateAuthorityData: Uint8Array;
  proxyUrl: string;
  disableCompression: boolean;
  extensions: readonly NamedExtension[];
}

export interface ContextFields {
  cluster: string;
  authInfo: string;
  namespace: string;
  extensions: readonly NamedExtension[];
}

export interface AuthInfoFields {
  clientCertificate: string;
  clientCertificateData: Uint8Array;
  clientKey: string;
  clientKeyData: Uint8Array;
  token: string;
  tokenFile: string;
  impersonate: string;
  impersonateUid: string;
  impersonateGroups: readonly string[];
  impersonateUserExtra: ReadonlyMap<string, readonly string[]>;
  username: string;
  password: string;
  authProvider: AuthProviderConfig | undefined;
  exec: ExecConfig | undefined;
  extensions: readonly NamedExtension[];
}

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
  /** The first value of a wrong type: kubectl refuses the file for it. */
  readonly mismatch: Mismatch | undefined;
}

/** Decodes a document whose version and kind are right. `file` is the name that positions carry. */
export function decodeDocument(tree: Tree, file: string): Document {
  return new DocumentReader(file).document(tree);
}

/** Where the fields of an entry stand, gathered while they are read. */
type Seen = (field: string, position: Position) => void;

class DocumentReader {
  readonly #go: GoDecoder;

  constructor(file: string) {
    this.#go = new GoDecoder(file);
  }

  document(tree: Tree): Document {
    const go = this.#go;
    const found = {
      clusters: nilList as readonly Named<ClusterFields>[],
      contexts: nilList as readonly Named<ContextFields>[],
      users: nilList as readonly Named<AuthInfoFields>[],
      currentContext: '',
      currentContextPosition: undefined as Position | undefined,
      colors: false,
      preferenceExtensions: nilList as readonly NamedExtension[],
      extensions: nilList as readonly NamedExtension[],
    };
    const fields = {
      kind: (value: Tree, at: Target) => void go.string(value, at),
      apiVersion: (value: Tree, at: Target) => void go.string(value, at),
      preferences: (value: Tree, at: Target) => {
        go.struct(value, at, 'Preferences', {
          colors: (colors, where) => void (found.colors = go.bool(colors, where)),
          extensions: (list, where) => void (found.preferenceExtensions = this.#extensions(list, where)),
        });
      },
      clusters: (value: Tree, at: Target) => {
        found.clusters = go.list(value, at, 'v1.NamedCluster', (item, where) =>
          this.#named(item, where, 'NamedCluster', 'cluster', (tree, to, seen) =>
            this.#cluster(tree, to, seen),
          ),
        );
      },
      users: (value: Tree, at: Target) => {
        found.users = go.list(value, at, 'v1.NamedAuthInfo', (item, where) =>
          this.#named(item, where, 'NamedAuthInfo', 'user', (tree, to, seen) =>
            this.#authInfo(tree, to, seen),
          ),
        );
      },
      contexts: (value: Tree, at: Target) => {
        found.contexts = go.list(value, at, 'v1.NamedContext', (item, where) =>
          this.#named(item, where, 'NamedContext', 'context', (tree, to, seen) =>
            this.#context(tree, to, seen),
          ),
        );
      },
      'current-context': (value: Tree, at: Target) => void (found.currentContext = go.string(value, at)),
      extensions: (value: Tree, at: Target) => void (found.extensions = this.#extensions(value, at)),
    };
    go.struct(tree, { struct: '', path: '' }, 'Config', fields, (field, position) => {
      if (field === 'current-context') found.currentContextPosition = position;
    });
    return { ...found, unknownFields: go.unknownFields, mismatch: go.mismatch };
  }

  /** An element with a name and one struct beside it. */
  #named<T>(
    tree: Tree,
    target: Target,
    struct: string,
    field: string,
    read: (tree: Tree | undefined, target: Target, seen: Seen) => T,
  ): Named<T> {
    const go = this.#go;
    const origins = new Map<string, Position>();
    let name = '';
    const seen: Seen = (path, position) => void origins.set(path, position);
    let fields = read(undefined, target, seen);
    go.struct(
      tree,
      target,
      struct,
      {
        name: (value, at) => void (name = go.string(value, at)),
        [field]: (value, at) => void (fields = read(value, at, seen)),
      },
      (key, position) => {
        if (key === 'name') origins.set('name', position);
      },
    );
    return { name, position: go.position(tree.mark), origins, fields };
  }

  #cluster(tree: Tree | undefined, target: Target, seen: Seen): ClusterFields {
    const go = this.#go;
    const fields: ClusterFields = {
      server: '',
      tlsServerName: '',
      insecureSkipTlsVerify: false,
      certificateAuthority: '',
      certificateAuthorityData: nilBytes,
      proxyUrl: '',
      disableCompression: false,
      extensions: nilList,
    };
    if (tree === undefined) return fields;
    const readers = {
      server: (value: Tree, at: Target) => void (fields.server = go.string(value, at)),
      'tls-server-name': (value: Tree, at: Target) => void (fields.tlsServerName = go.string(value, at)),
      'insecure-skip-tls-verify': (value: Tree, at: Target) =>
        void (fields.insecureSkipTlsVerify = go.bool(value, at)),
      'certificate-authority': (value: Tree, at: Target) =>
        void (fields.certificateAuthority = go.string(value, at)),
      'certificate-authority-data': (value: Tree, at: Target) =>
        void (fields.certificateAuthorityData = go.bytes(value, at)),
      'proxy-url': (value: Tree, at: Target) => void (fields.proxyUrl = go.string(value, at)),
      'disable-compression': (value: Tree, at: Target) =>
        void (fields.disableCompression = go.bool(value, at)),
      extensions: (value: Tree, at: Target) => void (fields.extensions = this.#extensions(value, at)),
    };
    go.struct(tree, target, 'Cluster', readers, seen);
    return fields;
  }

  #context(tree: Tree | undefined, target: Target, seen: Seen): ContextFields {
    const go = this.#go;
    const fields: ContextFields = { cluster: '', authInfo: '', namespace: '', extensions: nilList };
    if (tree === undefined) return fields;
    const readers = {
      cluster: (value: Tree, at: Target) => void (fields.cluster = go.string(value, at)),
      user: (value: Tree, at: Target) => void (fields.authInfo = go.string(value, at)),
      namespace: (value: Tree, at: Target) => void (fields.namespace = go.string(value, at)),
      extensions: (value: Tree, at: Target) => void (fields.extensions = this.#extensions(value, at)),
    };
    go.struct(tree, target, 'Context', readers, seen);
    return fields;
  }

  #authInfo(tree: Tree | undefined, target: Target, seen: Seen): AuthInfoFields {
    const go = this.#go;
    const fields: AuthInfoFields = {
      clientCertificate: '',
      clientCertificateData: nilBytes,
      clientKey: '',
      clientKeyData: nilBytes,
      token: '',
      tokenFile: '',
      impersonate: '',
      impersonateUid: '',
      impersonateGroups: nilList,
      impersonateUserExtra: nilMap,
      username: '',
      password: '',
      authProvider: undefined,
      exec: undefined,
      extensions: nilList,
    };
    if (tree === undefined) return fields;
    const readers = {
      'client-certificate': (value: Tree, at: Target) =>
        void (fields.clientCertificate = go.string(value, at)),
      'client-certificate-data': (value: Tree, at: Target) =>
        void (fields.clientCertificateData = go.bytes(value, at)),
      'client-key': (value: Tree, at: Target) => void (fields.clientKey = go.string(value, at)),
      'client-key-data': (value: Tree, at: Target) => void (fields.clientKeyData = go.bytes(value, at)),
      token: (value: Tree, at: Target) => void (fields.token = go.string(value, at)),
      tokenFile: (value: Tree, at: Target) => void (fields.tokenFile = go.string(value, at)),
      as: (value: Tree, at: Target) => void (fields.impersonate = go.string(value, at)),
      'as-uid': (value: Tree, at: Target) => void (fields.impersonateUid = go.string(value, at)),
      'as-groups': (value: Tree, at: Target) => void (fields.impersonateGroups = go.strings(value, at)),
      'as-user-extra': (value: Tree, at: Target) => {
        fields.impersonateUserExtra = go.map(value, at, '[]string', (item, where) => go.strings(item, where));
      },
      username: (value: Tree, at: Target) => void (fields.username = go.string(value, at)),
      password: (value: Tree, at: Target) => void (fields.password = go.string(value, at)),
      'auth-provider': (value: Tree, at: Target) =>
        void (fields.authProvider = this.#authProvider(value, at, seen)),
      exec: (value: Tree, at: Target) => void (fields.exec = this.#exec(value, at, seen)),
      extensions: (value: Tree, at: Target) => void (fields.extensions = this.#extensions(value, at)),
    };
    go.struct(tree, target, 'AuthInfo', readers, seen);
    return fields;
  }

  #authProvider(tree: Tree, target: Target, seen: Seen): AuthProviderConfig | undefined {
    const go = this.#go;
    if (isNull(tree)) return undefined;
    let name = '';
    let config: ReadonlyMap<string, string> = nilMap;
    const readers = {
      name: (value: Tree, at: Target) => void (name = go.string(value, at)),
      config: (value: Tree, at: Target) => {
        config = go.map(value, at, 'string', (item, where) => go.string(item, where));
      },
    };
    const within: Seen = (field, position) => seen(`auth-provider.${field}`, position);
    go.struct(tree, target, 'AuthProviderConfig', readers, within);
    return { name, config };
  }

  #exec(tree: Tree, target: Target, seen: Seen): ExecConfig | undefined {
    const go = this.#go;
    if (isNull(tree)) return undefined;
    const exec = {
      apiVersion: '',
      command: '',
      args: nilList as readonly string[],
      env: nilList as ExecConfig['env'],
      installHint: '',
      provideClusterInfo: false,
      interactiveMode: '',
    };
    const readers = {
      command: (value: Tree, at: Target) => void (exec.command = go.string(value, at)),
      args: (value: Tree, at: Target) => void (exec.args = go.strings(value, at)),
      env: (value: Tree, at: Target) => {
        exec.env = go.list(value, at, 'v1.ExecEnvVar', (item, where) => this.#variable(item, where));
      },
      apiVersion: (value: Tree, at: Target) => void (exec.apiVersion = go.string(value, at)),
      installHint: (value: Tree, at: Target) => void (exec.installHint = go.string(value, at)),
      provideClusterInfo: (value: Tree, at: Target) => void (exec.provideClusterInfo = go.bool(value, at)),
      interactiveMode: (value: Tree, at: Target) =>
        void (exec.interactiveMode = go.string(value, at, 'v1.ExecInteractiveMode')),
    };
    const within: Seen = (field, position) => seen(`exec.${field}`, position);
    go.struct(tree, target, 'ExecConfig', readers, within);
    return exec;
  }

  #variable(tree: Tree, target: Target): { readonly name: string; readonly value: string } {
    const go = this.#go;
    const variable = { name: '', value: '' };
    go.struct(tree, target, 'ExecEnvVar', {
      name: (value, at) => void (variable.name = go.string(value, at)),
      value: (value, at) => void (variable.value = go.string(value, at)),
    });
    return variable;
  }

  #extensions(tree: Tree, target: Target): readonly NamedExtension[] {
    const go = this.#go;
    return go.list(tree, target, 'v1.NamedExtension', (item, where) => {
      let name = '';
      let data: Tree | undefined;
      go.struct(item, where, 'NamedExtension', {
        name: (value, at) => void (name = go.string(value, at)),
        extension: (value) => void (data = isNull(value) ? undefined : value),
      });
      const value = data === undefined ? undefined : toValue(data);
      return { name, value, position: go.position(item.mark) };
    });
  }
}

function toValue(tree: Tree): Value {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(toValue);
  return new Map([...tree.entries].map(([key, { value }]) => [key, toValue(value)]));
}
