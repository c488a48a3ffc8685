/**
 * What the API server takes a request for when it asks whether somebody may send it (k8s.io/apiserver,
 * pkg/endpoints/request/requestinfo.go). Only the method, the path and two values of the query count: what the body says
 * does not.
 */

/** What is asked of the authorizer about a resource: an authorizer.Attributes. */
export interface ResourceRequest {
  readonly kind: 'resource';
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly resource: string;
  /** Empty where none is named. */
  readonly subresource: string;
  /** Empty where the request names none; `unknownName` where it names one that a run alone would show. */
  readonly name: string;
  /** Empty where the request is about the whole cluster. */
  readonly namespace: string;
}

/** A path that is none of a resource: discovery, `/version`, `/healthz`. */
export interface PathRequest {
  readonly kind: 'path';
  /** The method, in lower case. */
  readonly verb: string;
  readonly path: string;
}

export type RequestInfo = ResourceRequest | PathRequest;

/** Stands in a path for one name, not empty, that is not known: no text of a URL holds a NUL. */
export const unknownName = '\0';

/** `proxy` and `watch` once stood in front of the resource: `/api/v1/watch/pods`. */
const specialVerbs: ReadonlySet<string> = new Set(['proxy', 'watch']);

/** What stands behind a namespace's name and is no resource in it. */
const namespaceSubresources: ReadonlySet<string> = new Set(['status', 'finalize']);

const verbs: Readonly<Record<string, string>> = {
  POST: 'create',
  GET: 'get',
  HEAD: 'get',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/**
 * What a request is about. `path`: behind the path that the API server itself has in its URL, decoded; `query`: without its
 * question mark. Undefined for what the server refuses to take apart, and for a method that is no verb, which no rule
 * but `*` allows.
 */
export function requestInfo(method: string, path: string, query: string): RequestInfo | undefined {
  const plain: PathRequest = { kind: 'path', verb: method.toLowerCase(), path };
  const [prefix = '', ...parts] = splitPath(path);
  if (parts.length < 2 || (prefix !== 'api' && prefix !== 'apis')) return plain;
  if (prefix === 'apis' && parts.length < 3) return plain;
  const group = prefix === 'apis' ? (parts[0] ?? '') : '';
  const behindVersion = parts.slice(prefix === 'apis' ? 2 : 1);
  const isSpecial = specialVerbs.has(behindVersion[0] ?? '');
  if (isSpecial && behindVersion.length < 2) return undefined;
  const verb = isSpecial ? behindVersion[0] : verbs[method];
  if (verb === undefined) return undefined;
  const { namespace, of } = inNamespace(isSpecial ? behindVersion.slice(1) : behindVersion);
  const [resource = '', name = '', part = ''] = of;
  const subresource = verb === 'proxy' ? '' : part;
  return { kind: 'resource', group, resource, subresource, namespace, ...named(verb, name, query) };
}

/** Without slashes at either end; a slash too many in the middle is an empty part, as in Go. */
function splitPath(path: string): readonly string[] {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? [] : trimmed.split('/');
}

/** `/namespaces/NAMESPACE/RESOURCE…`. A namespace itself is taken for one that is in itself. */
function inNamespace(parts: readonly string[]): {
  readonly namespace: string;
  readonly of: readonly string[];
} {
  const [first, namespace, next] = parts;
  if (first !== 'namespaces' || namespace === undefined) return { namespace: '', of: parts };
  const isInside = next !== undefined && !namespaceSubresources.has(next);
  return { namespace, of: isInside ? parts.slice(2) : parts };
}

/** The verb as it is once no name stands in the path: `list`, `watch` or `deletecollection`. */
function named(verb: string, name: string, query: string): Pick<ResourceRequest, 'verb' | 'name'> {
  if (name !== '') return { verb, name };
  if (verb === 'delete') return { verb: 'deletecollection', name };
  if (verb !== 'get') return { verb, name };
  const values = new URLSearchParams(query);
  return {
    verb: isTrue(values.get('watch')) ? 'watch' : 'list',
    name: exactName(values.get('fieldSelector') ?? ''),
  };
}

/** k8s.io/apimachinery, pkg/runtime/conversion.go: whatever is neither `false` nor `0`. */
const isTrue = (value: string | null): boolean =>
  value !== null && value.toLowerCase() !== 'false' && value !== '0';

/** The name that a field selector asks for and no other: whoever lists by it needs no more than that one. */
export function exactName(selector: string): string {
  const terms = selector.split(',').map((term) => /^metadata\.name==?([^=!]+)$/.exec(term)?.[1]);
  const name = terms.find((term) => term !== undefined) ?? '';
  return name === '.' || name === '..' || /[/%]/.test(name) ? '' : name;
}
