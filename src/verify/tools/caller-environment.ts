/**
 * What the caller's own environment and files can change about a call, where the script leaves it to them: assumptions
 * of the report, each once. A variable that is set here is named, and its value never shown: proxies hold passwords.
 */
import { inert } from '../../display.js';
import { textOf } from '../value.js';
import type { ToolCall } from './tool.js';

function leaveToCaller(call: ToolCall, names: readonly string[], none: string, some: string): void {
  const set = names.filter((name) => {
    const value = call.variable(name);
    return value !== undefined && textOf(value) !== '';
  });
  call.recorder.assume(set.length === 0 ? none : `${set.join(', ')} of the caller ${some}`);
}

/** kubectl 1.34 and later read ~/.kube/kuberc, which gives flags other defaults, unless KUBERC=off. */
export function assumeKuberc(call: ToolCall): void {
  const off = (name: string, value: string): boolean => textOf(call.variable(name) ?? []) === value;
  if (off('KUBERC', 'off') || off('KUBECTL_KUBERC', 'false')) return;
  const read = call.world.kuberc();
  if (read !== undefined) {
    const path = 'message' in read ? read.position.file : read.path;
    call.recorder.assume(`kubectl 1.34 or later, with the kuberc ${inert(path)} (KUBERC=off)`);
    return;
  }
  call.recorder.assume("the caller's kuberc gives kubectl no other defaults (KUBERC=off)");
}

const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];
const exceptions = ['no_proxy', 'NO_PROXY'];

/** `given`: the script names the proxy itself, and leaves its exceptions to the caller. */
export function assumeProxies(call: ToolCall, given: boolean): void {
  if (given)
    leaveToCaller(
      call,
      exceptions,
      'the caller sets no NO_PROXY (no way past the proxy)',
      'leads past the proxy',
    );
  else {
    const none = 'the caller sets no proxy variable (https_proxy, ALL_PROXY, NO_PROXY)';
    leaveToCaller(call, [...proxyVariables, ...exceptions], none, 'decides the way to the server');
  }
}

/** Where neither the script nor the kubeconfig says whom to trust. */
export function assumeSystemTrust(call: ToolCall): void {
  const names = ['CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];
  const none = 'the caller sets no CURL_CA_BUNDLE, SSL_CERT_FILE or SSL_CERT_DIR';
  leaveToCaller(call, names, none, 'says which CAs are trusted');
}

/** curl writes the keys of its TLS connections there; who can read it can read them. */
export function assumeNoKeyLog(call: ToolCall): void {
  const none = 'the caller sets no SSLKEYLOGFILE (curl would write its TLS keys there)';
  leaveToCaller(call, ['SSLKEYLOGFILE'], none, 'is where curl writes its TLS keys');
}
