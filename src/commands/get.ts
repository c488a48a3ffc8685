/** `get contexts|clusters|users|kuberc`: kubectl's columns, then how each signs in, is verified and reached, and until when; kubectl's own preferences. */
import type { Run } from '../command-line/verb.js';
import { inert, quoted } from '../display.js';
import { KubeconfigError, UsageError } from '../errors.js';
import { sortedKeys } from '../go/byte-order.js';
import type { Host } from '../host.js';
import { parseDuration } from '../inspect/expiry.js';
import { loadConfig } from '../kubeconfig/load.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { Config } from '../kubeconfig/types.js';
import { findKuberc } from '../kuberc/load.js';
import { type Column, clusterColumns, contextColumns, userColumns } from '../listing/columns.js';
import { kubercColumns, kubercRows } from '../listing/kuberc-rows.js';
import { clusterRows, contextRows, type ExpiryRow, type Rows, userRows } from '../listing/rows.js';
import { selectByName, sortRows } from '../listing/select.js';
import { nearestName } from '../matching/nearest.js';
import { painter, wantsColor } from '../print/colors.js';
import { printed } from '../print/data-output.js';
import { alignInRoom } from '../print/table.js';
import { terminalWidth, withTilde } from '../print/terminal.js';

export const run: Run<'get'> = async (options, host) => {
  if (options.kind.toLowerCase() === 'kuberc') return await listKuberc(options, host);
  const kind = kindOf(options.kind);
  const expiring = durationOf(options.expiring);
  if (options.insecure === true && kind === 'users') {
    throw new UsageError('--insecure is about clusters, and has no meaning for users', {
      hint: `try '${host.program} get contexts --insecure'`,
    });
  }
  const rules = loadingRules(options, host);
  const config = loadConfig(rules, host);
  const query: Query = {
    kind,
    names: options.names,
    keep: (row) =>
      (options.insecure !== true || row.tls === 'insecure' || row.tls === 'plaintext') &&
      (expiring === undefined || endsBy(row.expires, host.now().getTime() + expiring)),
    sortBy: options.sortBy ?? 'name',
    output: options.output,
    headers: !options.noHeaders,
  };
  if (kind === 'contexts') return list(contextRows(config, host), contextColumns, query, config, host);
  if (kind === 'clusters') return list(clusterRows(config, host), clusterColumns, query, config, host);
  return list(userRows(config, host), userColumns, query, config, host);
};

type Kind = 'contexts' | 'clusters' | 'users';
type Output = 'table' | 'wide' | 'json' | 'yaml' | 'kyaml' | 'name';

interface Query {
  readonly kind: Kind;
  readonly names: readonly string[];
  keep(row: { readonly tls?: string | null; readonly expires: ExpiryRow | null }): boolean;
  readonly sortBy: string;
  readonly output: Output;
  readonly headers: boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  context: 'contexts',
  contexts: 'contexts',
  ctx: 'contexts',
  cluster: 'clusters',
  clusters: 'clusters',
  user: 'users',
  users: 'users',
  authinfo: 'users',
  authinfos: 'users',
};

/** What others list. */
const others: Readonly<Record<string, string>> = {
  recipe: 'recipes',
  recipes: 'recipes',
  kubeconfig: 'config view',
  config: 'config view',
  'current-context': 'config current-context',
  code: 'explain',
  codes: 'explain',
};

function kindOf(text: string): Kind {
  const kind = Object.hasOwn(kinds, text.toLowerCase()) ? kinds[text.toLowerCase()] : undefined;
  if (kind !== undefined) return kind;
  const [, before = '', name] = /^([^/]*)\/(.+)$/.exec(text) ?? [];
  throw new UsageError(`${quoted(text)} is nothing that get lists`, {
    hint:
      name !== undefined && Object.hasOwn(kinds, before.toLowerCase())
        ? `write: get ${before.toLowerCase()} ${quoted(name)}`
        : Object.hasOwn(others, text.toLowerCase())
          ? `write: ${others[text.toLowerCase()]}`
          : 'get contexts, get clusters, get users or get kuberc; what is in a cluster lists kubectl get',
  });
}

function durationOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (duration !== undefined) return duration;
  throw new UsageError(`--expiring ${quoted(text)} is not a duration`, {
    hint: 'write it like 30d, 2w or 12h',
  });
}

function endsBy(expires: ExpiryRow | null, time: number): boolean {
  return expires !== null && Date.parse(expires.at) <= time;
}

