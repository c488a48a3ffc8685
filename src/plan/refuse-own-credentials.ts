/** Credentials that a script cannot take on, and what to do instead. */
import { quoted } from '../display.js';
import { KubeconfigError, UsageError } from '../errors.js';
import { refusePlugin } from './refuse-plugin.js';
import type { StepTarget } from './step.js';
import type { Style } from './types.js';

/** Throws a KubeconfigError, or a UsageError where another style or recipe would do. */
export function refuseOwnCredentials(target: StepTarget, style: Style): void {
  const { authInfo, authInfoName, server } = target;
  const { credentials, authProvider, position } = authInfo;
  const user = `user ${quoted(authInfoName)}`;
  const refuse = (what: string, hint: string): KubeconfigError =>
    new KubeconfigError(`${user} ${what}`, position === undefined ? { hint } : { hint, position });
  if (!server.secure) return;
  if (authProvider !== undefined)
    throw refuse(
      `signs in with auth-provider ${quoted(authProvider.name)}, which a script cannot run`,
      'choose recipe proxy, where kubectl signs in, or an exec plugin in its place',
    );
  if (credentials.authorization === 'exec') refusePlugin(target);
  if (credentials.authorization === undefined && !credentials.certificate)
    throw refuse('has no credentials', 'choose another with --context or --user');
  if (credentials.ambiguousToken)
    throw refuse(
      'has a token and a tokenFile, and which of them is sent depends on the client and the time',
      'keep one of them in the kubeconfig',
    );
  if (credentials.authorization === 'basic' && credentials.colonInUsername)
    throw refuse('has a colon in its username, which basic auth cannot say', 'correct the kubeconfig');
  if (credentials.impersonation.some((header) => !/^[!-~](?:[ -~]*[!-~])?$/.test(header)))
    throw refuse(
      'impersonates somebody whose name, uid, groups or extra hold more than printable ASCII, which no header does',
      'choose recipe proxy, or correct the kubeconfig',
    );
  if (credentials.certificate && style === 'article')
    throw new UsageError(
      `${user} has a client certificate, whose key the article's curl would need in a file`,
      {
        hint:
          credentials.certificateFile.length > 0 && credentials.keyFile.length > 0
            ? 'use --style safe, which keeps it in a private folder and removes it; or --without-kubectl, whose curl takes the files of the kubeconfig'
            : 'use --style safe, which keeps it in a private folder and removes it',
      },
    );
}
