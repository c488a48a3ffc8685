/** The columns of `get`: kubectl's own first, then what they mean. */
import type { Position } from '../errors.js';
import type { Style } from '../print/colors.js';
import type { Give } from '../print/fit-columns.js';
import type { Cell } from '../print/table.js';
import type { ClusterRow, ContextRow, ExpiryRow, FirstExpiryRow, UserRow } from './rows.js';

/** A column; beside its texts, what it may lose on a narrow terminal. */
export interface Column<Row> extends Give {
  readonly header: string;
  /** The heading where there is little room. */
  readonly shortHeader?: string;
  /** Only in `-o wide`, or only in the table. */
  readonly only?: 'wide' | 'table';
  /** Only where the kubeconfig is made of several files. */
  readonly ofSeveralFiles?: boolean;
  cell(row: Row, view: View): string | Cell;
  /** What `--sort-by` calls it, and compares; a column without is not sorted by. */
  readonly sortBy?: string;
  key?(row: Row): string;
}

/** How paths are written: whole for programs, with `~` for people. */
export interface View {
  path(file: string): string;
}

const none = '-';
const missing: Cell = { text: '(missing)', style: 'error' };

type ClusterPart = Pick<ClusterRow, 'tls' | 'tlsServerName' | 'server' | 'proxyUrl' | 'caExpires'>;
type UserPart = Pick<UserRow, 'auth' | 'certificateExpires' | 'tokenExpires'>;
type Common = Pick<ClusterRow, 'expires' | 'origin'>;

const clusterPart: readonly Column<ClusterPart>[] = [
  { header: 'TLS', leaveOut: 3, cell: tlsCell, sortBy: 'tls', key: ({ tls }) => tls ?? '' },
  {
    header: 'SERVER',
    only: 'table',
    least: 20,
    leaveOut: 5,
    cell: serverCell,
    sortBy: 'server',
    key: reachedText,
  },
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
  least: 10,
  leaveOut: 4,
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
    leaveOut: 2,
    cell: ({ expires }) => firstExpiryCell(expires),
    sortBy: 'expires',
    // Years up to 9999 sort as text; what never ends comes last.
    key: ({ expires }) => expires?.at ?? last,
  },
  {
    header: 'ORIGIN',
    only: 'table',
    ofSeveralFiles: true,
    least: 12,
    leaveOut: 9,
    cell: ({ origin }, { path }) => (origin === null ? none : path(origin.file)),
    sortBy: 'origin',
    key: originKey,
  },
  {
    header: 'ORIGIN',
    only: 'wide',
    cell: ({ origin }, { path }) => (origin === null ? none : `${path(origin.file)}:${origin.line}`),
  },
];

function byName<Row extends { readonly name: string }>(): Column<Row> {
  return { header: 'NAME', cell: ({ name }) => nameCell(name), sortBy: 'name', key: ({ name }) => name };
}

export const contextColumns: readonly Column<ContextRow>[] = [
  { header: 'CURRENT', shortHeader: '', cell: ({ current }) => (current ? '*' : '') },
  byName<ContextRow>(),
  {
    header: 'CLUSTER',
    least: 12,
    leaveOut: 7,
    cell: ({ cluster }) => nameCell(cluster),
    sortBy: 'cluster',
    key: ({ cluster }) => cluster,
  },
  {
    header: 'AUTHINFO',
    least: 12,
    leaveOut: 8,
    cell: ({ user }) => nameCell(user),
    sortBy: 'user',
    key: ({ user }) => user,
  },
  {
    header: 'NAMESPACE',
    least: 9,
    leaveOut: 6,
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

/** The end of an ARN tells entries apart; its beginning is the same for all of them. */
function nameCell(name: string): string | Cell {
  const [, end] = /^arn:[^:]*:[^:]*:([^:]*:[^:]*:.+)$/s.exec(name) ?? [];
  return end === undefined ? name : { text: name, short: `…${end}` };
}

/** As it stands in the kubeconfig; with the scheme that a client takes where it has none. */
function serverCell(row: ClusterPart): string | Cell {
  if (row.server === null) return missing;
  const { url, host } = row.server;
  const text = host === null || /^https?:\/\//i.test(url) ? url || none : reachedText(row);
  // Plain http is worth its seven letters.
  return { text, short: text.replace(/^https:\/\//i, '') };
}

/** As a client reaches it: scheme, host, port and path; as it stands where no client could. */
function reachedText({ server }: ClusterPart): string {
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
  return { text: `${expires.at.slice(0, 10)} (${leftOf(expires)})`, style: urgency(expires) };
}

/** `2027-11-24 (365d) token`, in short `365d token`. */
function firstExpiryCell(expires: FirstExpiryRow | null): string | Cell {
  if (expires === null) return none;
  const { at, what } = expires;
  const left = leftOf(expires);
  return {
    text: `${at.slice(0, 10)} (${left}) ${what}`,
    short: `${left} ${what === 'certificate' ? 'cert' : what}`,
    style: urgency(expires),
  };
}

function leftOf({ daysLeft, expired }: ExpiryRow): string {
  return expired ? 'expired' : daysLeft === 0 ? '<1d' : `${daysLeft}d`;
}

function urgency({ daysLeft, expired }: ExpiryRow): Style | undefined {
  return expired ? 'error' : daysLeft < 30 ? 'warning' : undefined;
}
