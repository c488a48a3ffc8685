/** What kubectl's changing commands ask the API server for (k8s.io/kubectl, pkg/cmd). */

import { type ResourceRequest, unknownName } from '../../api/request-info.js';
import { resourceTypeNamed, resourceTypeOf } from '../../api/resources.js';
import type { KnownAccess } from '../access.js';
import { show, type Value } from '../value.js';
import { questionResource } from './api-questions.js';
import { callerOfKubectl } from './caller.js';
import type { KubectlCall } from './kubectl-call.js';
import type { ManifestObject } from './kubectl-manifest.js';
import type { NamedObject } from './kubectl-objects.js';
import type { Target } from './kubectl-target.js';
import { noteAs, unknownAccess } from './note-access.js';

/** A resource, and one object of it; `name` is empty where flags choose. */
export type Place = Pick<ResourceRequest, 'group' | 'resource' | 'namespace' | 'name'>;

/** A request about the object that a command names. */
interface Sent {
  readonly verb: string;
  readonly subresource?: string;
  /** The path names no object: what is created, or listed. */
  readonly nameless?: true;
  readonly where?: KnownAccess['where'];
}

const get: Sent = { verb: 'get' };
const list: Sent = { verb: 'list', nameless: true };
const create: Sent = { verb: 'create', nameless: true };
const patch: Sent = { verb: 'patch' };

/** Says in the report what a command asks for; for what is not modelled, that it is not. */
export function noteChangeRequests(
  kubectl: KubectlCall,
  target: Target,
  verb: string,
  objects: readonly (string | NamedObject | ManifestObject)[],
): void {
  const { recorder, place } = kubectl.call;
  const acting = callerOfKubectl(kubectl, target);
  for (const object of objects) {
    const at = typeof object === 'string' ? object : placeOf(kubectl, target, object);
    const sent = typeof at === 'string' ? at : sentFor(kubectl, verb, object, at.name === '');
    const { path } = kubectl.parsed.command;
    if (typeof sent === 'string' || typeof at === 'string') {
      const why = typeof at === 'string' ? at : String(sent);
      recorder.access(unknownAccess(place.line, `kubectl ${path}: ${why}`));
      continue;
    }
    for (const { where, verb: one, subresource = '', nameless } of sent) {
      const of = nameless === true ? { ...at, name: '', namespace: isNamespace(at) ? '' : at.namespace } : at;
      noteAs(recorder, acting, { kind: 'resource', ...of, verb: one, subresource }, where);
    }
    noteTokenSecret(kubectl, target, object);
  }
}

function noteTokenSecret(
  kubectl: KubectlCall,
  target: Target,
  object: string | NamedObject | ManifestObject,
): void {
  const identity = typeof object !== 'string' && 'identity' in object ? object.identity : undefined;
  if (identity?.tokenOf === undefined || identity.name === undefined) return;
  const { namespace, name, tokenOf } = identity;
  const holder = { kind: 'service-account', namespace, name: tokenOf } as const;
  kubectl.call.recorder.tokenSecret(target.cluster, `Secret ${namespace}/${name}`, holder);
}

/** Where an object stands in the API, or why that is not known. */
function placeOf(kubectl: KubectlCall, target: Target, object: NamedObject | ManifestObject): Place | string {
  if ('type' in object)
    return placeOfType(object.type, target.namespace, object.name, kubectl.truth('all-namespaces'));
  const { identity, question, words } = object;
  if (identity === undefined) return `which objects ${words} are depends on the run`;
  const { apiVersion, kind, namespace, name = '' } = identity;
  if (question !== undefined) {
    const asked = questionResource(question);
    if (asked === undefined) return `nothing creates a ${question} so`;
    return inNamespace(asked, namespace, known(name));
  }
  const type = resourceTypeOf(apiVersion, kind);
  if (type === undefined) return `which resource a ${kind} of ${apiVersion} is, the server alone knows`;
  return inNamespace(type, namespace, known(name));
}

/** The same for a type as kubectl takes it; undefined for a name means all of them. */
export function placeOfType(
  type: string,
  namespace: string,
  name: Value | undefined,
  everywhere: boolean,
): Place | string {
  const found = resourceTypeNamed(type);
  if (found === undefined) return `which resource ${type} is, the server alone knows`;
  return inNamespace(found, everywhere ? '' : namespace, name === undefined ? '' : known(show(name)));
}

/** What only a run would show stands between « and ». */
const known = (name: string): string => (name.includes('«') ? unknownName : name);

function inNamespace(
  {
    group,
    plural,
    namespaced,
  }: { readonly group: string; readonly plural: string; readonly namespaced: boolean },
  namespace: string,
  name: string,
): Place | string {
  if (namespaced && namespace.includes('«')) return `which namespace ${namespace} is depends on the run`;
  // A namespace is in itself, to the authorizer.
  const itself = isNamespace({ group, resource: plural }) ? name : '';
  if (itself === unknownName) return 'which namespace it is depends on the run';
  return { group, resource: plural, namespace: namespaced ? namespace : itself, name };
}

const isNamespace = ({ group, resource }: Pick<Place, 'group' | 'resource'>): boolean =>
  group === '' && resource === 'namespaces';

/** The requests, or why they are not known. */
function sentFor(
  kubectl: KubectlCall,
  verb: string,
  object: string | NamedObject | ManifestObject,
  chosen: boolean,
): readonly Sent[] | string {
  const dry = kubectl.text('dry-run') ?? 'none';
  if (dry === 'client' || dry === 'unchanged')
    return verb === 'create' ? [] : '--dry-run=client is not modelled';
  const isQuestion = typeof object !== 'string' && 'question' in object && object.question !== undefined;
  if (isQuestion && verb !== 'create') return `it cannot ${verb} what is a question`;
  if (kubectl.truth('force') && verb !== 'delete') return '--force is not modelled';
  const part = kubectl.text('subresource') ?? '';
  const first = chosen ? list : { ...get, subresource: part };
  switch (verb) {
    case 'create':
      return [create];
    case 'apply':
      if (part !== '') return '--subresource is not modelled';
      return kubectl.truth('server-side')
        ? [patch, { verb: 'create', where: 'missing' }]
        : [get, { ...create, where: 'missing' }, { ...patch, where: 'exists' }];
    case 'replace':
      if (part !== '') return '--subresource is not modelled';
      return [get, { verb: 'update' }];
    case 'delete':
      // It waits until the object is gone where it may look, and does not mind where it may not (delete.go).
      return chosen ? [list, { verb: 'delete' }] : [{ verb: 'delete' }];
    case 'scale': {
      const scale = 'scale';
      const isConditional = ['current-replicas', 'resource-version'].some(
        (name) => kubectl.flag(name) !== undefined,
      );
      return isConditional
        ? [first, { verb: 'get', subresource: scale }, { verb: 'update', subresource: scale }]
        : [first, { verb: 'patch', subresource: scale }];
    }
    case 'annotate':
    case 'label':
    case 'patch':
    case 'rollout restart':
      return [first, { ...patch, subresource: part }];
    default:
      return 'its requests are not modelled';
  }
}
