/**
 * What the real kubectl would have sent first, held against what the report says of the call: the server is the one of
 * the cluster that is named, and where it is already the change itself (`create`, `create token`, `--raw`), its
 * namespace and name are those that are named. Commands that look kinds up first show their server alone.
 */
import type { ClusterWrite, FileReport } from '../verify/report.js';
import type { Disagreement } from './foretold.js';
import { fits } from './masked.js';
import type { RecordedRun } from './recorded-run.js';

/** Undefined where nothing contradicts the report. `servers`: of the clusters, by name. */
export function askedElsewhere(
  report: FileReport,
  run: RecordedRun,
  servers: ReadonlyMap<string, readonly string[]>,
): Disagreement | undefined {
  for (const call of run.calls) {
    if (call.asked === undefined) continue;
    const [method = '', url = ''] = call.asked.split(' ');
    const foretold = report.calls.filter((one) => fits(one, call));
    const writes = report.writes.filter(
      ({ line, by }) => by === 'kubectl' && foretold.some((one) => one.line === line),
    );
    const wrong = writes.length === 0 ? undefined : contradiction(method, url, writes, servers);
    if (wrong === undefined) continue;
    return { line: writes[0]?.line ?? 1, column: writes[0]?.column ?? 1, message: wrong };
  }
  return undefined;
}

function contradiction(
  method: string,
  url: string,
  writes: readonly ClusterWrite[],
  servers: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const named = writes.flatMap(({ cluster }) => (cluster === undefined ? [] : (servers.get(cluster) ?? [])));
  // A cluster that no kubeconfig has now is not compared; one that the report does not know is.
  if (writes.every(({ cluster }) => cluster !== undefined) && named.length > 0) {
    const meant = named.some((server) => url.toLowerCase().startsWith(base(server)));
    if (!meant) return `kubectl asks ${url}, and the report says cluster ${writes[0]?.cluster}`;
  }
  if (method === 'GET' || method === 'HEAD') return undefined;
  const [, namespace] = /\/namespaces\/([^/?]+)\//.exec(url) ?? [];
  const objects = writes.map(({ object }) => object);
  if (
    namespace !== undefined &&
    !objects.some((object) => object.includes('«') || object.includes(`${namespace}/`))
  )
    return `kubectl sends ${method} ${url}, and the report says ${objects.join(', ')}`;
  return undefined;
}

/** As URLs begin: without a slash at the end, the scheme's own port left out by none. */
const base = (server: string): string => server.toLowerCase().replace(/\/+$/, '');
