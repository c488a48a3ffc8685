/** Real shells with a kubectl that writes down what it is given, and fails where it is told to. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLog, type RecordedRun } from '../../../src/exec-check/recorded-run.js';

const kubectl = `#!/bin/sh
{ printf '%s\\0' CALL kubectl "$#" "$@" -; } >>"$RECORD"
case $1 in proxy) exit 0 ;; esac
case " $FAILS " in *" $2 "*) exit 1 ;; esac
case $2 in pattern) echo '*' ;; empty) ;; *) echo some ;; esac
`;

/** One script, and the objects that kubectl does not get. */
export interface Run {
  readonly text: string;
  readonly fails: readonly string[];
}

export class Shells {
  readonly #base = mkdtempSync(join(tmpdir(), 'kubesteps-sameness-'));
  #count = 0;

  constructor() {
    mkdirSync(join(this.#base, 'bin'));
    mkdirSync(join(this.#base, 'tmp'));
    writeFileSync(join(this.#base, 'bin/kubectl'), kubectl);
    chmodSync(join(this.#base, 'bin/kubectl'), 0o755);
  }

  bash({ text, fails }: Run): RecordedRun {
    const { folder, work } = this.#folder();
    const file = join(folder, 'script');
    writeFileSync(file, text);
    const { status, stderr } = spawnSync('bash', [file], {
      cwd: work,
      encoding: 'utf8',
      input: '',
      timeout: 60_000,
      env: { ...this.#environment, RECORD: join(folder, 'log'), FAILS: fails.join(' ') },
    });
    return { status: status ?? undefined, stderr, cut: status === null, calls: callsOf(folder) };
  }

  /** All in one process, each in a runspace of its own. */
  powershell(runs: readonly Run[]): readonly RecordedRun[] {
    const folders = runs.map(({ text }) => {
      const { folder, work } = this.#folder();
      writeFileSync(join(folder, 'script.ps1'), text);
      return { folder, work };
    });
    const jobs = runs.map(({ fails }, at) => ({ ...folders[at], fails: fails.join(' ') }));
    writeFileSync(join(this.#base, 'jobs.json'), JSON.stringify(jobs));
    writeFileSync(join(this.#base, 'driver.ps1'), driver);
    const arguments_ = ['-NoProfile', '-NonInteractive', '-File', join(this.#base, 'driver.ps1'), this.#base];
    const { status, stderr } = spawnSync('pwsh', arguments_, {
      encoding: 'utf8',
      input: '',
      env: { ...process.env, ...this.#environment },
    });
    if (status !== 0) throw new Error(`pwsh ended with ${status}: ${stderr}`);
    return folders.map(({ folder }) => {
      const [ended = '', ...message] = readFileSync(join(folder, 'ended'), 'utf8').split('\n');
      return { status: Number(ended), stderr: message.join('\n'), cut: false, calls: callsOf(folder) };
    });
  }

  remove(): void {
    rmSync(this.#base, { recursive: true, force: true });
  }

  get #environment(): Record<string, string> {
    const { PATH = '' } = process.env;
    return {
      PATH: `${join(this.#base, 'bin')}:${PATH}`,
      HOME: this.#base,
      TMPDIR: join(this.#base, 'tmp'),
      LANG: 'C.UTF-8',
      KUBECONFIG: join(this.#base, 'config'),
    };
  }

  #folder(): { readonly folder: string; readonly work: string } {
    const folder = join(this.#base, String(this.#count++));
    const work = join(folder, 'work');
    mkdirSync(join(work, 'folder'), { recursive: true });
    writeFileSync(join(work, 'there.txt'), 'line\n');
    writeFileSync(join(work, 'folder/inside.txt'), 'line\n');
    writeFileSync(join(work, 'x[12,y'), '');
    writeFileSync(join(folder, 'log'), '');
    return { folder, work };
  }
}

function callsOf(folder: string): RecordedRun['calls'] {
  return parseLog(readFileSync(join(folder, 'log'), 'utf8'));
}

const driver = `param([string] $Base)
$ErrorActionPreference = 'Stop'
[Console]::SetError([IO.TextWriter]::Null)
foreach ($job in [IO.File]::ReadAllText("$Base/jobs.json") | ConvertFrom-Json) {
  [Environment]::SetEnvironmentVariable('RECORD', "$($job.folder)/log")
  [Environment]::SetEnvironmentVariable('FAILS', $job.fails)
  [Environment]::SetEnvironmentVariable('THING', $null)
  [Environment]::CurrentDirectory = $job.work
  $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace([Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
  $runspace.Open()
  $shell = [PowerShell]::Create()
  $shell.Runspace = $runspace
  $null = $shell.Commands.AddCommand([Management.Automation.Runspaces.Command]::new("$($job.folder)/script.ps1", $false, $false))
  $status = 0
  $message = ''
  try { $null = $shell.Invoke() } catch { $status = 1; $message = $_.Exception.Message }
  if ($status -eq 0) { $status = [int] $runspace.SessionStateProxy.GetVariable('LASTEXITCODE') }
  [IO.File]::WriteAllText("$($job.folder)/ended", "$status\`n$message")
  $shell.Dispose()
  $runspace.Dispose()
}
`;
