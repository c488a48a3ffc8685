/** A cluster's server, taken apart as client-go reads it. */

import { maskUrl } from '../kubeconfig/mask-url.js';
import { serverUrl } from '../kubeconfig/url.js';

export interface ServerFacts {
  /** As it stands in the kubeconfig, without credentials. */
  readonly url: string;
  /** `http` or `https`; undefined, like the rest, where client-go cannot read it. */
  readonly scheme: string | undefined;
  /** A name or an address; IPv6 without brackets. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** Before the API's own: `/k8s/clusters/c-1`; empty where there is none. */
  readonly path: string | undefined;
}

export function readServer(server: string): ServerFacts {
  const url = maskUrl(server);
  const parsed = server === '' ? undefined : serverUrl(server);
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d*))?$/.exec(parsed?.host ?? '') ?? [];
  const host = bracketed ?? plain ?? '';
  if (parsed === undefined || host === '') {
    return { url, scheme: undefined, host: undefined, port: undefined, path: undefined };
  }
  return {
    url,
    scheme: parsed.scheme,
    host,
    port: port === undefined || port === '' ? defaultPort(parsed.scheme) : Number(port),
    path: parsed.path.replace(/\/+$/, ''),
  };
}

function defaultPort(scheme: string): number {
  return scheme === 'https' ? 443 : 80;
}

/** `host:port`, IPv6 in brackets. */
export function addressOf({ host, port }: ServerFacts): string | undefined {
  if (host === undefined) return undefined;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
