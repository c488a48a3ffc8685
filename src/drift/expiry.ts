/** What the clusters that a script talks to are verified with, and how long that lasts. */
import { quoted } from '../display.js';
import type { Finding, Place } from '../finding.js';
import type { Host } from '../host.js';
import { lastToExpire } from '../inspect/certificate.js';
import { inspectCluster } from '../inspect/cluster.js';
import { endsWithin } from '../inspect/expiry.js';
import type { Config } from '../kubeconfig/types.js';

/** A finding for each cluster whose CA ends within that many milliseconds, or has ended, at its first request. */
export function expiryFindings(
  requests: readonly (Place & { readonly cluster: string | undefined })[],
  config: Config,
  within: number,
  host: Host,
): readonly Finding[] {
  const clusters = new Map(requests.map((request) => [request.cluster, request] as const).reverse());
  return [...clusters].flatMap(([name, { line, column }]): readonly Finding[] => {
    const cluster = name === undefined ? undefined : config.clusters.get(name);
    if (name === undefined || cluster === undefined) return [];
    const expiry = lastToExpire(inspectCluster(cluster, host).authority?.bundle);
    if (expiry === undefined || !endsWithin(expiry, within, host.now())) return [];
    const when = `${expiry.at.toISOString().slice(0, 10)} (${expiry.left})`;
    const message = `the CA of cluster ${quoted(name)} ${expiry.expired ? 'expired on' : 'expires on'} ${when}`;
    const fix = 'renew the CA, then write the kubeconfig anew';
    return [{ code: 'KS4206', severity: 'warning', line, column, message, fix, ignored: undefined }];
  });
}
