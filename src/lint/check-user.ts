/** What is wrong with one user, whatever it is used for. */
import { quoted } from '../display.js';
import type { Host } from '../host.js';
import { inspectUser, type UserFacts } from '../inspect/user.js';
import type { AuthInfo } from '../kubeconfig/types.js';
import { checkCertificate } from './check-certificate.js';
import { checkExec } from './check-exec.js';
import { checkProvider } from './check-provider.js';
import { checkToken } from './check-token.js';
import { type Problem, placeOf, problem } from './problem.js';

/** `soon` is in milliseconds. */
export function checkUser(name: string, user: AuthInfo, soon: number, host: Host): readonly Problem[] {
  const what = `user ${quoted(name)}`;
  const facts = inspectUser(user, host);
  return [
    ...checkCertificate(what, user, facts.certificate, soon, host),
    ...checkToken(what, user, facts, soon, host),
    ...checkBasic(what, user, facts),
    ...(facts.exec === undefined ? [] : checkExec(what, user, facts.exec, host)),
    ...checkProvider(what, user, soon, host),
    ...checkImpersonation(what, user),
  ];
}

function checkBasic(what: string, user: AuthInfo, { basicUser }: UserFacts): readonly Problem[] {
  if (basicUser === undefined) return [];
  const place = placeOf(user, 'password', 'username');
  const basic = problem(
    'KL5004',
    place,
    `${what} signs in with a user name and a password, which API servers since Kubernetes 1.19 do not take`,
    'use a client certificate, a token or an exec plugin',
  );
  if (user.token === '') return [basic];
  const message = `${what} has a token and a user name or password: clients refuse it`;
  return [basic, problem('KL3014', place, message, 'keep one of the two')];
}

function checkImpersonation(what: string, user: AuthInfo): readonly Problem[] {
  const { impersonate, impersonateUid, impersonateGroups, impersonateUserExtra } = user;
  const asked = impersonateUid !== '' || impersonateGroups.length > 0 || impersonateUserExtra.size > 0;
  if (impersonate !== '' || !asked || user.origins.has('as')) return [];
  const message = `${what} impersonates a uid, groups or extra fields, and no user: clients refuse it`;
  const place = placeOf(user, 'as-uid', 'as-groups', 'as-user-extra');
  return [problem('KL3015', place, message, 'add as: NAME')];
}
