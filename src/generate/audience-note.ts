/** What is said of audiences before a script is written that calls the API with such a token. */
import { quoted } from '../display.js';

/**
 * Audiences that API servers take: by default that of their issuer, an https URL as a rule; `api` and `k3s` are common
 * (kube-apiserver, --api-audiences and --service-account-issuer).
 */
const plausible = /^(?:https:\/\/.+|api|k3s|kubernetes)$/;

/** The sentence; undefined where one of the audiences can be the API server's own, or none is asked for. */
export function audienceNote(audiences: readonly string[]): string | undefined {
  if (audiences.length === 0 || audiences.some((one) => plausible.test(one))) return undefined;
  const names = audiences.map(quoted).join(', ');
  return `the API server answers 401 to a token for ${names}, unless it was started with --api-audiences that names it`;
}
