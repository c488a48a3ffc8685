/** What sends a connection elsewhere than its URL says: `--connect-to`, `--resolve`, `--proxy`. */
import { inert } from '../../display.js';
import type { Config } from '../../kubeconfig/types.js';
import { show, textOf } from '../value.js';
import { assumeProxies } from './caller-environment.js';
import type { Connection } from './curl-cluster.js';
import type { CurlOptions } from './curl-options-read.js';
import { proxyTrust } from './curl-proxy-trust.js';
import type { Address } from './curl-url.js';
import type { ToolCall } from './tool.js';

const hostForm = String.raw`(\[[0-9A-Fa-f:.]+\]|[^:[\]]*)`;
const connectForm = new RegExp(`^${hostForm}:([0-9]*):${hostForm}:([0-9]*)$`);
const resolveForm = new RegExp(`^([^:[\\]*]+|\\[[0-9A-Fa-f:.]+\\]):([0-9]+):${hostForm}$`);

/** Where the connection goes. Forms that this does not read are refused. */
export function connectionOf(call: ToolCall, options: CurlOptions, address: Address): Connection {
  let connection: Connection = { host: address.host, port: address.port };
  for (const { value, token } of options.all('resolve')) {
    const match = resolveForm.exec(textOf(value) ?? '');
    if (match === null) {
      call.recorder.refuse('KS3301', token.place, `curl: --resolve ${show(value)} is not modelled`);
      continue;
    }
    const [, host, port, target] = match;
    if (host?.toLowerCase() === address.host && port === address.port) {
      connection = { host: (target ?? '').toLowerCase(), port: address.port };
    }
  }
  for (const { value, token } of options.all('connect-to')) {
    const text = textOf(value);
    if (text === '') continue;
    const match = connectForm.exec(text ?? '');
    if (match === null) {
      call.recorder.refuse('KS3301', token.place, `curl: --connect-to ${show(value)} is not modelled`);
      continue;
    }
    const [, host = '', port = '', toHost = '', toPort = ''] = match;
    if ((host === '' || host.toLowerCase() === address.host) && (port === '' || port === address.port)) {
      connection = {
        host: toHost === '' ? address.host : toHost.toLowerCase(),
        port: toPort === '' ? address.port : toPort,
      };
      // The first one that fits counts.
      break;
    }
  }
  return connection;
}

/** Where a connection goes that the URL does not name. */
export function movedNotes(
  address: Address | undefined,
  connection: Connection | undefined,
): readonly string[] {
  if (address === undefined || connection === undefined) return [];
  const { host, port } = connection;
  return host === address.host && port === address.port ? [] : [`connects to ${inert(`${host}:${port}`)}`];
}

/**
 * How the request travels, in words. `host`: where to, as far as it is known; `config`: the kubeconfig that kubectl
 * would read.
 */
export function proxyNotes(
  call: ToolCall,
  options: CurlOptions,
  host: string | undefined,
  config: Config | undefined,
): readonly string[] {
  const proxy = options.last('proxy');
  const direct = (textOf(options.last('noproxy')?.value ?? []) ?? '').split(/[, ]+/);
  const withoutAny = proxy !== undefined && textOf(proxy.value) === '';
  if (!withoutAny && !direct.includes('*') && (host === undefined || !direct.includes(host)))
    assumeProxies(call, proxy !== undefined);
  if (proxy !== undefined && textOf(proxy.value) !== '') {
    const [first] = proxy.value;
    const scheme = first === undefined ? undefined : textOf([first]);
    if (scheme !== undefined && /^https:/i.test(scheme)) {
      const who = proxyTrust(call, options, config);
      return [`through the proxy ${show(proxy.value)}, ${who}`];
    }
    if (textOf(proxy.value) === undefined)
      call.recorder.refuse(
        'KS3301',
        proxy.token.place,
        `through which proxy ${show(proxy.value)} depends on the run`,
      );
    return [`through the proxy ${show(proxy.value)}`];
  }
  return [];
}
