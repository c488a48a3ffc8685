/** The rights of a ServiceAccount that a recipe makes: by a Role of its own, or by one that is in the cluster already. */
import { isDiscoveryPath, isPublicPath } from '../api/open-paths.js';
import type { RequestInfo } from '../api/request-info.js';
import { resourceTypeNamed } from '../api/resources.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { confirmVerb } from './access-review.js';
import { infoOf, type LeastRule, leastRule, namedRule } from './least-rule.js';
import type { StepOptions } from './options.js';
import { type RequestOptions, requestedCall } from './requested.js';

/** The options that say which rights, beside those of the request. */
export const rightsReads = ['role', 'verb'] as const;

export type RightsOptions = RequestOptions & Pick<StepOptions, (typeof rightsReads)[number]>;

export interface BoundRole {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
  /** Where its rights are given; undefined: in the whole cluster. */
  readonly namespace: string | undefined;
  /** As Kubernetes ships it, it does not allow the call. */
  readonly refuses: boolean;
}

/** Of both, one: the Role that is made, or the one that is there. */
export interface GivenRights {
  readonly own: LeastRule | undefined;
  readonly bound: BoundRole | undefined;
}

/** Throws a UsageError where the rights could be given to nobody, or where the call needs others. */
export function givenRights(options: RightsOptions): GivenRights {
  const { role } = options;
  const verbs = verbsOf(options);
  if (role !== undefined && verbs.length > 0)
    throw new UsageError('--role and --verb both say what it may do', { hint: 'leave one of them out' });
  const call = requestedCall(options);
  if (role !== undefined) return { own: undefined, bound: boundRole(role, infoOf(call), options) };
  const own = verbs.length === 0 ? leastRule(call) : namedRule(call, verbs);
  confirmBeside(own.namespace, options);
  return { own, bound: undefined };
}

/** As kubectl create role has them: repeated, or behind one another with commas. */
export function verbsOf({ verb }: Pick<StepOptions, 'verb'>): readonly string[] {
  const verbs = verb.flatMap((one) => one.split(','));
  for (const one of verbs) confirmVerb(one);
  return [...new Set(verbs)];
}

/** Names of ClusterRoles, such as system:node; `role/` in front of a Role, as kubectl has TYPE/NAME. */
const roleName = /^(?:(cluster)?roles?\/)?([A-Za-z0-9][A-Za-z0-9._:@-]*)$/i;

/** `--role` alone names a ClusterRole: those are what a cluster brings (view, edit). */
function boundRole(role: string, info: RequestInfo, options: RightsOptions): BoundRole {
  const [whole, cluster, name] = roleName.exec(role) ?? [];
  if (whole === undefined || name === undefined)
    throw new UsageError(`--role ${quoted(role)} names no ClusterRole and no Role`, {
      hint: 'write the name of a ClusterRole, such as view, or role/NAME for a Role of the namespace',
    });
  const kind = role.includes('/') && cluster === undefined ? 'Role' : 'ClusterRole';
  const namespace = placeOf(info, options.namespace);
  confirmBeside(namespace, options);
  if (kind === 'Role' && namespace === undefined)
    throw new UsageError(
      `Role ${name} holds in namespace ${options.namespace} alone, and the call is about the whole cluster`,
      { hint: 'name a ClusterRole: --role NAME, or ask for what is in the namespace' },
    );
  return { kind, name, namespace, refuses: kind === 'ClusterRole' && isRefused(name, info) };
}

/** What everybody may read needs no right of the whole cluster. */
function placeOf(info: RequestInfo, namespace: string): string | undefined {
  if (info.kind === 'resource') return info.namespace === '' ? undefined : info.namespace;
  return isOpen(info) ? namespace : undefined;
}

const isOpen = (info: RequestInfo): boolean =>
  info.kind === 'path' && info.verb === 'get' && (isPublicPath(info.path) || isDiscoveryPath(info.path));

/**
 * Whether a ClusterRole for people, as Kubernetes ships it, lacks what the call needs (k8s.io/kubernetes,
 * plugin/pkg/auth/authorizer/rbac/bootstrappolicy): view reads, and no secrets; view and edit see no Roles; and what stands in
 * no namespace is for none but cluster-admin, namespaces aside.
 */
function isRefused(name: string, info: RequestInfo): boolean {
  if (!['view', 'edit', 'admin'].includes(name)) return false;
  if (info.kind === 'path') return !isOpen(info);
  const { group, resource, verb } = info;
  const reads = ['get', 'list', 'watch'].includes(verb);
  const type = resourceTypeNamed(resource);
  if (type?.group === group && !type.namespaced) return !(resource === 'namespaces' && reads);
  if (name === 'admin') return false;
  if (group === 'rbac.authorization.k8s.io') return true;
  return name === 'view' && (!reads || (group === '' && resource === 'secrets'));
}

/** Throws a UsageError where the binding would stand in another namespace than the ServiceAccount. */
function confirmBeside(namespace: string | undefined, options: RightsOptions): void {
  if (namespace === undefined || namespace === options.namespace) return;
  throw new UsageError(
    `the call is about namespace ${namespace}, and the ServiceAccount would be made in ${options.namespace}`,
    { hint: `write --namespace=${namespace}: it is made beside what it may use` },
  );
}
