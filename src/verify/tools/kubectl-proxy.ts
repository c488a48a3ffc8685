/** `kubectl proxy`: a door on loopback that needs no credentials. */
import { type Endpoint, unknown } from '../value.js';
import type { KubectlCall } from './kubectl-call.js';
import { exited, mayFail, type ToolResult } from './tool.js';

const modelled: ReadonlySet<string> = new Set([
  'port',
  'append-server-path',
  'address',
  'context',
  'cluster',
  'user',
  'namespace',
  'kubeconfig',
]);

/** Keeps running; prints where it listens. */
export function kubectlProxy(kubectl: KubectlCall): ToolResult {
  const target = kubectl.target();
  if (target.broken) return { stdout: [], exit: exited(1) };
  const { call } = kubectl;
  for (const { definition, token } of kubectl.parsed.flags) {
    if (!modelled.has(definition.name))
      call.recorder.refuse('KS3201', token.place, `kubectl proxy --${definition.name} is not modelled`);
  }
  const address = kubectl.text('address') ?? '127.0.0.1';
  if (!/^(127\.\d+\.\d+\.\d+|localhost|::1)$/.test(address)) {
    kubectl.refuse('KS3201', 'kubectl proxy would serve the cluster to others', kubectl.placeOf('address'));
  }
  const port = kubectl.text('port') ?? '8001';
  const endpoint: Endpoint = { cluster: target.cluster, what: `kubectl proxy on line ${call.place.line}` };
  if (port !== '0') {
    call.recorder.openDoor(`${address}:${port}`, endpoint);
    if (address === '127.0.0.1') call.recorder.openDoor(`localhost:${port}`, endpoint);
  }
  // What it has printed at any moment later is either nothing yet, or this line.
  const stdout = unknown(`what ${endpoint.what} printed`, { endpoint });
  return { stdout, exit: mayFail(`${endpoint.what} ends with 0`), endless: true };
}
