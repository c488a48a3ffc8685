/** Exec plugins that a script cannot run, and what to do instead. */
import { quoted } from '../display.js';
import { KubeconfigError } from '../errors.js';
import { proxyIsSecret } from './facts.js';
import type { StepTarget } from './step.js';

const byKubectl = 'choose recipe proxy, where kubectl runs the plugin';

/** Throws a KubeconfigError that says why, if a script cannot run the user's plugin. */
export function refusePlugin(target: StepTarget): void {
  const { authInfo, authInfoName, clusterName } = target;
  const { plugin, position } = authInfo;
  const user = `user ${quoted(authInfoName)}`;
  const refuse = (what: string, hint: string): KubeconfigError =>
    new KubeconfigError(what, position === undefined ? { hint } : { hint, position });
  if (plugin?.unfit === 'asks')
    throw refuse(
      `${user} signs in with a plugin that wants a terminal to ask in (interactiveMode: Always)`,
      byKubectl,
    );
  if (plugin?.unfit === 'secret')
    throw refuse(
      `${user} gives its plugin a secret, which no script may hold`,
      `keep it where the plugin finds it by itself; or ${byKubectl}`,
    );
  if (plugin?.unfit === 'variable')
    throw refuse(
      `${user} gives its plugin a variable that a shell cannot set for it: one that is empty, or is the shell's own, such as PATH`,
      byKubectl,
    );
  if (plugin?.clusterConfig !== undefined && proxyIsSecret(target))
    throw refuse(
      `${user} has its plugin told the cluster ${quoted(clusterName)}, whose proxy-url holds a password, or what may be one`,
      byKubectl,
    );
}
