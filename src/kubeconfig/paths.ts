/** Relative paths in a kubeconfig are relative to the folder of the file that holds them. */
import { posix, win32 } from 'node:path';
import type { Host } from '../host.js';
import type { Entry } from './types.js';

/**
 * The absolute path of a file that an entry names (`certificate-authority`, `client-key`, `tokenFile`, …): client-go's
 * ResolvePath. An empty path stays empty.
 */
export function resolvePath(
  entry: Pick<Entry, 'locationOfOrigin'>,
  path: string,
  host: Pick<Host, 'cwd' | 'platform'>,
): string {
  const { isAbsolute, resolve, dirname } = host.platform === 'win32' ? win32 : posix;
  if (path === '' || isAbsolute(path)) return path;
  return resolve(host.cwd, dirname(entry.locationOfOrigin), path);
}
