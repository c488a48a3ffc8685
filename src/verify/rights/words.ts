/** Rights and callers in words, each a phrase of its own. */
import { type RequestInfo, unknownName } from '../../api/request-info.js';
import { inert, quoted } from '../../display.js';
import type { Caller, Credential } from '../access.js';

/** Such as `user "jane" (context "prod") in cluster "prod"`. */
export function callerWords({ credential, cluster, context }: Caller): string {
  const who = credentialWords(credential);
  const named = context === undefined ? who : `${who} (context ${quoted(context)})`;
  return cluster === undefined ? named : `${named} in cluster ${quoted(cluster)}`;
}

function credentialWords(credential: Credential): string {
  switch (credential.kind) {
    case 'user':
      return `user ${quoted(credential.user)}`;
    case 'current-context':
      return 'the user of the current context';
    case 'service-account':
      return `ServiceAccount ${inert(credential.namespace)}/${inert(credential.name)}`;
    case 'pod':
      return 'the ServiceAccount of the pod';
    case 'impersonated': {
      const { user, groups } = credential;
      const of = groups.length === 0 ? '' : ` of ${groups.map((group) => quoted(group)).join(', ')}`;
      return `whoever is impersonated, ${quoted(user)}${of}`;
    }
    case 'other':
      return `whoever signs in with ${inert(credential.what)}`;
    case 'none':
      return 'whoever does not sign in (system:anonymous)';
  }
}

/** As kubectl auth can-i has it: `get pods/log web -n shop`, `get /version`. */
export function requestWords(request: RequestInfo): string {
  if (request.kind === 'path') return `${request.verb} ${inert(request.path)}`;
  const { verb, group, resource, subresource, name, namespace } = request;
  const type = `${resource}${group === '' ? '' : `.${group}`}${subresource === '' ? '' : `/${subresource}`}`;
  const one = name === '' || name === unknownName ? '' : ` ${name}`;
  return inert(`${verb} ${type}${one}${namespace === '' ? '' : ` -n ${namespace}`}`);
}
