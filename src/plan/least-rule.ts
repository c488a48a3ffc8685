/** The rules of RBAC that let a call through: the least, or those that are named for what it is about. */
import { applyPatch } from '../api/media-types.js';
import {
  type PathRequest,
  type RequestInfo,
  type ResourceRequest,
  requestInfo,
} from '../api/request-info.js';
import { UsageError } from '../errors.js';
import type { Call } from './request.js';

export interface LeastRule {
  /** The namespace that it holds in; undefined: it is one of the whole cluster. */
  readonly namespace: string | undefined;
  /** Entries of `rules`, as lines of YAML in which each text is a JSON string. */
  readonly lines: readonly string[];
}

/** What the API server asks its authorizer about a call. Throws a UsageError for a call that no rule is about. */
export function infoOf({ method, path }: Call): RequestInfo {
  const [plain = '', query = ''] = path.split(/\?(.*)/s);
  const info = requestInfo(method, decoded(plain), query);
  if (info !== undefined) return info;
  throw new UsageError(`no rule of RBAC is about ${method} ${plain}`, {
    hint: 'ask for a resource: --resource pods',
  });
}

/** Throws a UsageError for a call that no rule is about. */
export function leastRule(call: Call): LeastRule {
  const info = infoOf(call);
  return info.kind === 'path' ? ofPath(info, [info.verb]) : ofResource(info, verbsOf(call, info));
}

/**
 * The rules with these verbs instead, for what the call is about. Throws a UsageError where the call itself needs another:
 * the script would be refused what it was written for.
 */
export function namedRule(call: Call, verbs: readonly string[]): LeastRule {
  const info = infoOf(call);
  const needed = info.kind === 'path' ? [info.verb] : verbsOf(call, info);
  const missing = needed.filter((verb) => !verbs.includes(verb) && !verbs.includes('*'));
  if (missing.length > 0)
    throw new UsageError(
      `--verb ${verbs.join(',')} does not allow the call of the script itself, which needs ${needed.join(' and ')}`,
      {
        hint: `write --verb ${[...verbs, ...missing].join(',')}; without --verb the call's own right is given`,
      },
    );
  return info.kind === 'path' ? ofPath(info, verbs) : ofResource(info, verbs);
}

/** An apply that finds no object makes it (apiserver, endpoints/handlers/patch.go: it asks for create as well). */
const verbsOf = ({ contentType }: Call, { verb, subresource }: ResourceRequest): readonly string[] =>
  verb === 'patch' && contentType === applyPatch && subresource === '' ? [verb, 'create'] : [verb];

const ofPath = ({ path }: PathRequest, verbs: readonly string[]): LeastRule => ({
  namespace: undefined,
  lines: [`  - nonResourceURLs: [${text(path)}]`, verbLine(verbs)],
});

/** No rule can name the object of these, whose requests name none (kubernetes.io/docs, "Referring to resources"). */
const nameless: readonly string[] = ['create', 'deletecollection'];

function ofResource(info: ResourceRequest, verbs: readonly string[]): LeastRule {
  const bare =
    info.name === '' || info.subresource !== '' ? [] : verbs.filter((verb) => nameless.includes(verb));
  const named = verbs.filter((verb) => !bare.includes(verb));
  return {
    namespace: info.namespace === '' ? undefined : info.namespace,
    lines: [
      ...(named.length === 0 ? [] : resourceRule(info, named)),
      ...(bare.length === 0 ? [] : resourceRule({ ...info, name: '' }, bare)),
    ],
  };
}

const verbLine = (verbs: readonly string[]): string => `    verbs: [${verbs.map(text).join(', ')}]`;

function resourceRule(
  { group, resource, subresource, name }: ResourceRequest,
  verbs: readonly string[],
): readonly string[] {
  return [
    `  - apiGroups: [${text(group)}]`,
    `    resources: [${text(subresource === '' ? resource : `${resource}/${subresource}`)}]`,
    ...(name === '' ? [] : [`    resourceNames: [${text(name)}]`]),
    verbLine(verbs),
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
