/** auth-provider: the built-in sign-in that exec plugins replaced. */
import { quoted } from '../display.js';
import type { Host } from '../host.js';
import { readToken } from '../inspect/token.js';
import type { AuthInfo } from '../kubeconfig/types.js';
import { endProblem } from './check-token.js';
import { type Problem, placeOf, problem } from './problem.js';

/** What takes the place of each provider that kubectl ever had. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['gcp', "the exec plugin gke-gcloud-auth-plugin: 'gcloud container clusters get-credentials' writes it"],
  ['azure', "the exec plugin kubelogin: 'kubelogin convert-kubeconfig' writes it"],
  ['openstack', 'the exec plugin client-keystone-auth'],
  ['oidc', "an exec plugin such as kubelogin's 'kubectl oidc-login get-token'"],
]);

export function checkProvider(what: string, user: AuthInfo, soon: number, host: Host): readonly Problem[] {
  const { authProvider } = user;
  if (authProvider === undefined) return [];
  const { name, config } = authProvider;
  const place = placeOf(user, 'auth-provider.name', 'auth-provider');
  const fix = `use ${replacements.get(name) ?? 'an exec plugin'}`;
  if (name !== 'oidc') {
    const gone = replacements.has(name) ? 'is no longer in kubectl' : 'is none that kubectl knows';
    return [problem('KL6005', place, `${what}: the auth-provider ${quoted(name)} ${gone}`, fix)];
  }
  const problems = [problem('KL6006', place, `${what}: the auth-provider "oidc" is deprecated`, fix)];
  const lacking = ['idp-issuer-url', 'client-id'].filter((key) => (config.get(key) ?? '') === '');
  if (lacking.length > 0) {
    const message = `${what}: the auth-provider lacks ${lacking.join(' and ')}: clients refuse it`;
    problems.push(problem('KL6005', placeOf(user, 'auth-provider.config', 'auth-provider'), message, fix));
  }
  const expiry = readToken(config.get('id-token') ?? '', host.now()).expiry;
  // With a refresh token the client gets itself a new one.
  const ends =
    expiry === undefined || config.has('refresh-token') ? undefined : endProblem(expiry, soon, host);
  if (ends !== undefined) {
    const at = placeOf(user, 'auth-provider.config', 'auth-provider');
    problems.push(problem(ends.code, at, `${what}: the id-token ${ends.words}`, 'sign in again'));
  }
  return problems;
}
