/** What a path that is to be written leads to: links followed to their end, though nothing be there yet. */
import { lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export type WriteTarget =
  /** An open descriptor of this process: `/dev/stdout`, `/dev/fd/3`, or what `>(command)` becomes. */
  | { readonly kind: 'descriptor'; readonly descriptor: number }
  /** `stat` is undefined where nothing is there; it is never a link. */
  | { readonly kind: 'path'; readonly path: string; readonly stat: Stats | undefined };

/** As many as Linux follows (path_resolution(7)). */
const mostLinks = 40;

const descriptors = /^(?:\/dev\/fd|\/proc\/(\d+)(?:\/task\/\d+)?\/fd)$/;

/** Follows a path to what a write would reach. Throws Node's ErrnoException, ELOOP for links without an end. */
export function writeTarget(given: string): WriteTarget {
  let path = resolve(given);
  for (let links = 0; links <= mostLinks; links++) {
    const folder = realFolder(dirname(path));
    if (folder === undefined) return { kind: 'path', path, stat: undefined };
    path = join(folder, basename(path));
    const own = descriptors.exec(folder);
    // What another process has open is reached by its path, as any device is.
    if (own !== null && /^\d+$/.test(basename(path)) && Number(own[1] ?? process.pid) === process.pid) {
      return { kind: 'descriptor', descriptor: Number(basename(path)) };
    }
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isSymbolicLink() || own !== null) return { kind: 'path', path, stat };
    path = resolve(folder, readlinkSync(path));
  }
  const loop = new Error(`ELOOP: too many symbolic links encountered, open '${given}'`);
  throw Object.assign(loop, { code: 'ELOOP', errno: -40, syscall: 'open', path: given });
}

/** The folder without links; undefined where it is not there yet. */
function realFolder(folder: string): string | undefined {
  try {
    return realpathSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
