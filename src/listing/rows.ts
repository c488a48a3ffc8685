/** The rows of `get`: what is in the kubeconfig and what it means, ready for JSON. No row holds a secret. */
import { posix, win32 } from 'node:path';
import type { Position } from '../errors.js';
import type { Host } from '../host.js';
import { lastToExpire } from '../inspect/certificate.js';
import { type ClusterFacts, inspectCluster, type TlsPosture } from '../inspect/cluster.js';
import { type Expiry, earliest, isoSeconds } from '../inspect/expiry.js';
import { type AuthMethod, inspectUser, type UserFacts } from '../inspect/user.js';
import { changedEntries } from '../kubeconfig/entry-map.js';
import type { Config } from '../kubeconfig/types.js';

export interface ExpiryRow {
  readonly at: string;
  readonly daysLeft: number;
  readonly expired: boolean;
}

/** What ends first, and which of the three it is. */
export interface FirstExpiryRow extends ExpiryRow {
  readonly what: 'CA' | 'certificate' | 'token';
}

/** What client-go cannot read is `null`. */
interface ServerRow {
  readonly url: string;
  readonly scheme: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly path: string | null;
}

interface ClusterColumns {
  readonly tls: TlsPosture | null;
  readonly tlsServerName: string | null;
  readonly server: ServerRow | null;
  readonly proxyUrl: string | null;
  readonly caExpires: ExpiryRow | null;
}

interface UserColumns {
  /** The methods in short: `certificate`, `exec:aws`, `token as jane`. */
  readonly auth: string | null;
  readonly methods: readonly AuthMethod[];
  readonly certificateExpires: ExpiryRow | null;
  readonly tokenExpires: ExpiryRow | null;
}

interface Row {
  readonly name: string;
  /** What ends first. */
  readonly expires: FirstExpiryRow | null;
  readonly origin: Position | null;
}

export interface ContextRow extends Row, ClusterColumns, UserColumns {
  readonly current: boolean;
  readonly cluster: string;
  readonly user: string;
  readonly namespace: string | null;
}

export type ClusterRow = Row & ClusterColumns;
export type UserRow = Row & UserColumns;

const noCluster: ClusterColumns = {
  tls: null,
  tlsServerName: null,
  server: null,
  proxyUrl: null,
  caExpires: null,
};

const noUser: UserColumns = { auth: null, methods: [], certificateExpires: null, tokenExpires: null };

/** The rows of entries by their names, each looked at when it is asked for. */
export type Rows<Row> = ReadonlyMap<string, Row>;

/** Every context with what its cluster and user are; `null` where an entry is not there. */
export function contextRows(config: Config, host: Host): Rows<ContextRow> {
  const clusters = changedEntries(config.clusters, (cluster) => inspectCluster(cluster, host));
  const users = changedEntries(config.authInfos, (user) => inspectUser(user, host));
  return changedEntries(config.contexts, (context, name) => {
    const cluster = clusters.get(context.cluster);
    const user = users.get(context.authInfo);
    const anonymous = context.authInfo === '' ? { ...noUser, auth: 'none' } : noUser;
    return {
      name,
      current: name === config.currentContext,
      cluster: context.cluster,
      user: context.authInfo,
      namespace: context.namespace || null,
      ...(user === undefined ? anonymous : userColumns(user)),
      ...(cluster === undefined ? noCluster : clusterColumns(cluster)),
      expires: firstOf(user, cluster),
      origin: context.position ?? null,
    };
  });
}

export function clusterRows(config: Config, host: Host): Rows<ClusterRow> {
  return changedEntries(config.clusters, (cluster, name) => {
    const facts = inspectCluster(cluster, host);
    return {
      name,
      ...clusterColumns(facts),
      expires: firstOf(undefined, facts),
      origin: cluster.position ?? null,
    };
  });
}

export function userRows(config: Config, host: Host): Rows<UserRow> {
  return changedEntries(config.authInfos, (user, name) => {
    const facts = inspectUser(user, host);
    return { name, ...userColumns(facts), expires: firstOf(facts, undefined), origin: user.position ?? null };
  });
}

function clusterColumns(facts: ClusterFacts): ClusterColumns {
  const { url, scheme, host, port, path } = facts.server;
  return {
    tls: facts.tls,
    tlsServerName: facts.tlsServerName ?? null,
    server: { url, scheme: scheme ?? null, host: host ?? null, port: port ?? null, path: path ?? null },
    proxyUrl: facts.proxyUrl ?? null,
    caExpires: row(authorityExpiry(facts)),
  };
}

function userColumns(facts: UserFacts): UserColumns {
  const [certificate, token] = userExpiries(facts);
  return {
    auth: authSummary(facts),
    methods: facts.methods,
    certificateExpires: row(certificate),
    tokenExpires: row(token),
  };
}

function authSummary({ methods, exec, authProvider, impersonation }: UserFacts): string {
  const words = methods.map((method) => {
    if (method === 'client-certificate') return 'certificate';
    if (method === 'exec' && exec !== undefined)
      return `exec:${win32.basename(posix.basename(exec.command))}`;
    return method === 'auth-provider' ? `auth-provider:${authProvider?.name}` : method;
  });
  const summary = words.length === 0 ? 'none' : words.join('+');
  return impersonation === undefined ? summary : `${summary} as ${impersonation.user}`;
}

function userExpiries(
  facts: UserFacts | undefined,
): [certificate: Expiry | undefined, token: Expiry | undefined] {
  const token = facts?.token?.facts?.expiry ?? facts?.authProvider?.idToken?.expiry;
  return [facts?.certificate?.bundle?.certificates[0]?.expiry, token];
}

function authorityExpiry(facts: ClusterFacts | undefined): Expiry | undefined {
  return lastToExpire(facts?.authority?.bundle);
}

function firstOf(user: UserFacts | undefined, cluster: ClusterFacts | undefined): FirstExpiryRow | null {
  const [certificate, token] = userExpiries(user);
  const authority = authorityExpiry(cluster);
  const first = earliest(certificate, token, authority);
  const ends = row(first);
  if (ends === null) return null;
  return { ...ends, what: first === certificate ? 'certificate' : first === token ? 'token' : 'CA' };
}

function row(expiry: Expiry | undefined): ExpiryRow | null {
  if (expiry === undefined) return null;
  const { at, daysLeft, expired } = expiry;
  return { at: isoSeconds(at), daysLeft, expired };
}
