/** Paths that the API server lets everybody read who signs in (k8s.io/kubernetes, plugin/pkg/auth/authorizer/rbac/bootstrappolicy). */

const discovery = ['/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*'];
const health = ['/healthz', '/livez', '/readyz', '/version', '/version/'];

/** By ClusterRole system:public-info-viewer, which is everybody's, signed in or not. */
export const isPublicPath = (path: string): boolean => health.includes(path);

/** By ClusterRole system:discovery. */
export const isDiscoveryPath = (path: string): boolean => discovery.some((one) => allowsPath(one, path));

/** A path of a rule: itself, or what begins with it (k8s.io/component-helpers, rbac/v1, NonResourceURLMatches). */
const allowsPath = (allowed: string, path: string): boolean =>
  allowed.endsWith('*') ? path.startsWith(allowed.slice(0, -1)) : allowed === path;
