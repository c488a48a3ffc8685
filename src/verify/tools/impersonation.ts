/**
 * Acting as somebody else: whoever signs in needs the right to, for each thing that the request says of that other one
 * (k8s.io/apiserver, pkg/endpoints/filters/impersonation.go).
 */
import type { ResourceRequest } from '../../api/request-info.js';

/** Whom a request says to act as. */
export interface Impersonation {
  readonly user: string;
  readonly groups: readonly string[];
  /** Empty where the request names none. */
  readonly uid: string;
  readonly extra: readonly (readonly [key: string, value: string])[];
}

const authentication = 'authentication.k8s.io';
const serviceAccount = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** What the API server asks the authorizer about the caller before it lets the caller be another. */
export function impersonationRequests({
  user,
  groups,
  uid,
  extra,
}: Impersonation): readonly ResourceRequest[] {
  const request = (
    resource: string,
    name: string,
    more: { group?: string; subresource?: string; namespace?: string } = {},
  ): ResourceRequest => ({
    kind: 'resource',
    verb: 'impersonate',
    group: '',
    resource,
    subresource: '',
    name,
    namespace: '',
    ...more,
  });
  const [, namespace, account] = serviceAccount.exec(user) ?? [];
  return [
    namespace === undefined || account === undefined
      ? request('users', user)
      : request('serviceaccounts', account, { namespace }),
    ...groups.map((group) => request('groups', group)),
    ...(uid === '' ? [] : [request('uids', uid, { group: authentication })]),
    ...extra.map(([key, value]) => request('userextras', value, { group: authentication, subresource: key })),
  ];
}
