/** Whether kubectl 1.35 and later start an exec plugin (client-go's plugin/pkg/client/auth/exec). */
import type { Host } from '../host.js';
import { findCommand } from '../kubeconfig/exec-command.js';
import type { AuthInfo, ExecConfig } from '../kubeconfig/types.js';
import type { PluginPolicy } from './types.js';

/** Plugin and list are looked up on PATH, and have to be the same file. */
export function mayRun(
  policy: PluginPolicy | undefined,
  exec: ExecConfig,
  user: AuthInfo,
  host: Host,
): boolean {
  if (policy === undefined || policy.rule === 'AllowAll') return true;
  if (policy.rule === 'DenyAll') return false;
  const found = findCommand(exec, user, host);
  if (found.kind !== 'found') return policy.allowed.includes(exec.command);
  return policy.allowed.some((command) => {
    const listed = findCommand({ ...exec, command }, user, host);
    return listed.kind === 'found' && listed.path === found.path;
  });
}
