/** URLs of a kubeconfig, without what may be secret in them: kubectl prints them whole. */

/** What stands in place of a secret. */
export const masked = '***';

/**
 * The URL with password, query and fragment masked; also where it is no URL that anything could parse. A user name
 * stays only beside a password: alone it may be a token.
 */
export function maskUrl(url: string): string {
  // A password may hold anything unescaped, a slash included: what counts is the last `@`.
  const [, scheme = '', credentials, rest = ''] =
    /^((?:[A-Za-z][A-Za-z0-9+.-]*:)?\/{2})?(?:(.*)@)?(.*)$/s.exec(url) ?? [];
  const shown = /^[^?#]*/.exec(rest)?.[0] ?? '';
  const hidden = rest.charAt(shown.length);
  const tail = hidden === '' ? shown : `${shown}${hidden}${masked}`;
  if (credentials === undefined) return `${scheme}${tail}`;
  const user = /^([A-Za-z0-9._~%-]+):/.exec(credentials)?.[1];
  return `${scheme}${user === undefined ? masked : `${user}:${masked}`}@${tail}`;
}

/** The same for a proxy-url, whose path is masked too: no client sends one, so it is there for something else. */
export function maskProxyUrl(url: string): string {
  const place = barePlace(url).replace(/^[^/]*\/\//, '');
  const shown = maskUrl(url);
  const end = shown.lastIndexOf(place) + place.length;
  return shown.slice(0, end) + shown.slice(end).replace(/^\/[^?#]+/, `/${masked}`);
}

/** Whether the URL holds a password, or what may be one. */
export function holdsCredentials(url: string): boolean {
  return url.includes('@');
}

/** `scheme://host:port`: the URL without user name, password, path, query and fragment, each of which may be a secret. */
export function barePlace(url: string): string {
  const [, scheme = '', rest = ''] = /^((?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:\/\/)?)(.*)$/s.exec(url) ?? [];
  return scheme + (/^[^/?#]*/.exec(rest.slice(rest.lastIndexOf('@') + 1))?.[0] ?? '');
}

/** Whether the URL says no more than its place. A slash alone is no path. */
export function isBarePlace(url: string): boolean {
  return url.replace(/\/$/, '') === barePlace(url);
}
