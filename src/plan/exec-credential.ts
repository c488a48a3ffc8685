/** What an exec plugin is given: an ExecCredential (client-go, pkg/apis/clientauthentication/v1/types.go). */
import { goJson } from '../go/json.js';
import { hasCa } from './facts.js';
import type { Plugin } from './plugin.js';
import type { StepTarget } from './step.js';
import type { CheckedSegment, Segment, Word } from './word.js';

/**
 * The value of KUBERNETES_EXEC_INFO. `ca` is the CA of the cluster in base64, where it has one and the plugin is told the cluster;
 * the fields stand in the order of Go's structs, as kubectl writes them.
 */
export function execInfo(
  target: StepTarget,
  { apiVersion, clusterConfig }: Plugin,
  server: CheckedSegment,
  ca: CheckedSegment | string | undefined,
): Word {
  const start = `{"kind":"ExecCredential","apiVersion":${goJson(apiVersion)},"spec":{`;
  const end = '"interactive":false}}';
  if (clusterConfig === undefined) return [start + end];
  const { cluster, proxy } = target;
  const isProxied = proxy !== undefined && typeof proxy.url === 'string';
  return joinedText([
    `${start}"cluster":{"server":"`,
    server,
    '"',
    cluster.tlsServerName === '' ? '' : `,"tls-server-name":${goJson(cluster.tlsServerName)}`,
    cluster.insecureSkipTlsVerify ? ',"insecure-skip-tls-verify":true' : '',
    ...(hasCa(target) && ca !== undefined ? [',"certificate-authority-data":"', ca, '"'] : []),
    isProxied ? `,"proxy-url":${goJson(proxy.url)}` : '',
    cluster.disableCompression ? ',"disable-compression":true' : '',
    `,"config":${clusterConfig}},${end}`,
  ]);
}

/** Texts that stand side by side are one. */
function joinedText(parts: Word): Word {
  const done: Segment[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (typeof part === 'string' && typeof last === 'string') done[done.length - 1] = last + part;
    else done.push(part);
  }
  return done;
}
