/** A user's token, or the file that holds it. */
import type { Host } from '../host.js';
import { type Expiry, endsWithin } from '../inspect/expiry.js';
import type { TokenFacts } from '../inspect/token.js';
import type { UserFacts } from '../inspect/user.js';
import type { AuthInfo } from '../kubeconfig/types.js';
import { type Problem, placeOf, problem } from './problem.js';

export function checkToken(
  what: string,
  user: AuthInfo,
  { token }: UserFacts,
  soon: number,
  host: Host,
): readonly Problem[] {
  if (token === undefined) return [];
  const place = placeOf(user, token.field);
  if (token.problem !== undefined) {
    const message = `${what}: the token cannot be read: ${token.problem}`;
    return [problem('KL3012', place, message, `check the path in ${token.field}`)];
  }
  const { facts } = token;
  if (facts === undefined || facts.opaque) return [];
  const { expiry } = facts;
  if (expiry === undefined) {
    const message = `${what}: the token never expires; whoever gets it keeps it`;
    return [problem('KL3008', place, message, "use short-lived ones, as 'kubectl create token' makes them")];
  }
  const ends = endProblem(expiry, soon, host);
  if (ends === undefined) return [];
  return [
    problem(ends.code, place, `${what}: the token ${ends.words}${subjectOf(facts)}`, 'ask for a new token'),
  ];
}

/** Which finding an expiry is, if it is one. */
export function endProblem(
  expiry: Expiry,
  soon: number,
  host: Host,
): { readonly code: 'KL3006' | 'KL3007'; readonly words: string } | undefined {
  if (expiry.expired) return { code: 'KL3006', words: `expired ${expiry.left}` };
  return endsWithin(expiry, soon, host.now()) ? { code: 'KL3007', words: `ends ${expiry.left}` } : undefined;
}

function subjectOf({ subject }: TokenFacts): string {
  return subject === undefined ? '' : ` (subject ${subject})`;
}
