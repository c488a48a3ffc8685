/**
 * Real bash in bubblewrap: no network, no file of the machine to write, kubectl and curl that record what they are
 * given and send nothing. Edits can make `rm -rf /` of a script; here it finds nothing to remove.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpreterOf } from '../../../../src/exec-check/programs.js';
import { parseLog, type RecordedRun, type Scenario } from '../../../../src/exec-check/recorded-run.js';
import { standIns } from '../../../../src/exec-check/stand-ins.js';
import { findProgram } from '../../../support/tools.js';

/** A folder with the stand-ins, and the answers of the real kubectl that they keep. */
export class Sandbox {
  readonly #base = mkdtempSync(join(tmpdir(), 'kubesteps-soundness-'));
  #runs = 0;

  constructor(kubeconfig: string) {
    for (const folder of ['bin', 'kept', 'home']) mkdirSync(join(this.#base, folder));
    for (const [name, text] of Object.entries(standIns)) {
      writeFileSync(join(this.#base, 'bin', name), text);
      chmodSync(join(this.#base, 'bin', name), 0o755);
    }
    writeFileSync(join(this.#base, 'home/config'), kubeconfig);
  }

  /** Runs a script to its end, or for a few seconds. */
  async run(text: string, scenario: Scenario): Promise<RecordedRun> {
    const folder = join(this.#base, `run-${this.#runs++}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'script'), text);
    writeFileSync(join(folder, 'log'), '');
    try {
      const ended = await this.#spawn(folder, scenario, interpreterOf({ shell: 'bash' }, text));
      return { ...ended, calls: parseLog(readFileSync(join(folder, 'log'), 'utf8')) };
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  }

  #spawn(folder: string, scenario: Scenario, interpreter: string): Promise<Omit<RecordedRun, 'calls'>> {
    const real = findProgram('kubectl') ?? '/bin/false';
    const mounts = [
      ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--tmpfs', '/run'],
      ...['--tmpfs', '/var', '--tmpfs', '/home', '--tmpfs', '/root', '--tmpfs', '/mnt', '--tmpfs', '/srv'],
    ];
    // Mount points are made on a tmpfs: the root itself stays read-only.
    const args = [
      ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', ...mounts],
      ...['--dir', '/tmp/work', '--chdir', '/tmp/work'],
      ...[
        '--ro-bind',
        join(this.#base, 'bin'),
        '/mnt/bin',
        '--ro-bind',
        join(this.#base, 'home'),
        '/home/user',
      ],
      ...[
        '--bind',
        folder,
        '/mnt/record',
        '--bind',
        join(this.#base, 'kept'),
        '/mnt/kept',
        '--ro-bind',
        real,
        '/mnt/kubectl',
      ],
      ...['--setenv', 'PATH', '/mnt/bin:/usr/bin:/bin', '--setenv', 'HOME', '/home/user'],
      ...[
        '--setenv',
        'KUBECONFIG',
        '/home/user/config',
        '--setenv',
        'SCENARIO',
        scenario,
        '--setenv',
        'RECORD',
        '/mnt/record',
        '--setenv',
        'LANG',
        'C.UTF-8',
      ],
      ...[interpreter, '/mnt/record/script'],
    ];
    return new Promise((resolve, reject) => {
      const child = spawn('bwrap', args, { stdio: ['ignore', 'ignore', 'pipe'], detached: false });
      let stderr = '';
      let cut = false;
      child.stderr.on('data', (chunk: Buffer) => {
        if (stderr.length < 10_000) stderr += chunk.toString('utf8');
      });
      const timer = setTimeout(() => {
        cut = true;
        child.kill('SIGKILL');
      }, 6_000);
      child.on('error', reject);
      // Not `close`: a command in the background may hold stderr open.
      child.on('exit', (code) => {
        clearTimeout(timer);
        child.stderr.destroy();
        resolve({ status: code ?? undefined, cut, stderr });
      });
    });
  }

  remove(): void {
    rmSync(this.#base, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}
