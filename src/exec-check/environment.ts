/** The environment of a run: what the dry run takes for known, and a filler for what it only knows to be set. */
import type { Host } from '../host.js';
import { podEnvironment } from './pod.js';

/** The dry run knows their values (`host-world.ts`); a script may print them. */
const known = ['HOME', 'USER', 'LOGNAME', 'TMPDIR', 'KUBECONFIG', 'SHELL', 'LANG', 'TERM'] as const;

/** They change what the shell itself does. */
const ofTheShell =
  /^(?:PATH|PWD|OLDPWD|SHLVL|IFS|ENV|_|BASH\w*|SHELLOPTS|PS\d|PROMPT_COMMAND|LD_\w+|LC_\w+|\w*_proxy)$/i;

/** Where the sandbox looks for programs: the stand-ins first. */
export const searchPath = '/mnt/bin:/usr/bin:/bin';

/** PowerShell without what it would ask the network, and without ICU, which not every machine has. */
export const quietPowerShell = [
  ['POWERSHELL_TELEMETRY_OPTOUT', '1'],
  ['POWERSHELL_UPDATECHECK', 'Off'],
  ['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT', '1'],
] as const;

/** Variables by name. Others of the caller's are set, to a filler, where the script names them. */
export function environmentFor(
  text: string,
  kubeconfig: string | undefined,
  host: Host,
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>([['PATH', searchPath]]);
  for (const name of known) {
    const value = name === 'KUBECONFIG' ? (kubeconfig ?? host.env.KUBECONFIG) : host.env[name];
    if (value !== undefined) variables.set(name, value);
  }
  const words = new Set(text.match(/[A-Za-z_]\w*/g) ?? []);
  for (const [name, value] of Object.entries(host.env)) {
    if (value === undefined || variables.has(name) || ofTheShell.test(name) || !words.has(name)) continue;
    variables.set(name, value === '' ? '' : 'value');
  }
  for (const [name, value] of podEnvironment(text)) variables.set(name, value);
  // Texts are UTF-8, whatever the caller's locale is.
  if (!/utf-?8/i.test(variables.get('LANG') ?? '')) variables.set('LC_ALL', 'C.UTF-8');
  return variables;
}
