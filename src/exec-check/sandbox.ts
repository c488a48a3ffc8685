/**
 * bubblewrap around one run: no network, no process of the machine, nothing of it to write, a home folder of its own.
 * What the script leaves behind is gone with it.
 */
import { constants } from 'node:os';

/** What a run finds. Paths are the machine's, unless they say otherwise. */
export interface Surroundings {
  /** PowerShell's folder, which becomes /mnt/pwsh; undefined where it is not needed. */
  readonly pwsh: string | undefined;
  readonly kubectl: string;
  /** Folder of the stand-ins, of kept answers, and of this run, which holds the script: /mnt/bin, /mnt/kept, /mnt/record. */
  readonly bin: string;
  readonly kept: string;
  readonly record: string;
  /** The sandbox's files: where each is, also in place of a program, and where its content is on the machine. */
  readonly files: readonly { readonly path: string; readonly source: string }[];
  readonly environment: ReadonlyMap<string, string>;
  /** The working folder, empty. */
  readonly cwd: string;
  /** The most processor time that a process may take. */
  readonly seconds: number;
}

/** The file of the run's folder that says that bwrap got as far as the script. */
export const begun = 'begun';

// 64 MB a file, 4096 processes (dash calls that -p): more than any script of steps needs. Of processor time, the hard
// limit is above the soft one: at the hard one the kernel sends SIGKILL, which does not say why (setrlimit(2)).
const limitsOf = (seconds: number): string => `: >/mnt/record/${begun}
ulimit -f 65536; ulimit -S -t ${seconds}; ulimit -H -t ${seconds + 5}; ulimit -u 4096 2>/dev/null || ulimit -p 4096 2>/dev/null
exec "$@"`;

/** By its exit status, a run was ended because it took more processor time than it may: SIGXCPU, as shells and bwrap say it. */
export const tookTooLong = (status: number | undefined): boolean =>
  status === 128 + constants.signals.SIGXCPU;

/** What shells and tools are made of. */
const programs = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];

/** Of /etc, what shells and the linker are set up with: clusters keep their keys there too. */
const settings = [
  ...['alternatives', 'bash.bashrc', 'crypto-policies', 'group', 'ld.so.cache', 'ld.so.conf', 'ld.so.conf.d'],
  ...[
    'locale.alias',
    'locale.conf',
    'localtime',
    'nsswitch.conf',
    'os-release',
    'passwd',
    'pki/tls/openssl.cnf',
  ],
  ...['ssl/openssl.cnf', 'zsh', 'zshenv'],
].map((name) => `/etc/${name}`);

/** The usual folders that scripts can write to, or go to. */
const empty = ['/tmp', '/run', '/var', '/var/tmp', '/home', '/root', '/mnt', '/srv', '/opt', '/media'];

/** A folder that is the machine's in the sandbox, too: a working folder there stays as it is, the shells would be gone otherwise. */
export const isSystem = (folder: string): boolean =>
  folder === '/' || [...programs, '/dev', '/proc', '/sys'].some((one) => `${folder}/`.startsWith(`${one}/`));

/** The arguments of bwrap for a command in the sandbox. `linkAt`: where a path of the machine leads, if it is a link. */
export function bwrapArguments(
  command: readonly string[],
  around: Surroundings,
  linkAt: (path: string) => string | undefined,
): string[] {
  const { cwd, environment, pwsh } = around;
  const own = [environment.get('HOME'), environment.get('TMPDIR'), cwd].filter((one) => one !== undefined);
  // Sorted: a folder before what is in it.
  const folders = [...new Set([...empty, ...own])].filter((one) => !isSystem(one)).sort();
  return [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
    // As links where they are links: what is put in place of a program is there by every path.
    ...programs.flatMap((path) => {
      const link = linkAt(path);
      return link === undefined ? ['--ro-bind-try', path, path] : ['--symlink', link, path];
    }),
    ...settings.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--dev', '/dev', '--proc', '/proc'],
    ...folders.flatMap((folder) => ['--tmpfs', folder]),
    ...['--ro-bind', around.bin, '/mnt/bin', '--ro-bind', around.kubectl, '/mnt/kubectl'],
    ...['--bind', around.kept, '/mnt/kept', '--bind', around.record, '/mnt/record'],
    ...around.files.flatMap(({ path, source }) => ['--ro-bind', source, path]),
    ...(pwsh === undefined ? [] : ['--ro-bind', pwsh, '/mnt/pwsh']),
    ...['--remount-ro', '/', '--chdir', cwd],
    ...[...environment].flatMap(([name, value]) => ['--setenv', name, value]),
    ...['/bin/sh', '-c', limitsOf(around.seconds), 'sh'],
    ...command,
  ];
}
