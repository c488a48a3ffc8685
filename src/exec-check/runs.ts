/** A folder of the machine with what a check needs, and the runs in it. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import type { Host } from '../host.js';
import type { SandboxFile } from './fake-kubeconfig.js';
import { ExecCheckError, type Interpreter, programPath } from './programs.js';
import { parseLog, type RecordedRun, type Scenario } from './recorded-run.js';
import { begun, bwrapArguments } from './sandbox.js';
import { powershellProfile, standIns } from './stand-ins.js';

/** Runs one after the other on the same files; the real kubectl's answers are kept from one to the next. */
export class Runs {
  readonly #base = mkdtempSync(join(tmpdir(), 'kubesteps-exec-check-'));
  readonly #host: Host;
  readonly #files: readonly { readonly path: string; readonly source: string }[];
  #count = 0;

  /** `files`: what the scripts find, by paths in the sandbox. */
  constructor(files: readonly SandboxFile[], host: Host) {
    this.#host = host;
    for (const folder of ['bin', 'kept', 'files']) mkdirSync(join(this.#base, folder));
    for (const [name, text] of Object.entries(standIns)) {
      writeFileSync(join(this.#base, 'bin', name), text);
      chmodSync(join(this.#base, 'bin', name), 0o755);
    }
    const home = host.env.HOME ?? '/root';
    const profile = posix.join(home, '.config/powershell/profile.ps1');
    this.#files = [...files, { path: profile, content: powershellProfile }].map(
      ({ path, content }, index) => {
        const source = join(this.#base, 'files', String(index));
        writeFileSync(source, content);
        return { path, source };
      },
    );
  }

  /** Runs a script to its end, or for `milliseconds`. Throws an ExecCheckError where bwrap does not get that far. */
  async run(
    text: string,
    interpreter: Interpreter,
    scenario: Scenario,
    environment: ReadonlyMap<string, string>,
    milliseconds: number,
  ): Promise<RecordedRun> {
    const host = this.#host;
    const record = join(this.#base, `run-${this.#count++}`);
    mkdirSync(record);
    const script = interpreter === 'pwsh' ? 'script.ps1' : 'script';
    writeFileSync(join(record, script), text);
    writeFileSync(join(record, 'log'), '');
    const args = bwrapArguments(
      {
        interpreter,
        shell: programPath(interpreter, host),
        kubectl: programPath('kubectl', host),
        bin: join(this.#base, 'bin'),
        kept: join(this.#base, 'kept'),
        record,
        script,
        files: this.#files,
        environment: new Map([...environment, ['SCENARIO', scenario], ['RECORD', '/mnt/record']]),
        cwd: host.cwd,
      },
      (folder) => host.files.stat(folder)?.kind === 'directory',
    );
    const ended = await host.run?.([programPath('bwrap', host), ...args], milliseconds);
    if (ended === undefined || !existsSync(join(record, begun))) {
      const said = ended?.stderr.trim().split('\n').at(-1) ?? 'programs cannot be started here';
      throw new ExecCheckError(`the sandbox could not be made: ${said}`, {
        hint: 'leave --exec-check out; the dry run does not need it',
      });
    }
    const calls = parseLog(readFileSync(join(record, 'log'), 'utf8'));
    return { calls, status: ended.status, cut: ended.cut, stderr: ended.stderr };
  }

  remove(): void {
    rmSync(this.#base, { recursive: true, force: true });
  }
}
