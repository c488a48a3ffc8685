/** URLs as curl reads them, as far as a part of them is not known. */

import type { Endpoint } from '../value.js';
import { knownPrefix, show, textOf, transformed, type Value } from '../value.js';

export interface Address {
  readonly scheme: 'http' | 'https';
  /** Lower case; an IPv6 address in brackets. */
  readonly host: string;
  readonly port: string;
  /** What follows the host and port, as far as it is known; begins with `/` or is empty. */
  readonly path: string;
  /** It is that of the API server of the pod that the script runs in: host and port are known there alone. */
  readonly ofPod?: true;
}

/** A URL that was read, or why not. */
export type ReadUrl =
  | { readonly kind: 'address'; readonly address: Address }
  /** Where a `kubectl proxy` of the script listens. */
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint; readonly path: string }
  | { readonly kind: 'bad'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

const form = /^(https?):\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~-]+)(?::([0-9]{1,5}))?(?=[/?#]|$)/i;

/** Reads a URL; `complete` is false where its end is not known. */
export function readUrl(url: Value): ReadUrl {
  const prefix = knownPrefix(url);
  const whole = textOf(url) !== undefined;
  if (/[\0-\x20\x7f]/.test(prefix))
    return { kind: 'bad', why: 'white space or a control character in the URL' };
  if (!/^[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%{}|^"<>`-]*$/.test(prefix))
    return { kind: 'bad', why: 'a character that is not for URLs' };
  if (prefix === '' && whole) return { kind: 'bad', why: 'the URL is empty' };
  const door = endpointOf(url, prefix);
  if (door !== undefined) return door;
  const ofPod = podAddress(url);
  if (ofPod !== undefined) return { kind: 'address', address: ofPod };
  if (!whole && !/^https?:\/\/[^/?#]+[/?#]/i.test(prefix)) {
    return { kind: 'unknown', why: `to which host ${show(url)} goes depends on the run` };
  }
  const match = form.exec(prefix);
  if (match === null) {
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(prefix))
      return { kind: 'bad', why: 'the URL has no scheme and host' };
    if (!/^https?:/i.test(prefix)) return { kind: 'bad', why: 'the URL is neither http nor https' };
    return {
      kind: 'bad',
      why: /^[^/?#]*\/\/[^/?#]*@/.test(prefix)
        ? 'the URL holds a user name'
        : 'the URL has no host that is read the same everywhere',
    };
  }
  const scheme = match[1]?.toLowerCase() === 'https' ? 'https' : 'http';
  const port = match[3] ?? (scheme === 'https' ? '443' : '80');
  if (Number(port) > 65535) return { kind: 'bad', why: 'the port is no port' };
  const path = prefix.slice(match[0].length).replace(/#.*$/s, '');
  return {
    kind: 'address',
    address: { scheme, host: (match[2] ?? '').toLowerCase(), port: String(Number(port)), path },
  };
}

/** `https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/…`, with or without the brackets of IPv6. */
function podAddress(url: Value): Address | undefined {
  const text = url
    .map((segment) => {
      if (segment.kind !== 'unknown') return textOf([segment]) ?? '\ue002';
      return segment.ofPod === 'host' ? '\ue000' : segment.ofPod === 'port' ? '\ue001' : '\ue002';
    })
    .join('');
  const match = podForm.exec(text);
  if (match === null) return undefined;
  const scheme = match[1]?.toLowerCase() === 'https' ? 'https' : 'http';
  const port = match[2] === '\ue001' ? '«port»' : String(Number(match[2] ?? (scheme === 'https' ? 443 : 80)));
  const path = text.slice(match[0].length).replace(/[#\ue000-\ue002].*$/s, '');
  return { scheme, host: '«host»', port, path, ofPod: true };
}

const podForm = /^(https?):\/\/(?:\ue000|\[\ue000\])(?::(\ue001|[0-9]{1,5}))?(?=[/?#]|$)/i;

/** A URL as people may see it. Of a pod's API server it is one URL, whether its host needs the brackets of IPv6 or not. */
export function shownUrl(url: Value): string {
  const [scheme, host, behind, ...rest] = url;
  const isBracketed =
    scheme?.kind === 'literal' &&
    /^https?:\/\/\[$/i.test(scheme.text) &&
    host?.kind === 'unknown' &&
    host.ofPod === 'host' &&
    behind?.kind === 'literal' &&
    behind.text.startsWith(']');
  if (!isBracketed) return show(url);
  return show([
    { ...scheme, text: scheme.text.slice(0, -1) },
    host,
    { ...behind, text: behind.text.slice(1) },
    ...rest,
  ]);
}

/** What curl takes an address without a scheme for: http, but for hosts named after another protocol (lib/url.c). */
export function withScheme(url: Value): Value {
  const text = textOf(url) ?? '';
  const guessed =
    /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~-]+)(?::[0-9]{1,5})?(?=[/?#]|$)/.test(text) &&
    !/^(?:ftp|dict|ldap|imap|smtp|pop3)\./i.test(text);
  return guessed ? [{ kind: 'literal', text: 'http://' }, ...url] : url;
}

function endpointOf(url: Value, prefix: string): ReadUrl | undefined {
  const index = /^(http:\/\/)?$/i.test(prefix) ? url.findIndex((segment) => segment.kind === 'unknown') : -1;
  const segment = url[index];
  if (segment?.kind !== 'unknown' || segment.endpoint === undefined) return undefined;
  const rest = url.slice(index + 1);
  const path = knownPrefix(rest);
  if (rest.length > 0 && !/^[/?]/.test(path)) return undefined;
  return { kind: 'endpoint', endpoint: segment.endpoint, path };
}

/**
 * The URL as curl sends it without `--path-as-is`: segments of dots are squashed (RFC 3986, 5.2.4). Undefined where that
 * depends: on the version, for dots written `%2e`; on the run, for dots beside a text that is not known.
 */
export function squashed(url: Value): Value | undefined {
  const text = textOf(url);
  if (text === undefined) {
    const shown = url.map((segment) => textOf([segment]) ?? '\0').join('');
    return dotted.test(pathOf(shown)) ? undefined : url;
  }
  const path = pathOf(text);
  if (!dotted.test(path)) return url;
  if (/%2e/i.test(path)) return undefined;
  const start = text.indexOf(path, text.indexOf('://') + 3);
  return transformed(url, text.slice(0, start) + withoutDots(path) + text.slice(start + path.length));
}

const dotted = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

const pathOf = (text: string): string => /^[^/?#]*:\/\/[^/?#]*(\/[^?#]*)/.exec(text)?.[1] ?? '';

function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
    if ((segment === '.' || segment === '..') && index === segments.length - 1) kept.push('');
  }
  return `/${kept.join('/')}`;
}

/** The address of a kubeconfig's server; undefined where it is none that this reads. */
export function serverAddress(server: string): Address | undefined {
  const text = /^[a-z]+:\/\//i.test(server) ? server : `http://${server}`;
  const read = readUrl([{ kind: 'literal', text }]);
  return read.kind === 'address'
    ? { ...read.address, path: read.address.path.replace(/\/+$/, '') }
    : undefined;
}
