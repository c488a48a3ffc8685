/** Interactive shells on a real terminal, in a folder of their own, without anything of the user's. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Terminal } from './terminal.js';

export type InteractiveShell = 'bash' | 'zsh' | 'pwsh';

const commands: Readonly<Record<InteractiveShell, readonly string[]>> = {
  bash: ['bash', '--norc', '--noprofile', '-i'],
  zsh: ['zsh', '-f', '-i'],
  pwsh: ['pwsh', '-NoProfile', '-NoLogo'],
};

/** What someone who pastes would miss if it were changed: options, traps, umask, what is kept of the history. */
const looks: Readonly<Record<InteractiveShell, string>> = {
  bash: '{ set +o; shopt -p; trap; umask; alias; declare -p HISTFILE HISTSIZE; env | grep -c KUBERC; }',
  zsh: '{ setopt; trap; umask; alias; typeset -p HISTSIZE SAVEHIST; env | grep -c KUBERC; }',
  pwsh: '"$ErrorActionPreference $env:KUBERC $PSNativeCommandUseErrorActionPreference $($OutputEncoding.WebName) $([Console]::OutputEncoding.WebName) $((Get-EventSubscriber).Count)"',
};

const histories: Readonly<Record<InteractiveShell, string>> = {
  bash: 'history',
  zsh: 'fc -l 1',
  pwsh: '(Get-History).CommandLine',
};

const prompts: Readonly<Record<InteractiveShell, RegExp>> = {
  bash: /[#$]$/,
  zsh: /[#%]$/,
  pwsh: /\nPS [^\n]*>$|^PS [^\n]*>$/,
};

export class Interactive {
  readonly folder: string;
  private readonly terminal: Terminal;
  private count = 0;

  constructor(
    readonly shell: InteractiveShell,
    env: Readonly<Record<string, string>>,
  ) {
    this.folder = mkdtempSync(join(tmpdir(), 'kubesteps-interactive-'));
    for (const name of ['home', 'work', 'tmp']) mkdirSync(join(this.folder, name));
    this.terminal = new Terminal(commands[shell], {
      columns: 200,
      rows: 60,
      cwd: join(this.folder, 'work'),
      env: {
        PATH: process.env.PATH ?? '',
        HOME: join(this.folder, 'home'),
        TMPDIR: join(this.folder, 'tmp'),
        LANG: 'C.UTF-8',
        // A shell that is hung up writes its history while its folder is removed.
        HISTFILE: '/dev/null',
        POWERSHELL_TELEMETRY_OPTOUT: '1',
        POWERSHELL_UPDATECHECK: 'Off',
        DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
        ...env,
      },
    });
  }

  /** Bracketed, all at once; else a block after the other, as people do: keys wait for nobody. */
  async paste(text: string, bracketed: boolean): Promise<void> {
    for (const block of bracketed ? [text] : text.split('\n\n')) {
      this.terminal.paste(`${block.trimEnd()}\n`, { bracketed });
      if (bracketed) this.terminal.press('Enter');
      await this.settled();
    }
  }

  /** Types a command and waits for it; what it printed to stdout. */
  async output(command: string): Promise<string> {
    const file = join(this.folder, `out-${this.count}`);
    await this.settled(`${command} >'${file}'`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** What the shell is set to. */
  look(): Promise<string> {
    return this.output(looks[this.shell]);
  }

  history(): Promise<string> {
    return this.output(histories[this.shell]);
  }

  screen(): string {
    return this.terminal.screen();
  }

  /** All that was to be seen since the shell began. */
  scrollback(): string {
    return this.terminal.scrollback();
  }

  stop(): void {
    this.terminal.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  /** Waits until all that was typed has been run, which only a shell that is alive does. */
  private async settled(command = ''): Promise<void> {
    const file = join(this.folder, `done-${this.count}`);
    this.count += 1;
    await this.prompted();
    const mark = this.shell === 'pwsh' ? `$null = New-Item '${file}'` : `: >'${file}'`;
    this.terminal.type(command === '' ? mark : `${command}; ${mark}`);
    this.terminal.press('Enter');
    const start = Date.now();
    for (let pressed = start; Date.now() < start + 60_000; await sleep(50)) {
      if (existsSync(file)) return;
      // PSReadLine loses an Enter that comes while a program runs; one at an empty prompt does nothing.
      if (this.shell !== 'pwsh' || Date.now() < pressed + 3000) continue;
      this.terminal.press('Enter');
      pressed = Date.now();
    }
    throw new Error(`the shell does not come to its prompt:\n${this.screen()}`);
  }

  /** PSReadLine takes keys for others while a program runs. */
  private async prompted(): Promise<void> {
    await this.terminal.until((screen) => prompts[this.shell].test(screen.trimEnd()), 60);
  }
}
