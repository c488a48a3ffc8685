/** The columns of `get`: kubectl's own first, then what they mean. */
import type { Position } from '../errors.js';
import type { Cell } from '../print/table.js';
import type { ClusterRow, ContextRow, ExpiryRow, UserRow } from './rows.js';

export interface Column<Row> {
  readonly header: string;
  /** Only in `-o wide`, or only in the table. */
  readonly only?: 'wide' | 'table';
  cell(row: Row): string | Cell;
  /** What `--sort-by` calls it, and compares; a column without is not sorted by. */
  readonly sortBy?: string;
  key?(row: Row): string;
}

const none = '-';
const missing: Cell = { text: '(missing)', style: 'error' };

type ClusterPart = Pick<ClusterRow, 'tls' | 'tlsServerName' | 'server' | 'proxyUrl' | 'caExpires'>;
type UserPart = Pick<UserRow, 'auth' | 'certificateExpires' | 'tokenExpires'>;
type Common = Pick<ClusterRow, 'expires' | 'origin'>;

const clusterPart: readonly Column<ClusterPart>[] = [
  { header: 'TLS', cell: tlsCell, sortBy: 'tls', key: ({ tls }) => tls ?? '' },
  { header: 'SERVER', only: 'table', cell: serverCell, sortBy: 'server', key: serverText },
  {
    header: 'HOST',
    only: 'wide',
    cell: ({ server }) => (server === null ? missing : (server.host ?? server.url)),
  },
  { header: 'PORT', only: 'wide', cell: ({ server }) => String(server?.port ?? none) },
  { header: 'PATH', only: 'wide', cell: ({ server }) => server?.path || none },
  { header: 'TLS-SERVER-NAME', only: 'wide', cell: ({ tlsServerName }) => tlsServerName ?? none },
  { header: 'PROXY', only: 'wide', cell: ({ proxyUrl }) => proxyUrl ?? none },
];

const authorityExpires: Column<ClusterPart> = {
  header: 'CA-EXPIRES',
  only: 'wide',
  cell: ({ caExpires }) => expiryCell(caExpires),
};

const authColumn: Column<UserPart> = {
  header: 'AUTH',
  cell: ({ auth }) => auth ?? missing,
  sortBy: 'auth',
  key: ({ auth }) => auth ?? '',
};

const userExpires: readonly Column<UserPart>[] = [
  { header: 'CERT-EXPIRES', only: 'wide', cell: ({ certificateExpires }) => expiryCell(certificateExpires) },
  { header: 'TOKEN-EXPIRES', only: 'wide', cell: ({ tokenExpires }) => expiryCell(tokenExpires) },
];

const last = '\uffff';

const common: readonly Column<Common>[] = [
  {
    header: 'EXPIRES',
    only: 'table',
    cell: ({ expires }) => expiryCell(expires),
    sortBy: 'expires',
    // Years up to 9999 sort as text; what never ends comes last.
    key: ({ expires }) => expires?.at ?? last,
  },
  {
    header: 'ORIGIN',
    only: 'table',
    cell: ({ origin }) => origin?.file ?? none,
    sortBy: 'origin',
    key: originKey,
  },
  {
    header: 'ORIGIN',
    only: 'wide',
    cell: ({ origin }) => (origin === null ? none : `${origin.file}:${origin.line}`),
  },
];

function byName<Row extends { readonly name: string }>(): Column<Row> {
  return { header: 'NAME', cell: ({ name }) => name, sortBy: 'name', key: ({ name }) => name };
}

export const contextColumns: readonly Column<ContextRow>[] = [
  { header: 'CURRENT', cell: ({ current }) => (current ? '*' : '') },
  byName<ContextRow>(),
  { header: 'CLUSTER', cell: ({ cluster }) => cluster, sortBy: 'cluster', key: ({ cluster }) => cluster },
  { header: 'AUTHINFO', cell: ({ user }) => user, sortBy: 'user', key: ({ user }) => user },
  {
    header: 'NAMESPACE',
    cell: ({ namespace }) => namespace ?? '',
    sortBy: 'namespace',
    key: ({ namespace }) => namespace ?? '',
  },
  authColumn,
  ...clusterPart,
  ...userExpires,
  authorityExpires,
  ...common,
];

export const clusterColumns: readonly Column<ClusterRow>[] = [
  byName<ClusterRow>(),
  ...clusterPart,
  authorityExpires,
  ...common,
];

export const userColumns: readonly Column<UserRow>[] = [
  byName<UserRow>(),
  authColumn,
  ...userExpires,
  ...common,
];

const tlsWords = {
  'ca-data': 'CA',
  'ca-file': 'CA-file',
  system: 'system-CAs',
  insecure: 'insecure',
  plaintext: 'plaintext',
} as const;

function tlsCell({ tls }: ClusterPart): Cell {
  if (tls === null) return missing;
  return { text: tlsWords[tls], style: tls === 'insecure' || tls === 'plaintext' ? 'error' : undefined };
}

function serverCell(row: ClusterPart): string | Cell {
  return row.server === null ? missing : serverText(row);
}

/** As a client reaches it: scheme, host, port and path; as it stands where no client could. */
function serverText({ server }: ClusterPart): string {
  if (server === null) return '';
  const { url, scheme, host, port, path } = server;
  if (host === null) return url === '' ? none : url;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
}

function originKey({ origin }: { readonly origin: Position | null }): string {
  if (origin === null) return last;
  return `${origin.file}\0${String(origin.line).padStart(9, '0')}\0${String(origin.column).padStart(9, '0')}`;
}

/** `2027-11-24 (365d)`, red once it is over. */
function expiryCell(expires: ExpiryRow | null): string | Cell {
  if (expires === null) return none;
  const { at, daysLeft, expired } = expires;
  const left = expired ? 'expired' : daysLeft === 0 ? '<1d' : `${daysLeft}d`;
  const style = expired ? 'error' : daysLeft < 30 ? 'warning' : undefined;
  return { text: `${at.slice(0, 10)} (${left})`, style };
}
