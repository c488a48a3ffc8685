/** Exec plugins of the kubeconfigs at hand, as the sandbox has them: they write down what they are given, and sign in nowhere. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type { Host } from '../host.js';
import { resolvePath } from '../kubeconfig/paths.js';
import type { Config } from '../kubeconfig/types.js';
import { isSystem } from './sandbox.js';
import { neededByStandIns, pluginStandIn } from './stand-ins.js';

/** A program of the sandbox: a name to be found on PATH, or a path, and the bash script that it is. */
export interface SandboxProgram {
  readonly command: string;
  readonly text: string;
}

/** Those of all users. Where the machine has a program at a path that the sandbox cannot have, it is missing there. */
export function pluginStandIns(configs: readonly Config[], host: Host): readonly SandboxProgram[] {
  const programs = new Map<string, string>();
  for (const { authInfos } of configs)
    for (const user of authInfos.values()) {
      if (user.exec === undefined) continue;
      const command = user.exec.command.includes('/')
        ? resolvePath(user, user.exec.command, host)
        : user.exec.command;
      if (canStandIn(command)) programs.set(command, pluginStandIn(user.exec.apiVersion));
    }
  return [...programs].map(([command, text]) => ({ command, text }));
}

const canStandIn = (command: string): boolean =>
  command.includes('/')
    ? posix.isAbsolute(command) && (!isSystem(posix.dirname(command)) || existsSync(command))
    : command !== '' && !neededByStandIns.has(command);
