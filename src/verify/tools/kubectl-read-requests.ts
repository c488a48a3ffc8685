/** What kubectl's reading commands ask the API server for (k8s.io/kubectl, pkg/cmd). */
import { exactName, requestInfo } from '../../api/request-info.js';
import { textOf, type Value } from '../value.js';
import { callerOfKubectl } from './caller.js';
import type { KubectlCall } from './kubectl-call.js';
import { type Place, placeOfType } from './kubectl-change-requests.js';
import { namedObjects } from './kubectl-objects.js';
import type { Target } from './kubectl-target.js';
import { noteAs, unknownAccess } from './note-access.js';

/** `create token NAME`: a TokenRequest. */
export function noteTokenRequest(kubectl: KubectlCall, target: Target, name: Value): void {
  const at = placeOfType('serviceaccounts', target.namespace, name, false);
  note(kubectl, target, at, [{ verb: 'create', subresource: 'token' }]);
}

/** `get --raw PATH`, `create --raw PATH`. */
export function noteRawRequest(
  kubectl: KubectlCall,
  target: Target,
  method: 'GET' | 'POST',
  path: string,
): void {
  const [plain = '', query = ''] = path.split('?');
  const info = requestInfo(method, plain, query);
  if (info === undefined) noteUnknown(kubectl, 'the API server knows no such path');
  else noteAs(kubectl.call.recorder, callerOfKubectl(kubectl, target), info);
}

/** `get TYPE [NAME…]`: each by its name, or all of a type. `stops`: kubectl does not get as far. */
export function noteGetRequests(kubectl: KubectlCall, target: Target, stops: boolean): void {
  const words = kubectl.parsed.positionals.map(({ value }) => value);
  if (stops || words.length === 0) return;
  const everywhere = kubectl.truth('all-namespaces');
  const choice = { all: false, everywhere: false, labels: undefined, fields: undefined };
  const found = namedObjects(words, target.namespace, choice, true);
  if (found.problem !== undefined) {
    noteUnknown(kubectl, found.problem);
    return;
  }
  const subresource = kubectl.text('subresource') ?? '';
  const selected = exactName(kubectl.text('field-selector') ?? '');
  for (const { type, name } of found.objects) {
    const at = placeOfType(type, target.namespace, name, everywhere);
    if (typeof at === 'string') note(kubectl, target, at, []);
    else if (name !== undefined) note(kubectl, target, at, [{ verb: 'get', subresource }]);
    else note(kubectl, target, { ...at, name: selected }, [{ verb: 'list', subresource: '' }]);
  }
}

/** Requests of commands that take no objects. */
const fixed: Readonly<Record<string, readonly (readonly [method: string, path: string])[]>> = {
  version: [['GET', '/version']],
  'api-resources': [
    ['GET', '/api'],
    ['GET', '/apis'],
  ],
  'api-versions': [
    ['GET', '/api'],
    ['GET', '/apis'],
  ],
  explain: [
    ['GET', '/api'],
    ['GET', '/apis'],
    ['GET', '/openapi/v3'],
  ],
  'cluster-info': [['GET', '/api/v1/namespaces/kube-system/services']],
  'auth whoami': [['POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews']],
};

const accessReview = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const rulesReview = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';

/** Any other command that reads. */
export function noteReadRequests(kubectl: KubectlCall, target: Target): void {
  const { path } = kubectl.parsed.command;
  const requests =
    path === 'auth can-i'
      ? ([['POST', kubectl.truth('list') ? rulesReview : accessReview]] as const)
      : fixed[path];
  if (requests !== undefined) {
    const acting = callerOfKubectl(kubectl, target);
    for (const [method, plain] of requests) {
      const info = requestInfo(method, plain, '');
      if (info !== undefined) noteAs(kubectl.call.recorder, acting, info);
    }
  } else if (path === 'logs') noteLogRequests(kubectl, target);
  else noteUnknown(kubectl, 'its requests are not modelled');
}

/** `logs POD`: the Pod, for the names of its containers, and its log. */
function noteLogRequests(kubectl: KubectlCall, target: Target): void {
  const [word, ...more] = kubectl.parsed.positionals;
  const text = word === undefined ? undefined : textOf(word.value);
  const name = /^(?:po|pods?)\/([^/]+)$/i.exec(text ?? '')?.[1] ?? text;
  if (name === undefined || name.includes('/') || more.length > 1 || kubectl.flag('selector') !== undefined) {
    noteUnknown(kubectl, 'which Pods these are depends on the run');
    return;
  }
  const at = placeOfType('pods', target.namespace, [{ kind: 'literal', text: name }], false);
  note(kubectl, target, at, [
    { verb: 'get', subresource: '' },
    { verb: 'get', subresource: 'log' },
  ]);
}

function note(
  kubectl: KubectlCall,
  target: Target,
  at: Place | string,
  requests: readonly { readonly verb: string; readonly subresource: string }[],
): void {
  if (typeof at === 'string') {
    noteUnknown(kubectl, at);
    return;
  }
  const acting = callerOfKubectl(kubectl, target);
  for (const { verb, subresource } of requests)
    noteAs(kubectl.call.recorder, acting, { kind: 'resource', ...at, verb, subresource });
}

function noteUnknown(kubectl: KubectlCall, why: string): void {
  const { recorder, place } = kubectl.call;
  recorder.access(unknownAccess(place.line, `kubectl ${kubectl.parsed.command.path}: ${why}`));
}
