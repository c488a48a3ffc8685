/** The one rule of RBAC that lets a call through. */
import { applyPatch } from '../api/media-types.js';
import { type RequestInfo, requestInfo } from '../api/request-info.js';
import { UsageError } from '../errors.js';
import type { Call } from './request.js';

export interface LeastRule {
  /** The namespace that it holds in; undefined: it is one of the whole cluster. */
  readonly namespace: string | undefined;
  /** Entries of `rules`, as lines of YAML in which each text is a JSON string. */
  readonly lines: readonly string[];
}

/** Throws a UsageError for a call that no rule is about. */
export function leastRule({ method, path, contentType }: Call): LeastRule {
  const [plain = '', query = ''] = path.split(/\?(.*)/s);
  const info = requestInfo(method, decoded(plain), query);
  if (info === undefined)
    throw new UsageError(`no rule of RBAC is about ${method} ${plain}`, {
      hint: 'ask for a resource: --resource pods',
    });
  if (info.kind === 'path')
    return {
      namespace: undefined,
      lines: [`  - nonResourceURLs: [${text(info.path)}]`, `    verbs: [${text(info.verb)}]`],
    };
  // An apply that finds no object makes it (apiserver, endpoints/handlers/patch.go: it asks for create as well).
  const makes = info.verb === 'patch' && contentType === applyPatch && info.subresource === '';
  const rules = [info, ...(makes ? [{ ...info, verb: 'create', name: '' }] : [])];
  return {
    namespace: info.namespace === '' ? undefined : info.namespace,
    lines: rules.flatMap(resourceRule),
  };
}

function resourceRule(info: Extract<RequestInfo, { kind: 'resource' }>): readonly string[] {
  const { group, resource, subresource, verb, name } = info;
  return [
    `  - apiGroups: [${text(group)}]`,
    `    resources: [${text(subresource === '' ? resource : `${resource}/${subresource}`)}]`,
    ...(name === '' ? [] : [`    resourceNames: [${text(name)}]`]),
    `    verbs: [${text(verb)}]`,
  ];
}

const text = (value: string): string => JSON.stringify(value);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
