/** Who the API server takes a caller for, by the credential that a request bears. */
import type { AuthInfo } from '../../kubeconfig/types.js';
import type { Caller, Credential } from '../access.js';
import { commonHolder, type Endpoint, secretsIn, show, textOf, type Value } from '../value.js';
import type { CurlOptions } from './curl-options-read.js';
import type { Impersonation } from './impersonation.js';
import type { KubectlCall } from './kubectl-call.js';
import type { Target } from './kubectl-target.js';
import type { ToolCall } from './tool.js';

/** A caller, and as whom the request says to act. */
export interface Acting {
  readonly caller: Caller;
  readonly as: Impersonation | undefined;
}

/** As whom a call of kubectl asks: what the command line says goes before what the context says. */
export function callerOfKubectl(kubectl: KubectlCall, target: Target): Acting {
  const { config, cluster } = target;
  const context = target.context === '' ? undefined : target.context;
  const user = kubectl.text('user') || config?.contexts.get(context ?? '')?.authInfo;
  const authInfo = config?.authInfos.get(user ?? '');
  const given = ownCredential(kubectl);
  return {
    caller: {
      credential: given ?? (user === undefined ? { kind: 'current-context' } : userOf(user)),
      cluster,
      context: given === undefined ? context : undefined,
    },
    as: impersonationOf(kubectl, authInfo),
  };
}

const userOf = (user: string): Credential => (user === '' ? { kind: 'none' } : { kind: 'user', user });

/** A credential of the command line itself. */
function ownCredential(kubectl: KubectlCall): Credential | undefined {
  for (const name of ['client-certificate', 'token', 'username']) {
    const value = kubectl.flag(name);
    if (value !== undefined && textOf(value) !== '') return holderIn(value, `--${name}`);
  }
  return undefined;
}

/** Who signs in with a text; `what` it is, where all of it stands in the script. */
function holderIn(value: Value, what: string): Credential {
  const secrets = secretsIn(value);
  const known = secrets.length === 0 ? undefined : commonHolder(secrets);
  if (known !== undefined) return known;
  return { kind: 'other', what: textOf(value) === undefined ? show(value) : what };
}

function impersonationOf(kubectl: KubectlCall, authInfo: AuthInfo | undefined): Impersonation | undefined {
  const texts = (name: string): readonly string[] => kubectl.flags(name).map(show);
  const user = kubectl.flag('as') ?? [];
  const own = {
    user: show(user) || (authInfo?.impersonate ?? ''),
    groups: texts('as-group').length > 0 ? texts('as-group') : (authInfo?.impersonateGroups ?? []),
    uid: texts('as-uid').at(-1) ?? authInfo?.impersonateUid ?? '',
    extra: [
      ...texts('as-user-extra').map((text): readonly [string, string] => {
        const [key = '', ...rest] = text.split('=');
        return [key, rest.join('=')];
      }),
      ...[...(authInfo?.impersonateUserExtra ?? [])].flatMap(([key, values]) =>
        values.map((value): readonly [string, string] => [key, value]),
      ),
    ],
  };
  return own.user === '' ? undefined : own;
}

/** What a request of curl or of PowerShell bears. */
export interface Bearing {
  readonly headers: readonly { readonly name: string; readonly value: Value }[];
  /** Of the client certificate; undefined where none is sent. */
  readonly certificate: Credential | undefined;
  readonly door: Endpoint | undefined;
  readonly cluster: string | undefined;
}

/** Who sends a request: a client certificate goes before a header, and a header before what a `kubectl proxy` adds. */
export function callerOfRequest({ headers, certificate, door, cluster }: Bearing): Acting {
  const called = (name: string): readonly Value[] =>
    headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value);
  const [user] = called('impersonate-user');
  const as =
    user === undefined
      ? undefined
      : {
          user: show(user),
          groups: called('impersonate-group').map(show),
          uid: called('impersonate-uid').map(show).at(-1) ?? '',
          extra: headers.flatMap(({ name, value }): readonly (readonly [string, string])[] => {
            const [, key] = /^impersonate-extra-(.+)$/.exec(name.toLowerCase()) ?? [];
            return key === undefined ? [] : [[decoded(key), show(value)]];
          }),
        };
  const authorization = called('authorization').at(-1);
  if (door !== undefined && authorization === undefined) return { caller: door.caller, as };
  const credential =
    certificate ??
    (authorization === undefined
      ? ({ kind: 'none' } as const)
      : holderIn(authorization, 'the credential that stands in the script'));
  return { caller: { credential, cluster, context: undefined }, as };
}

/** Keys of extra fields are percent-encoded (k8s.io/apiserver, authentication/request/headerrequest). */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Whose client certificate curl is given; undefined where it is given none. */
export function certificateHolder(call: ToolCall, options: CurlOptions): Credential | undefined {
  const certificate = options.last('cert');
  if (certificate === undefined) return undefined;
  for (const option of [options.last('key'), certificate]) {
    if (option === undefined) continue;
    const [, named] = holderOfPath(option.value) ?? [];
    if (named !== undefined) return { kind: 'user', user: named };
    const found = call.files.look(option.value);
    if (found.kind !== 'known') continue;
    const holder = commonHolder(secretsIn(found.file.content)) ?? userAt(found.file.content);
    if (holder !== undefined) return holder;
  }
  return { kind: 'other', what: `the certificate in ${show(certificate.value)}` };
}

const holderOfPath = (path: Value): RegExpExecArray | undefined => {
  const [only] = path;
  return only?.kind === 'kubeconfig' ? (userPath.exec(only.path) ?? undefined) : undefined;
};

const userPath = /^users\["((?:[^"\\]|\\.)*)"\]/;

function userAt(content: Value): Credential | undefined {
  const [, user] = holderOfPath(content) ?? [];
  return user === undefined ? undefined : { kind: 'user', user };
}
