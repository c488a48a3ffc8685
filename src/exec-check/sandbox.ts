/**
 * bubblewrap around one run: no network, no process of the machine, nothing of it to write, a home folder of its own.
 * What the script leaves behind is gone with it.
 */

/** What a run finds. Paths are the machine's, unless they say otherwise. */
export interface Surroundings {
  /** PowerShell's folder, which becomes /mnt/pwsh; undefined where it is not needed. */
  readonly pwsh: string | undefined;
  readonly kubectl: string;
  /** Folder of the stand-ins, of kept answers, and of this run, which holds the script: /mnt/bin, /mnt/kept, /mnt/record. */
  readonly bin: string;
  readonly kept: string;
  readonly record: string;
  /** The sandbox's files: where each is, and where its content is on the machine. */
  readonly files: readonly { readonly path: string; readonly source: string }[];
  readonly environment: ReadonlyMap<string, string>;
  /** The working folder, empty. */
  readonly cwd: string;
}

/** The file of the run's folder that says that bwrap got as far as the script. */
export const begun = 'begun';

// 64 MB a file, a minute of processor time, 4096 processes (dash calls that -p): more than any script of steps needs.
const limits = `: >/mnt/record/${begun}
ulimit -f 65536; ulimit -t 60; ulimit -u 4096 2>/dev/null || ulimit -p 4096 2>/dev/null
exec "$@"`;

/** Folders of the machine that a run must not see; they are empty instead. */
const hidden = ['/tmp', '/run', '/var', '/home', '/root', '/mnt', '/srv', '/opt', '/media'];

/** A working folder in one of these stays as it is: the shells would be gone otherwise. */
const system = /^\/(?:(?:usr|bin|sbin|lib\w*|etc|dev|proc|sys)(?:\/|$)|$)/;

/** The arguments of bwrap for a command in the sandbox. `exists`: whether the machine has a folder. */
export function bwrapArguments(
  command: readonly string[],
  around: Surroundings,
  exists: (folder: string) => boolean,
): string[] {
  const { cwd, environment, pwsh } = around;
  const own = [environment.get('HOME'), environment.get('TMPDIR'), cwd].filter((one) => one !== undefined);
  const folders = [...new Set(own)].filter((folder) => !system.test(folder));
  const isHidden = (folder: string): boolean => hidden.some((one) => `${folder}/`.startsWith(`${one}/`));
  return [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc'],
    ...hidden.filter(exists).flatMap((folder) => ['--tmpfs', folder]),
    ...folders.flatMap((folder) => [isHidden(folder) ? '--dir' : '--tmpfs', folder]),
    ...['--chdir', cwd],
    ...['--ro-bind', around.bin, '/mnt/bin', '--ro-bind', around.kubectl, '/mnt/kubectl'],
    ...['--bind', around.kept, '/mnt/kept', '--bind', around.record, '/mnt/record'],
    ...around.files.flatMap(({ path, source }) => ['--ro-bind', source, path]),
    ...(pwsh === undefined ? [] : ['--ro-bind', pwsh, '/mnt/pwsh']),
    ...[...environment].flatMap(([name, value]) => ['--setenv', name, value]),
    ...['/bin/sh', '-c', limits, 'sh'],
    ...command,
  ];
}
