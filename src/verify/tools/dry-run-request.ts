/**
 * Requests of which the API server keeps nothing, because they say `dryRun=All`. Every storage that Kubernetes itself
 * brings takes it for all that creates, updates, patches or deletes (k8s.io/apiserver, endpoints/handlers, and
 * meta/v1/validation: any other value is a 400). What is passed on does not: to the proxy of a Pod, Service or Node, to
 * exec, attach and port-forward, and to an API server behind this one, whose types are not in the table.
 */
import { resourceTypeAt } from '../../api/resources.js';

/** A path as the API server takes it apart; a NUL stands for a name. */
const form =
  /^\/(?:api|apis\/([a-z0-9.-]+))\/v\d\w*(?:\/namespaces\/[^/]+(?=\/))?\/([a-z]+)(?:\/[^/]+(?:\/([a-z]+))?)?$/;

/** Handed to a kubelet or to another server. */
const connecting: ReadonlySet<string> = new Set(['proxy', 'exec', 'attach', 'portforward']);

/**
 * Whether the server stores nothing. `path` is behind the server's own path, `query` without its question mark; of a
 * DELETE with a body the server reads the body alone.
 */
export function isDryRun(method: string, path: string, query: string, hasBody: boolean): boolean {
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) || (method === 'DELETE' && hasBody)) return false;
  const [, group = '', plural = '', below] = form.exec(path) ?? [];
  if (resourceTypeAt(group, plural) === undefined || (below !== undefined && connecting.has(below)))
    return false;
  // Of a pair with a semicolon Go makes nothing (net/url, ParseQuery); a number sign would begin the fragment.
  return !query.includes('#') && query.split('&').includes('dryRun=All');
}
