/** A user: how a client signs in, and for how long that works. */
import type { Host } from '../host.js';
import { keyPairProblem } from '../kubeconfig/pem.js';
import type { AuthInfo } from '../kubeconfig/types.js';
import { type Bundle, readBundle } from './certificate.js';
import { type ExecFacts, readExec } from './exec.js';
import { type Material, readMaterial, readNamedFile } from './material.js';
import { readToken, type TokenFacts } from './token.js';

export type AuthMethod = 'client-certificate' | 'token' | 'token-file' | 'basic' | 'exec' | 'auth-provider';

export interface CredentialFacts extends Material {
  readonly bundle: Bundle | undefined;
  /** undefined where the user names no key. */
  readonly key: Omit<Material, 'bytes'> | undefined;
  /** undefined where one of the two cannot be read. */
  readonly keyMatches: boolean | undefined;
  /** Why they do not match, in Go's words. */
  readonly keyProblem: string | undefined;
}

export interface TokenSource extends Omit<Material, 'bytes'> {
  readonly facts: TokenFacts | undefined;
}

export interface AuthProviderFacts {
  readonly name: string;
  /** The names of its settings; the values may be secret. */
  readonly settings: readonly string[];
  readonly idToken: TokenFacts | undefined;
}

export interface Impersonation {
  readonly user: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: ReadonlyMap<string, readonly string[]>;
}

export interface UserFacts {
  /** None where a client would call anonymously. */
  readonly methods: readonly AuthMethod[];
  readonly certificate: CredentialFacts | undefined;
  readonly token: TokenSource | undefined;
  /** The user name of basic authentication. */
  readonly basicUser: string | undefined;
  readonly exec: ExecFacts | undefined;
  readonly authProvider: AuthProviderFacts | undefined;
  readonly impersonation: Impersonation | undefined;
}

/** Looks at a user, reading the files that it names. */
export function inspectUser(user: AuthInfo, host: Host): UserFacts {
  const { username, password, exec, authProvider } = user;
  const certificate = certificateOf(user, host);
  const isBasic = username !== '' || password !== '';
  const methods: AuthMethod[] = [];
  if (certificate !== undefined) methods.push('client-certificate');
  if (user.token !== '') methods.push('token');
  if (user.tokenFile !== '') methods.push('token-file');
  if (isBasic) methods.push('basic');
  if (exec !== undefined) methods.push('exec');
  if (authProvider !== undefined) methods.push('auth-provider');
  return {
    methods,
    certificate,
    token: tokenOf(user, host),
    basicUser: isBasic ? username : undefined,
    exec: exec === undefined ? undefined : readExec(exec, user, host),
    authProvider: providerOf(user, host),
    impersonation: impersonationOf(user),
  };
}

function certificateOf(user: AuthInfo, host: Host): CredentialFacts | undefined {
  const certificate = readMaterial(
    user,
    'client-certificate',
    user.clientCertificateData,
    user.clientCertificate,
    host,
  );
  const key = readMaterial(user, 'client-key', user.clientKeyData, user.clientKey, host);
  if (certificate === undefined) return undefined;
  // A key takes a while to read, and lists do not ask.
  let pair: Pair | undefined;
  const pairOnce = (): Pair | undefined => {
    pair ??= pairOf(certificate.bytes, key?.bytes);
    return pair;
  };
  return {
    ...certificate,
    bundle: certificate.bytes === undefined ? undefined : readBundle(certificate.bytes, host.now()),
    key: key === undefined ? undefined : { field: key.field, path: key.path, problem: key.problem },
    get keyMatches() {
      return pairOnce()?.matches;
    },
    get keyProblem() {
      return pairOnce()?.problem;
    },
  };
}

interface Pair {
  readonly matches: boolean;
  readonly problem: string | undefined;
}

function pairOf(certificate: Uint8Array | undefined, key: Uint8Array | undefined): Pair | undefined {
  if (certificate === undefined || key === undefined) return undefined;
  const problem = keyPairProblem(certificate, key);
  return { matches: problem === undefined, problem };
}

function tokenOf(user: AuthInfo, host: Host): TokenSource | undefined {
  const now = host.now();
  // client-go keeps reading the file where there is one, and uses the token only until then.
  if (user.tokenFile !== '') {
    const { bytes, ...source } = readNamedFile(user, 'tokenFile', user.tokenFile, host);
    const facts = bytes === undefined ? undefined : readToken(new TextDecoder().decode(bytes), now);
    if (facts !== undefined || user.token === '') return { ...source, facts };
  }
  if (user.token === '') return undefined;
  return { field: 'token', path: undefined, problem: undefined, facts: readToken(user.token, now) };
}

function providerOf({ authProvider }: AuthInfo, host: Host): AuthProviderFacts | undefined {
  if (authProvider === undefined) return undefined;
  const { name, config } = authProvider;
  const idToken = config.get('id-token');
  return {
    name,
    settings: [...config.keys()],
    idToken: idToken === undefined ? undefined : readToken(idToken, host.now()),
  };
}

function impersonationOf(user: AuthInfo): Impersonation | undefined {
  const { impersonate, impersonateUid, impersonateGroups, impersonateUserExtra } = user;
  if (
    impersonate === '' &&
    impersonateUid === '' &&
    impersonateGroups.length + impersonateUserExtra.size === 0
  )
    return undefined;
  return { user: impersonate, uid: impersonateUid, groups: impersonateGroups, extra: impersonateUserExtra };
}
