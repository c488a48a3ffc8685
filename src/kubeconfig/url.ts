/** The little of Go's net/url that decides what client-go makes of a server and a proxy. */

export interface GoUrl {
  /** In lower case; empty where there is none. */
  readonly scheme: string;
  /** Host and port; empty where there are none. */
  readonly host: string;
  readonly path: string;
}

/** Go's url.Parse: undefined where it fails. */
export function parseUrl(text: string): GoUrl | undefined {
  if (/[\0-\x1f\x7f]/.test(text) || text.startsWith(':')) return undefined;
  const [beforeFragment = ''] = text.split('#');
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(beforeFragment)?.[0] ?? '';
  const [rest = ''] = beforeFragment.slice(scheme === '' ? 0 : scheme.length + 1).split('?');
  if (scheme !== '' && !rest.startsWith('/')) return { scheme: scheme.toLowerCase(), host: '', path: '' };
  const firstSegment = rest.split('/')[0] ?? '';
  if (scheme === '' && firstSegment.includes(':')) return undefined;
  if (!rest.startsWith('//')) return pathOnly(scheme, rest);
  const [authority = ''] = rest.slice(2).split('/');
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (!isHost(host)) return undefined;
  const parsed = pathOnly(scheme, rest.slice(2 + authority.length));
  return parsed === undefined ? undefined : { ...parsed, host };
}

function pathOnly(scheme: string, path: string): GoUrl | undefined {
  return /%(?![0-9A-Fa-f]{2})/.test(path) ? undefined : { scheme: scheme.toLowerCase(), host: '', path };
}

function isHost(host: string): boolean {
  if (/[\s<>"\\^`{|}]/.test(host) || /%(?![0-9A-Fa-f]{2})/.test(host)) return false;
  const bracketed = /^\[[^\]]*\](?::[0-9]*)?$/.test(host);
  return bracketed || (!/[[\]]/.test(host) && /^[^:]*(?::[0-9]*)?$/.test(host.replace(/.*:(?=[^:]*:)/, '')));
}

/** How client-go reaches a server: undefined where it refuses the text. A server without a scheme is plain HTTP. */
export function serverUrl(server: string): GoUrl | undefined {
  const url = parseUrl(server);
  if (url !== undefined && url.scheme !== '' && url.host !== '') return url;
  const assumed = parseUrl(`http://${server}`);
  return assumed === undefined || !['', '/'].includes(assumed.path) ? undefined : assumed;
}
