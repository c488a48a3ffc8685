/** Requests as the API server judges them: who asks to do what. Rights are derived from these. */
import type { RequestInfo } from '../api/request-info.js';

/** Whose credential a request bears. */
export type Credential =
  /** A user of the kubeconfig, by its name there. */
  | { readonly kind: 'user'; readonly user: string }
  /** Whoever the current context signs in as, where the kubeconfig is not known. */
  | { readonly kind: 'current-context' }
  | { readonly kind: 'service-account'; readonly namespace: string; readonly name: string }
  /** The ServiceAccount of the pod that the script runs in. */
  | { readonly kind: 'pod' }
  /** By an Impersonate-User header, or what kubectl makes of `--as` and of the kubeconfig's `as`. */
  | { readonly kind: 'impersonated'; readonly user: string; readonly groups: readonly string[] }
  /** A credential of which it is not known whose it is; masked. */
  | { readonly kind: 'other'; readonly what: string }
  /** None: `system:anonymous`. */
  | { readonly kind: 'none' };

/** Who sends a request to which cluster. */
export interface Caller {
  readonly credential: Credential;
  /** The kubeconfig's cluster; undefined where it is not known. */
  readonly cluster: string | undefined;
  /** The context by which kubectl came to this user, where one is known. */
  readonly context: string | undefined;
}

/** A request that may be sent. */
export interface KnownAccess {
  readonly kind: 'request';
  readonly caller: Caller;
  readonly request: RequestInfo;
  /** It is sent only where the object is there already (`exists`), or is not (`missing`). */
  readonly where?: 'exists' | 'missing';
}

/** A call of which it is not known what it asks the API server for. */
export interface UnknownAccess {
  readonly kind: 'unknown';
  readonly line: number;
  /** A clause, masked. */
  readonly why: string;
}

/** A request to a server that is none of the kubeconfig's. */
export interface OtherServer {
  readonly kind: 'elsewhere';
  /** Such as `GET https://example.com/install.sh`, masked. */
  readonly what: string;
}

export type Access = KnownAccess | UnknownAccess | OtherServer;
