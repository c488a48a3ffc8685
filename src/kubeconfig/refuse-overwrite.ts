/** The kubeconfig in use is never written over. */
import { isAbsolute, join, resolve } from 'node:path';
import { FileError } from '../errors.js';
import type { Host } from '../host.js';
import { loadingRules } from './rules.js';

/** Throws a FileError where a path is a file of KUBECONFIG, of `--kubeconfig` or `~/.kube/config`, by whatever name. */
export function refuseKubeconfig(
  file: string,
  path: string,
  kubeconfig: string | undefined,
  host: Host,
): void {
  const { explicitPath, precedence } = loadingRules({ kubeconfig }, host);
  const names = [explicitPath, ...precedence, join(host.home, '.kube', 'config')];
  const wanted = placeOf(path, host);
  if (wanted === undefined) return;
  for (const name of names) {
    if (name === undefined || name === '' || placeOf(name, host) !== wanted) continue;
    throw new FileError(`${file} is a kubeconfig in use, and is never overwritten`, {
      hint: 'name another file',
    });
  }
}

/** What all names of one file have in common; undefined for a device or FIFO, which loses nothing by being written. */
function placeOf(name: string, host: Host): string | undefined {
  const path = isAbsolute(name) ? resolve(name) : resolve(host.cwd, name);
  try {
    const stat = host.files.stat(path);
    if (stat !== undefined && stat.kind !== 'file') return undefined;
    return stat?.id ?? path;
  } catch {
    return path;
  }
}
