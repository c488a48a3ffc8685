/** A folder of the machine with what a check needs, and the runs in it. */
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Host } from '../host.js';
import type { Ended } from '../run-program.js';
import { quietPowerShell, searchPath } from './environment.js';
import type { SandboxFile } from './fake-kubeconfig.js';
import { installedOf, linkAt } from './installed.js';
import type { SandboxProgram } from './plugins.js';
import { PrivateFolder } from './private-folder.js';
import { ExecCheckError, type Interpreter, programPath } from './programs.js';
import { parseLog, type RecordedRun, type Scenario } from './recorded-run.js';
import { begun, bwrapArguments, tookTooLong } from './sandbox.js';
import { powershellProfile, standIns } from './stand-ins.js';

/** The shells by their names in the sandbox. */
const programs: Readonly<Record<Interpreter, string>> = {
  bash: 'bash',
  dash: 'dash',
  zsh: 'zsh',
  pwsh: '/mnt/pwsh/pwsh',
};

/**
 * Seconds of the clock for one of processor time: a script that only waits is ended as well, and one on a machine that
 * is busy with something else is not.
 */
const patience = 4;

/** Runs one after the other on the same files; the real kubectl's answers are kept from one to the next. */
export class Runs {
  readonly #folder = new PrivateFolder();
  readonly #base = this.#folder.path;
  readonly #host: Host;
  readonly #files: readonly { readonly path: string; readonly source: string }[];
  #count = 0;

  /** `files`: what the scripts find, by paths in the sandbox; `plugins`: what they find beside kubectl and curl. */
  constructor(files: readonly SandboxFile[], plugins: readonly SandboxProgram[], host: Host) {
    this.#host = host;
    for (const folder of ['bin', 'kept', 'files']) mkdirSync(join(this.#base, folder));
    const onPath = plugins.filter(({ command }) => !command.includes('/'));
    for (const [name, text] of [
      ...Object.entries(standIns),
      ...onPath.map(({ command, text }) => [command, text] as const),
    ]) {
      writeFileSync(join(this.#base, 'bin', name), text);
      chmodSync(join(this.#base, 'bin', name), 0o755);
    }
    const byPath = plugins.filter(({ command }) => command.includes('/'));
    const home = host.env.HOME ?? '/root';
    const profile = posix.join(home, '.config/powershell/profile.ps1');
    const written = [
      ...files,
      { path: profile, content: powershellProfile },
      ...byPath.map(({ command, text }) => ({ path: command, content: text })),
    ].map(({ path, content }, index) => {
      const source = join(this.#base, 'files', String(index));
      writeFileSync(source, content);
      if (byPath.some(({ command }) => command === path)) chmodSync(source, 0o755);
      return { path, source };
    });
    this.#files = [
      ...written,
      ...installedOf(['kubectl', 'curl']).map(({ name, path }) => ({
        path,
        source: join(this.#base, 'bin', name),
      })),
    ];
  }

  /**
   * Starts kubectl and the shell in the sandbox: the shell's version; undefined where it does not tell. Throws an
   * ExecCheckError where one does not start there, or bwrap does not get that far.
   */
  async confirmPrograms(interpreter: Interpreter): Promise<string | undefined> {
    const environment = new Map([['PATH', searchPath], ...(interpreter === 'pwsh' ? quietPowerShell : [])]);
    const record = this.#newFolder();
    const kubectl = ['/mnt/kubectl', 'config', 'view', '--kubeconfig=/dev/null'];
    const view = await this.#inSandbox(kubectl, record, interpreter, environment, 20);
    if (view.status !== 0) {
      throw new ExecCheckError(`${programPath('kubectl', this.#host)} does not start in the sandbox`, {
        hint: 'put the program itself on PATH, not a script or a snap that starts it',
      });
    }
    // dash has no such option.
    const asked = interpreter === 'dash' ? ['dash', '-c', ':'] : [programs[interpreter], '--version'];
    const ended = await this.#inSandbox(asked, record, interpreter, environment, 30);
    if (ended.status !== 0) {
      throw new ExecCheckError(`${interpreter} does not start in the sandbox`, {
        hint: interpreter === 'pwsh' ? 'install it as a package, not as a snap' : 'install it in /usr/bin',
      });
    }
    return /\d+(?:\.\d+)+/.exec(ended.stdout)?.[0];
  }

  /** Runs a script to its end, or for so many seconds of processor time. Throws an ExecCheckError where bwrap does not get that far. */
  async run(
    text: string,
    interpreter: Interpreter,
    scenario: Scenario,
    environment: ReadonlyMap<string, string>,
    seconds: number,
  ): Promise<RecordedRun> {
    const record = this.#newFolder();
    const script = interpreter === 'pwsh' ? 'script.ps1' : 'script';
    writeFileSync(join(record, script), text);
    writeFileSync(join(record, 'log'), '');
    // PowerShell's profile is ours: see `powershellProfile`.
    const options = interpreter === 'pwsh' ? ['-NonInteractive', '-File'] : [];
    const command = [programs[interpreter], ...options, posix.join('/mnt/record', script)];
    const variables = new Map([
      ...environment,
      ...(interpreter === 'pwsh' ? quietPowerShell : []),
      ['SCENARIO', scenario],
      ['RECORD', '/mnt/record'],
    ]);
    const ended = await this.#inSandbox(command, record, interpreter, variables, seconds);
    const calls = parseLog(readFileSync(join(record, 'log'), 'utf8'));
    return { calls, status: ended.status, cut: ended.cut || tookTooLong(ended.status), stderr: ended.stderr };
  }

  async #inSandbox(
    command: readonly string[],
    record: string,
    interpreter: Interpreter,
    environment: ReadonlyMap<string, string>,
    seconds: number,
  ): Promise<Ended> {
    const host = this.#host;
    const around = {
      // What leads to it can be a link in a folder of many programs.
      pwsh: interpreter === 'pwsh' ? dirname(realpathSync(programPath('pwsh', host))) : undefined,
      kubectl: programPath('kubectl', host),
      bin: join(this.#base, 'bin'),
      kept: join(this.#base, 'kept'),
      record,
      files: this.#files,
      environment,
      cwd: host.cwd,
      seconds,
    };
    const args = bwrapArguments(command, around, linkAt);
    const ended = await host.run?.([programPath('bwrap', host), ...args], seconds * patience * 1000);
    if (ended !== undefined && existsSync(join(record, begun))) return ended;
    const said = ended?.stderr.trim().split('\n').at(-1) ?? 'programs cannot be started here';
    throw new ExecCheckError(`the sandbox could not be made: ${said}`, {
      hint: 'leave --exec-check out; the dry run does not need it',
    });
  }

  #newFolder(): string {
    const folder = join(this.#base, `run-${this.#count++}`);
    mkdirSync(folder);
    return folder;
  }

  remove(): void {
    this.#folder.remove();
  }
}
