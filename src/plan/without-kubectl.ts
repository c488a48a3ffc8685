/** Steps of a script that needs no kubectl: what differs from the others, and credentials that no script can hold. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { proxyIsSecret } from './facts.js';
import { refuseOwnCredentials } from './refuse-own-credentials.js';
import type { PlannedStep, StepTarget } from './step.js';

/** Of two steps the one that is asked for: by kubectl, or without it. Undefined: there is nothing to do then. */
export const eitherWay = (
  byKubectl: PlannedStep | undefined,
  without: PlannedStep | undefined,
): PlannedStep => ({
  reads: (style, beside) => [
    ...new Set([
      ...(byKubectl?.reads(style, beside) ?? []),
      ...(without?.reads(style, beside) ?? []),
      'withoutKubectl' as const,
    ]),
  ],
  make: (target, options, style, captured) =>
    (options.withoutKubectl ? without : byKubectl)?.make(target, options, style, captured),
});

/**
 * Throws a UsageError for what only kubectl could look up when the script runs. A script is sent on and copied into
 * pages, so what is secret in the kubeconfig itself stands in none: files that it names are read where they are.
 */
export function refuseUnlessFiles(target: StepTarget): void {
  const { authInfo, authInfoName, server } = target;
  const { authProvider, credentials } = authInfo;
  const { authorization, certificate, certificateFile, keyFile } = credentials;
  const user = `user ${quoted(authInfoName)}`;
  const refuse = (what: string, hint = byKubectl): UsageError => new UsageError(what, { hint });
  if (proxyIsSecret(target))
    throw refuse(
      `cluster ${quoted(target.clusterName)} has a proxy-url that holds a password, or what may be one, which no script may hold`,
    );
  if (!server.secure) return;
  if (authProvider !== undefined) throw refuse(`${user} signs in with a plugin, which only kubectl runs`);
  if (certificate && (certificateFile.length === 0 || keyFile.length === 0))
    throw refuse(
      `${user} has a client certificate or its key in the kubeconfig itself, and no script may hold them`,
      'put them into files: kubectl config set-credentials NAME --client-certificate=FILE --client-key=FILE; or leave --without-kubectl out',
    );
  if (authorization === 'token')
    throw refuse(
      `${user} has a token in the kubeconfig itself, and no script may hold it`,
      'put it into a file, and name that in the kubeconfig: tokenFile: FILE; or leave --without-kubectl out',
    );
  if (authorization === 'basic')
    throw refuse(`${user} has a password in the kubeconfig, and no script may hold it`);
  // The article's curl takes certificates and keys from the files that the kubeconfig names, too.
  refuseOwnCredentials(target, 'safe');
}

const byKubectl = 'leave --without-kubectl out: kubectl looks it up when the script runs';
