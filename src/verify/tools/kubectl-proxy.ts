/** `kubectl proxy`: a door on loopback, or a socket, that needs no credentials. */
import { type Endpoint, show, unknown } from '../value.js';
import { callerOfKubectl } from './caller.js';
import type { KubectlCall } from './kubectl-call.js';
import { noteImpersonation } from './note-access.js';
import { writeOutput } from './output-file.js';
import { exited, mayFail, type ToolResult } from './tool.js';
import { socketAddress } from './unix-socket.js';

const modelled: ReadonlySet<string> = new Set([
  'port',
  'unix-socket',
  'accept-hosts',
  'accept-paths',
  'reject-paths',
  'reject-methods',
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
  const what = `kubectl proxy on line ${call.place.line}`;
  const acting = callerOfKubectl(kubectl, target);
  const endpoint: Endpoint = {
    cluster: target.cluster,
    what,
    caller: noteImpersonation(call.recorder, acting),
  };
  const opened =
    kubectl.flag('unix-socket') === undefined ? openPort(kubectl, endpoint) : openSocket(kubectl, endpoint);
  if (!opened) return { stdout: [], exit: exited(1) };
  // What it has printed at any moment later is either nothing yet, or this line.
  const stdout = unknown(`what ${what} printed`, { endpoint });
  return { stdout, exit: mayFail(`${what} ends with 0`), endless: true };
}

/** Every user of the machine can call a port of it. */
function openPort(kubectl: KubectlCall, endpoint: Endpoint): boolean {
  const { recorder } = kubectl.call;
  const address = kubectl.text('address') ?? '127.0.0.1';
  if (!/^(127\.\d+\.\d+\.\d+|localhost|::1)$/.test(address)) {
    kubectl.refuse('KS3201', 'kubectl proxy would serve the cluster to others', kubectl.placeOf('address'));
  }
  kubectl.find(
    'KS5108',
    'every user of this machine can call the cluster through this port while it runs, with the rights of the kubeconfig',
    kubectl.placeOf('port'),
    '--unix-socket in a private folder',
  );
  const port = kubectl.text('port') ?? '8001';
  if (port !== '0') {
    recorder.openDoor(`${address}:${port}`, endpoint);
    if (address === '127.0.0.1') recorder.openDoor(`localhost:${port}`, endpoint);
  }
  return true;
}

/** False where kubectl does not even begin (kubectl's pkg/cmd/proxy/proxy.go). */
function openSocket(kubectl: KubectlCall, endpoint: Endpoint): boolean {
  const { call } = kubectl;
  const place = kubectl.placeOf('unix-socket');
  if (kubectl.flag('port') !== undefined) {
    kubectl.find('KS3301', 'kubectl stops here: --unix-socket does not go with --port', place);
    return false;
  }
  const path = kubectl.flag('unix-socket') ?? [];
  const address = socketAddress(call, path);
  if (address === undefined) {
    kubectl.refuse('KS3105', `which file ${show(path)} is cannot be known`, place);
    return true;
  }
  writeOutput(call, path, place, unknown(`the socket of ${endpoint.what}`));
  call.recorder.openDoor(address, endpoint);
  return true;
}
