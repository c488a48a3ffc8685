/** Where the command of an exec plugin is: Go's exec.LookPath, and client-go's paths relative to the file. */
import { posix, win32 } from 'node:path';
import { isThere } from '../files/probe.js';
import type { Host } from '../host.js';
import { resolvePath } from './paths.js';
import type { AuthInfo, ExecConfig } from './types.js';

export type FoundCommand =
  /** The absolute path of what would run. */
  | { readonly kind: 'found'; readonly path: string }
  /** A path that leads to nothing that can run. */
  | { readonly kind: 'missing' | 'not-executable'; readonly path: string }
  | { readonly kind: 'not-on-path' };

/** Whether the command names a file by its path, which is relative to the kubeconfig unless it is absolute. */
export function isPathCommand(exec: ExecConfig, host: Host): boolean {
  return host.platform === 'win32' ? /[\\/:]/.test(exec.command) : exec.command.includes('/');
}

/** Looks for the command where client-go would. Runs nothing. */
export function findCommand(exec: ExecConfig, user: AuthInfo, host: Host): FoundCommand {
  if (isPathCommand(exec, host)) {
    const path = resolvePath(user, exec.command, host);
    const runnable = candidates(path, host).find((file) => host.files.isExecutable(file));
    if (runnable !== undefined) return { kind: 'found', path: runnable };
    return { kind: isThere(path, host) ? 'not-executable' : 'missing', path };
  }
  const { delimiter, isAbsolute, join } = host.platform === 'win32' ? win32 : posix;
  const list = host.env.PATH ?? host.env.Path ?? '';
  // Go refuses what it finds in the working folder (exec.ErrDot).
  for (const folder of list.split(delimiter).filter((one) => isAbsolute(one))) {
    const path = candidates(join(folder, exec.command), host).find((file) => host.files.isExecutable(file));
    if (path !== undefined) return { kind: 'found', path };
  }
  return { kind: 'not-on-path' };
}

/** The file, and on Windows also with each extension that makes a file executable. */
function candidates(path: string, host: Host): readonly string[] {
  if (host.platform !== 'win32') return [path];
  const extensions = (host.env.PATHEXT ?? '.COM;.EXE;.BAT;.CMD').split(';').filter((one) => one !== '');
  const named = extensions.some((extension) => path.toLowerCase().endsWith(extension.toLowerCase()));
  return named ? [path] : extensions.map((extension) => path + extension);
}
