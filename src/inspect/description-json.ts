/** A description as JSON: every value beside the place it comes from; what is not there is `null`. */
import type { Position, UserError } from '../errors.js';
import type { Missing } from '../kubeconfig/problem.js';
import type { Bundle, CertificateFacts } from './certificate.js';
import type { Description, EntryDescription } from './describe.js';
import { type Expiry, isoSeconds } from './expiry.js';
import type { TokenFacts } from './token.js';
import type { UserFacts } from './user.js';

/** How a recipe does with the context. */
interface Fit {
  readonly name: string;
  readonly fits: boolean | undefined;
  readonly why: string | undefined;
}

/** The whole description. `refusal` is why no client could use it; `missing`, what it needs and this machine has not. */
export function descriptionJson(
  description: Description,
  recipes: readonly Fit[],
  { refusal, missing }: { readonly refusal: UserError | undefined; readonly missing: readonly Missing[] },
): object {
  const { context, current, currentPosition, namespace, cluster, user, files } = description;
  const at = (field: string): Position | null => context.origins.get(field) ?? null;
  return {
    context: {
      ...entryJson(context),
      current,
      currentOrigin: currentPosition ?? null,
      cluster: { value: cluster.name, origin: cluster.given ? null : at('cluster') },
      user: { value: user.name, origin: user.given ? null : at('user') },
      namespace: { value: namespace.name, origin: namespace.given ? null : at('namespace') },
    },
    cluster: clusterJson(cluster),
    user: userJson(user),
    recipes: recipes.map(({ name, fits, why }) => ({ name, fits: fits === true, why: why ?? null })),
    refusal:
      refusal === undefined
        ? null
        : { message: refusal.message, fix: refusal.hint ?? null, origin: refusal.position ?? null },
    missing: missing.map(({ kind, name, whose }) => ({ kind, name, whose })),
    files,
  };
}

function entryJson({ name, position, overrides, extensions }: EntryDescription): object {
  return { name, origin: position ?? null, overrides, extensions };
}

function clusterJson(cluster: Description['cluster']): object {
  const { facts, origins } = cluster;
  const at = (field: string): Position | null => origins.get(field) ?? null;
  const { url, scheme, host, port, path } = facts.server;
  const { authority } = facts;
  return {
    ...entryJson(cluster),
    server: { value: url, origin: at('server') },
    scheme: scheme ?? null,
    host: host ?? null,
    port: port ?? null,
    path: path ?? null,
    tls: facts.tls,
    insecureSkipTlsVerify: { value: facts.tls === 'insecure', origin: at('insecure-skip-tls-verify') },
    tlsServerName: { value: facts.tlsServerName ?? null, origin: at('tls-server-name') },
    proxyUrl: { value: facts.proxyUrl ?? null, origin: at('proxy-url') },
    certificateAuthority:
      authority === undefined
        ? null
        : {
            origin: at(authority.field),
            path: authority.path ?? null,
            problem: authority.problem ?? authority.bundle?.problem ?? null,
            certificates: certificatesJson(authority.bundle),
          },
  };
}

function userJson(user: Description['user']): object {
  const { facts, origins } = user;
  const at = (field: string): Position | null => origins.get(field) ?? null;
  const { token, impersonation } = facts;
  return {
    ...entryJson(user),
    methods: facts.methods,
    certificate: certificateJson(facts, at),
    token:
      token === undefined
        ? null
        : {
            origin: at(token.field),
            path: token.path ?? null,
            problem: token.problem ?? null,
            claims: claimsJson(token.facts),
          },
    basic:
      facts.basicUser === undefined
        ? null
        : { username: facts.basicUser, origin: at('username'), password: origins.has('password') },
    exec: execJson(facts, at),
    authProvider: providerJson(facts, at),
    impersonation:
      impersonation === undefined
        ? null
        : {
            user: impersonation.user,
            uid: impersonation.uid,
            groups: impersonation.groups,
            extra: [...impersonation.extra.keys()],
            origin: at('as'),
          },
  };
}

type At = (field: string) => Position | null;

function certificateJson({ certificate }: UserFacts, at: At): object | null {
  if (certificate === undefined) return null;
  const { field, path, problem, bundle, key, keyMatches, keyProblem } = certificate;
  return {
    origin: at(field),
    path: path ?? null,
    problem: problem ?? bundle?.problem ?? null,
    certificates: certificatesJson(bundle),
    key:
      key === undefined
        ? null
        : {
            origin: at(key.field),
            path: key.path ?? null,
            matches: keyMatches ?? null,
            problem: key.problem ?? keyProblem ?? null,
          },
  };
}

function execJson({ exec }: UserFacts, at: At): object | null {
  if (exec === undefined) return null;
  const { command, args, env, apiVersion, interactiveMode, provideClusterInfo, found, policy, relative } =
    exec;
  return {
    command: { value: command, origin: at('exec.command') },
    args: { value: args, origin: at('exec.args') },
    env: { value: env, origin: at('exec.env') },
    apiVersion,
    interactiveMode,
    provideClusterInfo,
    installHint: exec.installHint || null,
    relative,
    policy:
      policy === undefined ? null : { value: policy.rule, allows: policy.allows, origin: policy.position },
    found: found.kind === 'found',
    state: found.kind,
    path: found.kind === 'not-on-path' ? null : found.path,
  };
}

function providerJson({ authProvider }: UserFacts, at: At): object | null {
  if (authProvider === undefined) return null;
  const { name, settings, idToken } = authProvider;
  return { name, origin: at('auth-provider.name'), settings, idToken: claimsJson(idToken) };
}

function certificatesJson(bundle: Bundle | undefined): readonly object[] {
  return (bundle?.certificates ?? []).map((certificate: CertificateFacts) => ({
    subject: certificate.subject,
    issuer: certificate.issuer,
    names: certificate.names,
    notBefore: dateJson(certificate.notBefore),
    ...expiryJson(certificate.expiry),
    isAuthority: certificate.isAuthority,
  }));
}

function claimsJson(facts: TokenFacts | undefined): object | null {
  if (facts === undefined || facts.opaque) return null;
  return {
    issuer: facts.issuer ?? null,
    subject: facts.subject ?? null,
    audiences: facts.audiences,
    issuedAt: dateJson(facts.issuedAt),
    notBefore: dateJson(facts.notBefore),
    ...(facts.expiry === undefined
      ? { expires: null, daysLeft: null, expired: false }
      : expiryJson(facts.expiry)),
  };
}

function expiryJson({ at, daysLeft, expired }: Expiry): object {
  return { expires: dateJson(at), daysLeft, expired };
}

/** `2026-11-24T06:00:00Z` */
function dateJson(date: Date | undefined): string | null {
  return date === undefined ? null : isoSeconds(date);
}
