/** The programs that a check needs, found on PATH, and what to do where one is missing. */
import { posix } from 'node:path';
import { UserError } from '../errors.js';
import type { Host } from '../host.js';
import type { FileReport } from '../verify/report.js';

/** The sandbox cannot be had on this machine. */
export class ExecCheckError extends UserError {}

export type Interpreter = 'bash' | 'dash' | 'zsh' | 'pwsh';

const packages: Readonly<Record<string, string>> = {
  bwrap: 'install bubblewrap: apt-get install bubblewrap, or dnf install bubblewrap',
  kubectl: 'install kubectl: its own answers about the kubeconfig are needed',
  bash: 'install bash: the stand-ins are written in it',
  dash: 'install dash: it stands for sh',
  zsh: 'install zsh: the script asks for it',
  pwsh: 'install PowerShell 7: https://aka.ms/powershell',
};

/** The absolute path of a program. Throws an ExecCheckError that says how to get it. */
export function programPath(name: string, host: Host): string {
  for (const folder of (host.env.PATH ?? '').split(':')) {
    const path = posix.join(folder, name);
    if (posix.isAbsolute(folder) && host.files.isExecutable(path)) return path;
  }
  throw new ExecCheckError(`--exec-check needs ${name}, which is not on PATH`, {
    hint: packages[name] ?? '',
  });
}

/** The shell that a script's first line names; dash stands for sh. */
export function interpreterOf(report: Pick<FileReport, 'shell'>, text: string): Interpreter {
  if (report.shell === 'powershell') return 'pwsh';
  const first = /^#![^\n]*/.exec(text)?.[0] ?? '';
  if (/\bzsh\b/.test(first)) return 'zsh';
  return /\b(?:sh|dash|ash)\b/.test(first) && !/\bbash\b/.test(first) ? 'dash' : 'bash';
}

/** Refuses machines that have no such sandbox, with the reason that bubblewrap gives. */
export async function confirmSandbox(host: Host): Promise<void> {
  if (host.platform !== 'linux') {
    throw new ExecCheckError('--exec-check needs Linux: bubblewrap exists for no other system', {
      hint: 'run it in a container or a virtual machine; the dry run itself works here',
    });
  }
  const bwrap = programPath('bwrap', host);
  const probe = await host.run?.([bwrap, '--unshare-all', '--ro-bind', '/', '/', '--', '/bin/true'], 10_000);
  if (probe?.status === 0) return;
  const said = probe?.stderr.trim().split('\n').at(-1) ?? 'programs cannot be started here';
  throw new ExecCheckError(`bubblewrap cannot make a sandbox here: ${said}`, {
    hint:
      'allow unprivileged user namespaces: on Ubuntu 24.04 and later an AppArmor profile for bwrap, ' +
      'in a container --security-opt seccomp=unconfined',
  });
}
