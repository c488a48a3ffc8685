/** What client-go checks of a user before it builds a client (tools/clientcmd/validation.go). */

import { quoted } from '../display.js';
import { isGone, ReadFailure, readFile } from '../go/files.js';
import { goQuote } from '../go/quote.js';
import type { Host } from '../host.js';
import { resolvePath } from './paths.js';
import { type Problem, problemOf } from './problem.js';
import type { AuthInfo, ExecConfig } from './types.js';

/** client-go's findings, in its order. Reads nothing but whether the certificate and key files can be opened. */
export function validateUser(name: string, user: AuthInfo, host: Host): readonly Problem[] {
  const methods = [
    ...(user.token !== '' ? ['token'] : []),
    ...(user.username !== '' || user.password !== '' ? ['basicAuth'] : []),
  ];
  const problems = [...validateCertificate(name, user, host)];
  if (user.exec !== undefined) problems.push(...validateExec(name, user, user.exec));
  if (methods.length > 1) {
    problems.push(
      problemOf(
        user,
        'username',
        `more than one authentication method found for ${name}; found [${methods.join(' ')}], only one is allowed`,
        'keep the token, or the user name and password',
      ),
    );
  }
  const asked =
    user.impersonateUid !== '' || user.impersonateGroups.length > 0 || user.impersonateUserExtra.size > 0;
  if (asked && user.impersonate === '') {
    const field = ['as-uid', 'as-groups', 'as-user-extra'].find((one) => user.origins.has(one)) ?? 'as';
    const message = `requesting uid, groups or user-extra for ${name} without impersonating a user`;
    problems.push(problemOf(user, field, message, 'say which user with "as"'));
  }
  return problems;
}

function validateCertificate(name: string, user: AuthInfo, host: Host): readonly Problem[] {
  const { clientCertificate, clientCertificateData, clientKey, clientKeyData } = user;
  if (clientCertificate === '' && clientCertificateData.length === 0) return [];
  const problems: Problem[] = [];
  if (clientCertificate !== '' && clientCertificateData.length > 0) {
    const message = `client-cert-data and client-cert are both specified for ${name}. client-cert-data will override.`;
    problems.push(
      problemOf(
        user,
        'client-certificate',
        message,
        'keep one of client-certificate and client-certificate-data',
      ),
    );
  }
  if (clientKey !== '' && clientKeyData.length > 0) {
    const message = `client-key-data and client-key are both specified for ${name}; client-key-data will override`;
    problems.push(problemOf(user, 'client-key', message, 'keep one of client-key and client-key-data'));
  }
  if (clientKey === '' && clientKeyData.length === 0) {
    const message = `client-key-data or client-key must be specified for ${name} to use the clientCert authentication method.`;
    problems.push(
      problemOf(user, 'client-certificate', message, 'add the key that belongs to the certificate'),
    );
  }
  for (const [field, called, path] of [
    ['client-certificate', 'client-cert', clientCertificate],
    ['client-key', 'client-key', clientKey],
  ] as const) {
    const failure = openFailure(resolvePath(user, path, host), host);
    if (failure === undefined) continue;
    const message = `unable to read ${called} ${resolvePath(user, path, host)} for ${name} due to ${failure.message}`;
    const problem = problemOf(user, field, message, `check the path in ${field}`);
    problems.push(orMissing(problem, failure, path, `${field} of user ${quoted(name)}`));
  }
  return problems;
}

/** Why a file cannot be opened, in Go's words; undefined where it can (a folder can), and for no path at all. */
export function openFailure(path: string, host: Host): ReadFailure | undefined {
  if (path === '') return undefined;
  try {
    readFile(path, host);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return error.code === 'EISDIR' ? undefined : error;
  }
  return undefined;
}

/** The problem of a file that could not be read; where it is not there, it is one of this machine. */
export function orMissing(problem: Problem, failure: ReadFailure, name: string, whose: string): Problem {
  return isGone(failure) ? { ...problem, missing: { kind: 'file', name, whose } } : problem;
}

function validateExec(name: string, user: AuthInfo, exec: ExecConfig): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, message: string, hint: string): void => {
    problems.push(problemOf(user, user.origins.has(field) ? field : 'exec', message, hint));
  };
  const use = `for ${name} to use exec authentication plugin`;
  if (user.authProvider !== undefined) {
    const message = `authProvider cannot be provided in combination with an exec plugin for ${name}`;
    add('auth-provider', message, 'remove auth-provider');
  }
  if (exec.command === '')
    add('exec.command', `command must be specified ${use}`, 'add the command of the plugin');
  if (exec.apiVersion === '') {
    add(
      'exec.apiVersion',
      `apiVersion must be specified ${use}`,
      'add apiVersion: client.authentication.k8s.io/v1',
    );
  }
  if (exec.env.some((variable) => variable.name === '')) {
    add('exec.env', `env variable name must be specified ${use}`, 'give each variable a name');
  }
  const modes = ['Never', 'IfAvailable', 'Always'];
  if (exec.interactiveMode === '') {
    add('exec', `interactiveMode must be specified ${use}`, `add interactiveMode: ${modes.join(', ')}`);
  } else if (!modes.includes(exec.interactiveMode)) {
    const message = `invalid interactiveMode for ${name}: ${goQuote(exec.interactiveMode)}`;
    add('exec.interactiveMode', message, `interactiveMode is one of ${modes.join(', ')}`);
  }
  return problems;
}
