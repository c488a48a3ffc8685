/** What API servers of several ages answer to `/version` and to a SelfSubjectReview, from whoever has signed in. */
import type { Answer } from './front.js';

export interface Age {
  readonly name: string;
  /** The version in which there is a SelfSubjectReview. */
  readonly review: 'v1' | 'v1beta1' | 'v1alpha1' | undefined;
  /** What RBAC makes of it, which comes before any version is looked for. */
  readonly forbidden?: true;
  /** Beside the name and the groups. */
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** A beta API is off unless somebody switches it on: so 1.27 has none by itself. */
export const ages: readonly Age[] = [
  { name: '1.26, switched on', review: 'v1alpha1' },
  { name: '1.27, switched on', review: 'v1beta1' },
  { name: '1.27', review: undefined },
  { name: '1.28', review: 'v1' },
  { name: '1.33', review: 'v1', extra: { 'authentication.kubernetes.io/credential-id': ['JTI=1'] } },
  { name: '1.33, not allowed', review: 'v1', forbidden: true },
];

const group = '/apis/authentication.k8s.io/';

const refusal = (code: 403 | 404, reason: string, message: string): Answer => ({
  status: code,
  body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code },
});

/** Of the ServiceAccount `name`. */
export const answersOf =
  ({ name: age, review, forbidden, extra }: Age, name: string) =>
  (method: string, url: string, body: string): Answer | undefined => {
    if (method === 'GET' && url === '/version') {
      const [gitVersion = ''] = age.split(',');
      return { status: 200, body: { gitVersion: `v${gitVersion}.0` } };
    }
    if (method !== 'POST' || !url.endsWith('/selfsubjectreviews')) return undefined;
    if (forbidden)
      return refusal(
        403,
        'Forbidden',
        `selfsubjectreviews.authentication.k8s.io is forbidden: User "${name}" cannot create resource "selfsubjectreviews"`,
      );
    const version = url.slice(group.length, url.lastIndexOf('/'));
    if (version !== review)
      return refusal(404, 'NotFound', 'the server could not find the requested resource');
    if (!body.includes(`apiVersion: authentication.k8s.io/${version}`))
      return { status: 400, body: { message: 'another version in the body' } };
    return {
      status: 201,
      body: {
        kind: 'SelfSubjectReview',
        apiVersion: `authentication.k8s.io/${version}`,
        metadata: {},
        status: {
          userInfo: {
            username: name,
            groups: ['system:serviceaccounts', 'system:authenticated'],
            ...(extra && { extra }),
          },
        },
      },
    };
  };
