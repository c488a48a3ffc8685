/**
 * Files that a text names which nobody vouches for: a script or document under `verify`, and the kubeconfigs that it
 * points to. They may be read where that can neither hang, nor act on anything, nor ask another machine: regular
 * files of this machine up to a few MB (and the null device). Everything else is "not proved", with the reason.
 *
 * Any folder will do: scripts name ~/.kube/staging and /etc/rancher/k3s/k3s.yaml, and our own name what they were
 * generated for. Of what is read the report shows names and server addresses, never credentials.
 */
import { posix, win32 } from 'node:path';
import { inert } from '../display.js';
import { FileError } from '../errors.js';
import type { Host } from '../host.js';
import { Unreadable } from './read.js';

/** Large enough for a few hundred clusters with their certificates. */
const maximumBytes = 4_000_000;

/** A file that is not read because of where it stands or what it is, not because it could not be. */
export class NotFollowed extends FileError {
  constructor(path: string, reason: string) {
    super(`${inert(path)} is not read: ${reason}`, {
      hint: 'where it is right, name it yourself in KUBECONFIG or after --kubeconfig',
    });
  }
}

/** The host, reading no more than that. `own`: the paths that the user named himself, relative to the working folder. */
export function withoutStrangeFiles(host: Host, own: readonly string[]): Host {
  const { resolve } = host.platform === 'win32' ? win32 : posix;
  const trusted = new Set(own.map((path) => resolve(host.cwd, path)));
  const { files } = host;
  return {
    ...host,
    files: {
      ...files,
      read(path, limits) {
        if (trusted.has(path)) return files.read(path, limits);
        const reason = strangePath(path, host.platform);
        if (reason !== undefined) throw new NotFollowed(path, reason);
        try {
          return files.read(path, { maximumBytes, onlyRegular: true });
        } catch (error) {
          if (error instanceof Unreadable) throw new NotFollowed(path, error.message);
          throw error;
        }
      },
      stat: (path) =>
        trusted.has(path) || strangePath(path, host.platform) === undefined ? files.stat(path) : undefined,
    },
  };
}

/** Why a path is not even looked at: to ask for it would act on something, or ask another machine. */
function strangePath(path: string, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') {
    if (/^[\\/]{2}/.test(path)) return 'it is on another machine, or a device';
    const reserved = /(?:^|[\\/])(?:con|prn|aux|com\d|lpt\d|conin\$|conout\$)(?:[.: ][^\\/]*)?$/i;
    return reserved.test(path) ? 'it is a device' : undefined;
  }
  if (/^\/(?:proc|sys)(?:\/|$)/.test(path)) return 'it is a part of the running system, and no file';
  return undefined;
}
