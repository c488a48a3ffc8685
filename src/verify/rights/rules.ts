/** Requests → the rules that allow them and nothing else. */
import { type RequestInfo, type ResourceRequest, unknownName } from '../../api/request-info.js';

/** A PolicyRule of rbac.authorization.k8s.io/v1 about resources. */
export interface ResourceRule {
  readonly apiGroups: readonly string[];
  /** A part of one as `pods/log`. */
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** The same about paths; only a ClusterRole can have it. */
export interface PathRule {
  readonly nonResourceURLs: readonly string[];
  readonly verbs: readonly string[];
}

export type PolicyRule = ResourceRule | PathRule;

/** The rules of one scope. */
export interface ScopedRules {
  /** Undefined for the whole cluster. */
  readonly namespace: string | undefined;
  readonly rules: readonly PolicyRule[];
}

/** What a request comes to in a rule. */
interface Right {
  readonly group: string;
  readonly resource: string;
  /** Empty where every object is meant, or which one is not known. */
  readonly name: string;
  readonly verb: string;
}

/** The least rules for the requests: for each namespace, by name, then for the whole cluster. */
export function rulesFor(requests: readonly RequestInfo[]): readonly ScopedRules[] {
  const resources = requests.filter((request) => request.kind === 'resource');
  const everywhere = resources.filter(({ namespace }) => namespace === '').map(rightOf);
  const namespaces = [...new Set(resources.map(({ namespace }) => namespace))].filter((one) => one !== '');
  const inNamespaces = namespaces.sort().map((namespace) => {
    const rights = resources.filter((one) => one.namespace === namespace).map(rightOf);
    return { namespace, rules: resourceRules(rights.filter((one) => !isAllowedBy(one, everywhere))) };
  });
  const paths = requests.filter((request) => request.kind === 'path');
  const whole = [...resourceRules(everywhere), ...pathRules(paths)];
  return [...inNamespaces, { namespace: undefined, rules: whole }].filter(({ rules }) => rules.length > 0);
}

const rightOf = ({ group, resource, subresource, name, verb }: ResourceRequest): Right => ({
  group,
  resource: subresource === '' ? resource : `${resource}/${subresource}`,
  // The name of what a POST makes is none of the path: no rule with names allows it.
  name: name === unknownName ? '' : name,
  verb,
});

const isAllowedBy = (right: Right, given: readonly Right[]): boolean =>
  given.some(
    ({ group, resource, name, verb }) =>
      group === right.group &&
      resource === right.resource &&
      verb === right.verb &&
      (name === '' || name === right.name),
  );

/** One value for several things that are alike in all else. */
interface Merged {
  readonly group: string;
  readonly resources: readonly string[];
  readonly names: readonly string[];
  readonly verbs: readonly string[];
}

/** Never more than is asked for: two rules become one only where they differ in one thing. */
function resourceRules(rights: readonly Right[]): readonly ResourceRule[] {
  const wanted = rights.filter((one) => one.name === '' || !isAllowedBy({ ...one, name: '' }, rights));
  const single = wanted.map(
    ({ group, resource, name, verb }): Merged => ({
      group,
      resources: [resource],
      names: name === '' ? [] : [name],
      verbs: [verb],
    }),
  );
  const byVerbs = merged(single, ({ group, resources, names }) => [group, resources, names], 'verbs');
  // A rule without names is about all of them: it takes none of another's.
  const named = byVerbs.filter(({ names }) => names.length > 0);
  const byNames = merged(named, ({ group, resources, verbs }) => [group, resources, verbs], 'names');
  const unnamed = byVerbs.filter(({ names }) => names.length === 0);
  const all = merged(
    [...unnamed, ...byNames],
    ({ group, names, verbs }) => [group, names, verbs],
    'resources',
  );
  return all
    .map(({ group, resources, names, verbs }) => ({
      apiGroups: [group],
      resources,
      ...(names.length === 0 ? {} : { resourceNames: names }),
      verbs,
    }))
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

const sortKey = (rule: ResourceRule): string => JSON.stringify([rule.apiGroups, rule.resources, rule]);

function merged(
  all: readonly Merged[],
  alike: (one: Merged) => unknown,
  field: 'resources' | 'names' | 'verbs',
): readonly Merged[] {
  const groups = new Map<string, Merged>();
  for (const one of all) {
    const key = JSON.stringify(alike(one));
    const known = groups.get(key);
    const values = [...(known?.[field] ?? []), ...one[field]];
    groups.set(key, { ...one, [field]: [...new Set(values)].sort() });
  }
  return [...groups.values()];
}

function pathRules(
  requests: readonly { readonly verb: string; readonly path: string }[],
): readonly PathRule[] {
  const verbsOf = new Map<string, Set<string>>();
  for (const { path, verb } of requests) verbsOf.set(path, (verbsOf.get(path) ?? new Set()).add(verb));
  const pathsOf = new Map<string, string[]>();
  for (const [path, verbs] of verbsOf) {
    const key = JSON.stringify([...verbs].sort());
    pathsOf.set(key, [...(pathsOf.get(key) ?? []), path].sort());
  }
  return [...pathsOf]
    .map(([verbs, nonResourceURLs]) => ({ nonResourceURLs, verbs: JSON.parse(verbs) as string[] }))
    .sort((one, other) => ((one.nonResourceURLs[0] ?? '') < (other.nonResourceURLs[0] ?? '') ? -1 : 1));
}
