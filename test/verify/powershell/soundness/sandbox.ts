/**
 * Real PowerShell in bubblewrap: no network, no file of the machine to write, kubectl and curl that record what they
 * are given and send nothing. One start of pwsh runs many scripts.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseLog, type RecordedRun, type Scenario } from '../../../../src/exec-check/recorded-run.js';
import { standIns } from '../../../../src/exec-check/stand-ins.js';
import { root } from '../../../support/paths.js';
import { findProgram } from '../../../support/tools.js';

export interface Job {
  readonly text: string;
  readonly scenario: Scenario;
}

/** A folder with the stand-ins, and the answers of the real kubectl that they keep. */
export class PowerShellSandbox {
  readonly #base = mkdtempSync(join(tmpdir(), 'kubesteps-pwsh-'));
  #batches = 0;

  constructor(kubeconfig: string) {
    for (const folder of ['bin', 'kept', 'home']) mkdirSync(join(this.#base, folder));
    for (const [name, text] of Object.entries(standIns)) {
      writeFileSync(
        join(this.#base, 'bin', name),
        text.replaceAll('/log"', () => '/log.$$"'),
      );
      chmodSync(join(this.#base, 'bin', name), 0o755);
    }
    writeFileSync(join(this.#base, 'home/config'), kubeconfig);
  }

  /** Runs scripts one after the other. A script that does not end is cut off. */
  async run(jobs: readonly Job[]): Promise<readonly RecordedRun[]> {
    const folder = join(this.#base, `batch-${this.#batches++}`);
    mkdirSync(folder);
    for (const [index, { text }] of jobs.entries()) {
      mkdirSync(join(folder, String(index)));
      const mark = `\n[IO.File]::WriteAllText('/mnt/batch/${index}/normal', '')\n`;
      writeFileSync(join(folder, String(index), 'script.ps1'), text + mark);
    }
    writeFileSync(join(folder, 'jobs'), jobs.map(({ scenario }, index) => `${index} ${scenario}`).join('\n'));
    try {
      for (let missing = jobs.length; missing > 0; ) {
        const { stderr } = await this.#start(folder, ['/mnt/driver.ps1', '/mnt/batch'], []);
        const left = jobs.filter((_, index) => !existsSync(join(folder, String(index), 'ended'))).length;
        if (left < missing) {
          missing = left;
          continue;
        }
        // It died of a script: that one is taken for cut off.
        const killer = jobs.findIndex((_, index) => !existsSync(join(folder, String(index), 'ended')));
        if (!existsSync(join(folder, String(killer), 'begun')))
          throw new Error(`pwsh does not start: ${stderr}`);
        writeFileSync(join(folder, String(killer), 'ended'), `cut\n${stderr}`);
        missing -= 1;
      }
      return jobs.map((_, index) => readRun(join(folder, String(index))));
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  }

  /** Runs one script as people do, with `pwsh -File`: what an odd result is confirmed with. */
  async runFile({ text, scenario }: Job): Promise<RecordedRun> {
    const folder = join(this.#base, `single-${this.#batches++}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'script.ps1'), text);
    try {
      const environment = ['--setenv', 'RECORD', '/mnt/batch', '--setenv', 'SCENARIO', scenario];
      const { stderr, status, cut } = await this.#start(
        folder,
        ['/mnt/batch/script.ps1'],
        environment,
        15_000,
      );
      return { calls: parseLog(readLog(folder)), status, cut, stderr };
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  }

  #start(
    folder: string,
    script: readonly string[],
    environment: readonly string[],
    timeout?: number,
  ): Promise<{ stderr: string; status: number | undefined; cut: boolean }> {
    const kubectl = findProgram('kubectl') ?? '/bin/false';
    const pwsh = realpathSync(findProgram('pwsh') ?? '/bin/false');
    const base = this.#base;
    const args = [
      ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
      ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--tmpfs', '/run'],
      ...['--tmpfs', '/var', '--tmpfs', '/home', '--tmpfs', '/root', '--tmpfs', '/mnt', '--tmpfs', '/srv'],
      ...['--dir', '/tmp/work', '--chdir', '/tmp/work', '--dir', '/mnt/cache'],
      ...[
        '--ro-bind',
        join(base, 'bin'),
        '/mnt/bin',
        '--dir',
        '/home/user',
        '--ro-bind',
        join(base, 'home/config'),
        '/home/user/config',
      ],
      ...['--ro-bind', dirname(pwsh), '/mnt/pwsh', '--ro-bind', kubectl, '/mnt/kubectl'],
      ...['--bind', folder, '/mnt/batch', '--bind', join(base, 'kept'), '/mnt/kept'],
      ...['--ro-bind', join(root, 'test/verify/powershell/soundness/driver.ps1'), '/mnt/driver.ps1'],
      ...['--setenv', 'PATH', '/mnt/bin:/usr/bin:/bin', '--setenv', 'HOME', '/home/user'],
      ...['--setenv', 'KUBECONFIG', '/home/user/config', '--setenv', 'LANG', 'C.UTF-8'],
      ...['--setenv', 'XDG_CACHE_HOME', '/mnt/cache', '--setenv', 'POWERSHELL_TELEMETRY_OPTOUT', '1'],
      ...[
        '--setenv',
        'POWERSHELL_UPDATECHECK',
        'Off',
        '--setenv',
        'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT',
        '1',
      ],
      ...environment,
      ...['/mnt/pwsh/pwsh', '-NoProfile', '-NonInteractive', '-File', ...script],
    ];
    return new Promise((resolve, reject) => {
      const child = spawn('bwrap', args, { stdio: ['ignore', 'ignore', 'pipe'] });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => {
        if (stderr.length < 10_000) stderr += chunk.toString('utf8');
      });
      let cut = false;
      const timer =
        timeout === undefined
          ? undefined
          : setTimeout(() => {
              cut = true;
              child.kill('SIGKILL');
            }, timeout);
      child.on('error', reject);
      child.on('exit', (code) => {
        clearTimeout(timer);
        child.stderr.destroy();
        resolve({ stderr, status: code ?? undefined, cut });
      });
    });
  }

  remove(): void {
    rmSync(this.#base, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/**
 * What was recorded, in the order in which the programs were started: in a pipe they run side by side, and one that
 * reads first would be recorded last.
 */
function readLog(folder: string): string {
  const processes = readdirSync(folder)
    .flatMap((name) => /^log\.([0-9]+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);
  // The numbers of processes begin anew at some point: behind the one great gap are the earlier ones.
  const gap = processes.findIndex((process, index) => process - (processes[index - 1] ?? process) > 10_000);
  return [...processes.slice(Math.max(0, gap)), ...processes.slice(0, Math.max(0, gap))]
    .map((process) => readFileSync(join(folder, `log.${process}`), 'utf8'))
    .join('');
}

function readRun(folder: string): RecordedRun {
  const [status = '', ...message] = readFileSync(join(folder, 'ended'), 'utf8').split('\n');
  const cut = status === 'cut';
  return {
    calls: parseLog(readLog(folder)),
    status: cut ? undefined : Number(status) & 0xff,
    cut,
    stderr: message.join('\n'),
  };
}
