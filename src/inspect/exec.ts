/** What an exec plugin would run, without its secrets. */
import type { Position } from '../errors.js';
import type { Host } from '../host.js';
import { type FoundCommand, findCommand, isPathCommand } from '../kubeconfig/exec-command.js';
import { maskArguments } from '../kubeconfig/mask-arguments.js';
import type { AuthInfo, ExecConfig } from '../kubeconfig/types.js';
import { loadKuberc } from '../kuberc/load.js';
import { mayRun } from '../kuberc/may-run.js';

export interface ExecFacts {
  readonly command: string;
  /** With every value masked that may be secret. */
  readonly args: readonly string[];
  /** Names only. */
  readonly env: readonly string[];
  readonly apiVersion: string;
  readonly interactiveMode: string;
  readonly provideClusterInfo: boolean;
  readonly installHint: string;
  readonly found: FoundCommand;
  /** The command is a path that is relative to the kubeconfig's folder. */
  readonly relative: boolean;
  /** What a kuberc says of it; undefined where it has no policy. */
  readonly policy:
    | { readonly rule: string; readonly allows: boolean; readonly position: Position }
    | undefined;
}

export function readExec(exec: ExecConfig, user: AuthInfo, host: Host): ExecFacts {
  const { command, args, env, apiVersion, interactiveMode, provideClusterInfo, installHint } = exec;
  const absolute = host.platform === 'win32' ? /^(?:[A-Za-z]:)?[\\/]/ : /^\//;
  return {
    command,
    args: maskArguments(args),
    env: env.map(({ name }) => name),
    apiVersion,
    interactiveMode,
    provideClusterInfo,
    installHint,
    found: findCommand(exec, user, host),
    policy: policyOf(exec, user, host),
    relative: isPathCommand(exec, host) && !absolute.test(command),
  };
}

function policyOf(exec: ExecConfig, user: AuthInfo, host: Host): ExecFacts['policy'] {
  const read = loadKuberc(host);
  if (read === undefined || 'message' in read || read.policy === undefined) return undefined;
  const { rule, position } = read.policy;
  return { rule, allows: mayRun(read.policy, exec, user, host), position };
}
