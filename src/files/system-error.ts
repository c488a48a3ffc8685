/** What the system says no to, in words: the one place where an errno becomes an error for people. */
import { FileError, type UserError } from '../errors.js';

export type Doing = 'read' | 'write' | 'remove' | 'run';

/** What each errno (errno(3)) means to the user, and the next step. */
const meanings: Readonly<Record<string, readonly [what: string, next: string]>> = {
  EACCES: ['permission denied', 'check the permissions of the file and of the folders above it (ls -ld)'],
  EPERM: ['operation not permitted', 'check who owns it and that it is not write-protected'],
  ENOENT: ['there is no such file or folder', 'check the path'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'check the path'],
  EISDIR: ['it is a folder', 'name a file in it'],
  ELOOP: ['its symbolic links lead round in a circle', 'name the file itself, or mend the link (readlink)'],
  ENAMETOOLONG: ['the name is longer than the system allows', 'choose a shorter name'],
  EEXIST: ['something of that name is there already', 'choose another name'],
  ENOTEMPTY: ['the folder is not empty', 'choose another name'],
  ENOSPC: ['no space is left on the device', 'make room, or choose another folder'],
  EDQUOT: ['the disk quota is used up', 'make room, or choose another folder'],
  EFBIG: ['the file would be larger than is allowed here', 'choose another folder'],
  EROFS: ['the file system is read-only', 'choose a folder that you may write to'],
  EMFILE: ['too many files are open in this process', 'raise the limit (ulimit -n)'],
  ENFILE: ['too many files are open on this machine', 'try again when other programs have ended'],
  EBUSY: ['it is in use', 'end what uses it (a mount, another program), and try again'],
  ETXTBSY: ['it is a program that runs', 'end it, and try again'],
  EXDEV: ['it lies on another file system', 'choose a name in the same file system'],
  EMLINK: ['it has too many links', 'choose another name'],
  EPIPE: ['whoever was to read it has gone', 'check the program at the other end of the pipe'],
  ENXIO: ['nothing is there that could be written to (a socket, or a device that is off)', 'name a file'],
  ENODEV: ['there is no such device', 'name a file'],
  EIO: ['the device reports an input/output error', 'check the disk'],
  ESTALE: ['the network file system has lost it', 'mount it again'],
  EINVAL: ['the system takes no such name or operation here', 'choose another name'],
  ENOTSUP: ['the file system cannot do that', 'choose another folder'],
  EBADF: ['no such file descriptor is open for that', 'check the number behind /dev/fd/'],
  EAGAIN: ['the system is short of something at the moment', 'try again'],
  ENOMEM: ['no memory is left', 'end other programs, and try again'],
  ETIMEDOUT: ['it did not answer in time', 'check the network file system'],
};

const writing =
  /^(?:write|mkdir|rename|f?chmod|[fl]?chown|unlink|link|symlink|f?truncate|fsync|rm|copyfile)$/;

/** Node's error of a system call, by its fields; undefined where it is anything else, such as a bug. */
function systemCallError(error: unknown): NodeJS.ErrnoException | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errno, syscall } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof errno === 'number' && typeof syscall === 'string'
    ? error
    : undefined;
}

/** Node's code of an error of the system, such as `EACCES`; undefined where it is none. */
export function errnoOf(error: unknown): string | undefined {
  return systemCallError(error)?.code;
}

/**
 * An error of the system as one for the user: what failed, at which file, and the next step. Undefined where it is no
 * error of the system. `given`: what was done and the name that the user gave, where that is known better than by the
 * error itself.
 */
export function systemError(
  error: unknown,
  given: { readonly doing?: Doing; readonly file?: string } = {},
): UserError | undefined {
  const known = systemCallError(error);
  if (known === undefined) return undefined;
  const { code = '', syscall = '' } = known;
  const doing =
    given.doing ?? (syscall.startsWith('spawn') ? 'run' : writing.test(syscall) ? 'write' : 'read');
  const file = given.file ?? known.path ?? (doing === 'write' ? 'the output' : 'the input');
  const [what, hint] = meanings[code] ?? [known.message, 'check the file and the disk that it is on'];
  return new FileError(`cannot ${doing} ${file}: ${what}`, { hint });
}

/** What to throw where a file could not be read or written: an error for people, or what it was if that is a bug. */
export function fileFailure(error: unknown, doing: Doing, file: string): unknown {
  return systemError(error, { doing, file }) ?? error;
}
