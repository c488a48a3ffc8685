/**
 * bubblewrap around one run: no network, no process of the machine, nothing of it to write, a home folder of its own.
 * What the script leaves behind is gone with it.
 */
import { dirname, posix } from 'node:path';
import type { Interpreter } from './programs.js';

/** What a run finds. Paths on the left are the machine's, unless they say otherwise. */
export interface Surroundings {
  readonly interpreter: Interpreter;
  /** The shell's own program. */
  readonly shell: string;
  readonly kubectl: string;
  /** Folder of the stand-ins, of kept answers, and of this run, which holds the script. */
  readonly bin: string;
  readonly kept: string;
  readonly record: string;
  /** The script's name in the run's folder. */
  readonly script: string;
  /** The sandbox's files: where each is, and where its content is on the machine. */
  readonly files: readonly { readonly path: string; readonly source: string }[];
  readonly environment: ReadonlyMap<string, string>;
  /** The working folder, empty. */
  readonly cwd: string;
}

/** The file of the run's folder that says that bwrap got as far as the script. */
export const begun = 'begun';

// 64 MB a file, and a minute of processor time: more than any script of steps needs.
const limits = `: >/mnt/record/${begun}; ulimit -f 65536; ulimit -t 60; exec "$@"`;

/** Folders of the machine that a run must not see; they are empty instead. */
const hidden = ['/tmp', '/run', '/var', '/home', '/root', '/mnt', '/srv', '/opt', '/media'];

/** A working folder in one of these stays as it is: the shells would be gone otherwise. */
const system = /^\/(?:(?:usr|bin|sbin|lib\w*|etc|dev|proc|sys)(?:\/|$)|$)/;

/** The arguments of bwrap for a run. `exists`: whether the machine has a folder. */
export function bwrapArguments(around: Surroundings, exists: (folder: string) => boolean): string[] {
  const { cwd, environment, interpreter } = around;
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
    ...(interpreter === 'pwsh' ? ['--ro-bind', dirname(around.shell), '/mnt/pwsh'] : []),
    ...[...environment].flatMap(([name, value]) => ['--setenv', name, value]),
    ...['/bin/sh', '-c', limits, 'sh'],
    ...command(around),
  ];
}

function command({ interpreter, script }: Surroundings): readonly string[] {
  const path = posix.join('/mnt/record', script);
  // Its profile is ours: see `powershellProfile`.
  if (interpreter === 'pwsh') return ['/mnt/pwsh/pwsh', '-NonInteractive', '-File', path];
  return [interpreter, path];
}
