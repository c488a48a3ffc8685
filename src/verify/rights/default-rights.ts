/**
 * What the API server lets everybody do who signs in (k8s.io/kubernetes, plugin/pkg/auth/authorizer/rbac/bootstrappolicy):
 * no Role has to say it again.
 */
import { isDiscoveryPath, isPublicPath } from '../../api/open-paths.js';
import type { RequestInfo } from '../../api/request-info.js';
import type { Credential } from '../access.js';

const issuer = ['/.well-known/openid-configuration', '/.well-known/openid-configuration/'];
const keys = ['/openid/v1/jwks', '/openid/v1/jwks/'];

const selfReviews: ReadonlyMap<string, string> = new Map([
  ['authentication.k8s.io/selfsubjectreviews', 'system:basic-user since Kubernetes 1.28'],
  ['authorization.k8s.io/selfsubjectaccessreviews', 'system:basic-user'],
  ['authorization.k8s.io/selfsubjectrulesreviews', 'system:basic-user'],
]);

/** The ClusterRole, perhaps with the version from which on, that allows a request to everybody of the caller's kind; undefined where none does. */
export function defaultRole(request: RequestInfo, credential: Credential): string | undefined {
  const isAnonymous = credential.kind === 'none';
  if (request.kind === 'resource') {
    const { verb, group, resource, subresource, namespace } = request;
    const isOwn = verb === 'create' && subresource === '' && namespace === '';
    if (!isOwn || isAnonymous) return undefined;
    return selfReviews.get(`${group}/${resource}`);
  }
  const { verb, path } = request;
  if (verb !== 'get') return undefined;
  if (isPublicPath(path)) return 'system:public-info-viewer';
  if (isAnonymous) return undefined;
  if (isDiscoveryPath(path)) return 'system:discovery';
  return (credential.kind === 'service-account' || credential.kind === 'pod') &&
    [...issuer, ...keys].includes(path)
    ? 'system:service-account-issuer-discovery'
    : undefined;
}
