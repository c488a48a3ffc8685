/** The real shells that run generated scripts, and one run of a script in a world of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RealShell {
  readonly name: string;
  readonly program: string;
  /** The dialect of `generate --shell`. */
  readonly dialect: 'bash' | 'powershell';
  /** The arguments that run a script file, with arguments of its own. */
  args(file: string, own?: readonly string[]): readonly string[];
}

const pwshWith = (passing: string): RealShell => ({
  name: `pwsh ${passing}`,
  program: 'pwsh',
  dialect: 'powershell',
  args: (file, own = []) => [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    `$PSNativeCommandArgumentPassing = '${passing}'; & '${file}' ${own.join(' ')}; exit $LASTEXITCODE`,
  ],
});

const posix = (program: string): RealShell => ({
  name: program,
  program,
  dialect: 'bash',
  args: (file, own = []) => [file, ...own],
});

export const realShells: readonly RealShell[] = [
  posix('bash'),
  posix('zsh'),
  pwshWith('Standard'),
  pwshWith('Legacy'),
];

export interface Run {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What is left in TMPDIR. */
  readonly temporaryFiles: readonly string[];
  /** What is left in the working folder, besides the script. */
  readonly workingFiles: readonly string[];
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process id once it runs. */
  readonly started?: (pid: number) => void;
  readonly timeoutSeconds?: number;
  /** What the script itself is called with. */
  readonly arguments?: readonly string[];
}

/** Runs a script in an empty working folder with a TMPDIR and a HOME of its own. */
export async function runScript(shell: RealShell, text: string, options: RunOptions = {}): Promise<Run> {
  const world = mkdtempSync(join(tmpdir(), 'kubesteps-run-'));
  const [temporary, home, work] = ['tmp', 'home', 'work'].map((name) => join(world, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [temporary, home, work]) mkdirSync(folder);
  const file = join(world, shell.dialect === 'bash' ? 'script.sh' : 'script.ps1');
  writeFileSync(file, text);
  try {
    const { PATH = '' } = process.env;
    const env = {
      PATH,
      HOME: home,
      TMPDIR: temporary,
      LANG: 'C.UTF-8',
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
      DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
      ...options.env,
    };
    const ended = await finished(shell, file, work, env, options);
    // .NET leaves its own sockets and marker files in TMPDIR.
    const own = (name: string): boolean =>
      !/^(clr-debug-pipe|dotnet-diagnostic|\.dotnet|CoreFxPipe)/.test(name);
    return { ...ended, temporaryFiles: readdirSync(temporary).filter(own), workingFiles: readdirSync(work) };
  } finally {
    rmSync(world, { recursive: true, force: true });
  }
}

type Ended = Omit<Run, 'temporaryFiles' | 'workingFiles'>;

function finished(
  shell: RealShell,
  file: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
  options: RunOptions,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const timeout = (options.timeoutSeconds ?? 120) * 1000;
    const child = spawn(shell.program, shell.args(file, options.arguments), {
      cwd,
      env,
      timeout,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
    if (child.pid !== undefined) options.started?.(child.pid);
  });
}