/** The preferences that kubectl 1.34 and later would read. Throws a KubeconfigError where it cannot be read. */
async function listKuberc(options: Parameters<typeof run>[0], host: Host): Promise<number> {
  const { insecure, expiring, sortBy, names, output, noHeaders } = options;
  if (insecure === true || expiring !== undefined || sortBy !== undefined) {
    throw new UsageError('--insecure, --expiring and --sort-by have no meaning for the kuberc', {
      hint: 'leave them out',
    });
  }
  const { read, passedOver } = findKuberc(host) ?? { read: undefined, passedOver: false };
  if (read === undefined) {
    host.stderr.write('no kuberc: ~/.kube/kuberc is not there, or says nothing, or KUBERC=off\n');
    return 0;
  }
  if ('message' in read) {
    const { message, hint, position } = read;
    const ends = passedOver ? 'kubectl passes over the file' : 'kubectl 1.34 and later stop at each call';
    throw new KubeconfigError(`${message}: ${ends}`, { hint, position });
  }
  const rows = kubercRows(read);
  const { selected, unknown } = selectByName(
    rows.map(({ name }) => name),
    names,
  );
  await print(
    rows.filter(({ name }) => selected.includes(name)),
    kubercColumns,
    { output, headers: !noHeaders },
    [],
    host,
  );
  for (const name of unknown) host.stderr.write(`error: the kuberc says nothing of ${quoted(name)}\n`);
  return unknown.length === 0 ? 0 : 1;
}

type AnyRow = { readonly name: string; readonly expires: ExpiryRow | null };

async function list<Row extends AnyRow>(
  rows: Rows<Row>,
  columns: readonly Column<Row>[],
  query: Query,
  config: Config,
  host: Host,
): Promise<number> {
  const { selected, unknown } = selectByName(sortedKeys(rows), query.names);
  const looked = selected.flatMap((name) => rows.get(name) ?? []);
  const shown = sortRows(looked.filter(query.keep), columns, query.sortBy);
  await print(shown, columns, query, config.files, host);
  const one = query.kind.slice(0, -1);
  for (const name of unknown) {
    const near = nearestName(name, rows.keys());
    const hint = near === undefined ? '' : `\n  did you mean ${quoted(near)}?`;
    host.stderr.write(`error: there is no ${one} ${quoted(name)}${hint}\n`);
  }
  if (shown.length === 0 && unknown.length === 0) host.stderr.write(`${nothing(rows.size, query, config)}\n`);
  return unknown.length === 0 ? 0 : 1;
}

/** Why there is nothing to see. */
function nothing(count: number, { kind }: Query, config: Config): string {
  if (count === 1) return `the only ${kind.slice(0, -1)} does not match`;
  if (count > 0) return `none of the ${count} ${kind} matches`;
  if (config.files.length > 0) return `no ${kind} in ${config.files.map(inert).join(', ')}`;
  return `no ${kind}: there is no kubeconfig; set KUBECONFIG, or name a file with --kubeconfig`;
}

async function print<Row extends { readonly name: string }>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { output, headers }: Pick<Query, 'output' | 'headers'>,
  files: readonly string[],
  host: Host,
): Promise<void> {
  const { stdout } = host;
  if (output === 'name') stdout.write(rows.map(({ name }) => `${inert(name)}\n`).join(''));
  else if (output === 'json' || output === 'yaml' || output === 'kyaml')
    stdout.write(await printed(rows, output));
  else {
    const several = files.length > 1;
    const visible = columns.filter(
      ({ only, ofSeveralFiles }) => (only === undefined || only === output) && (several || !ofSeveralFiles),
    );
    const width = output === 'wide' ? undefined : terminalWidth(host);
    const path = (file: string): string => (stdout.isTTY ? withTilde(file, host.home) : file);
    const heading = visible.map(({ header, shortHeader }) => ({ text: header, short: shortHeader }));
    const cells = rows.map((row) =>
      visible.map((column) => {
        const cell = column.cell(row, { path });
        return typeof cell === 'string' ? { text: cell } : cell;
      }),
    );
    if (rows.length === 0) return;
    const { text, leftOut } = await alignInRoom(
      headers ? [heading, ...cells] : cells,
      painter(wantsColor(host)),
      width === undefined ? undefined : { width, columns: visible },
    );
    stdout.write(text);
    const lost = leftOut.flatMap((index) => visible[index]?.header ?? []);
    if (lost.length > 0)
      host.stderr.write(`left out, for want of room: ${lost.join(', ')}; -o wide shows everything\n`);
  }
}
