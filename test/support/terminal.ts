/** A real terminal for tests: tmux with a server of its own, so that no setting of the user's gets in. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

export class Terminal {
  private readonly socket = `kubesteps-${randomUUID()}`;

  constructor(command: readonly string[], { columns = 120, rows = 40, cwd = '/', env }: TerminalOptions) {
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    this.tmux(
      'new-session',
      '-d',
      '-x',
      `${columns}`,
      '-y',
      `${rows}`,
      '-c',
      cwd,
      'env',
      '-i',
      ...variables,
      'TERM=screen-256color',
      ...command,
    );
  }

  /** Types text, character by character as it stands. */
  type(text: string): void {
    this.tmux('send-keys', '-l', '--', text);
  }

  /**
   * Pastes text as a terminal does, each line break as the key Return. With `bracketed`, between the marks of a paste
   * where the program has asked for them, so that it can tell a paste from typing.
   */
  paste(text: string, { bracketed }: { readonly bracketed: boolean }): void {
    execFileSync('tmux', ['-L', this.socket, 'load-buffer', '-b', 'text', '-'], { input: text });
    this.tmux('paste-buffer', ...(bracketed ? ['-p'] : []), '-d', '-b', 'text');
  }

  /** Presses keys by tmux's names: `Enter`, `Tab`, `Escape`, `Up`, `C-c`. */
  press(...keys: readonly string[]): void {
    this.tmux('send-keys', '--', ...keys);
  }

  resize(columns: number, rows: number): void {
    this.tmux('resize-window', '-x', `${columns}`, '-y', `${rows}`);
  }

  /** What is to be seen, without colours; lines end where their text ends. */
  screen(): string {
    return this.tmux('capture-pane', '-p');
  }

  /** What is to be seen and what has scrolled away; lines that were wrapped are whole. */
  scrollback(): string {
    return this.tmux('capture-pane', '-p', '-J', '-S', '-');
  }

  /** What is to be seen, with its escape sequences. */
  paintedScreen(): string {
    return this.tmux('capture-pane', '-p', '-e');
  }

  /** A tmux format of the pane, such as `#{alternate_on}` or `#{cursor_flag}`. */
  ask(format: string): string {
    return this.tmux('display-message', '-p', format).trimEnd();
  }

  /** What programs have put into the clipboard through the terminal (OSC 52). */
  clipboard(): string {
    return this.tmux('show-buffer');
  }

  /** Lets programs write the clipboard, as many terminals do. */
  allowClipboard(): void {
    this.tmux('set-option', '-s', 'set-clipboard', 'on');
  }

  /** Waits until the screen fits; throws with the last screen after `seconds`. */
  async until(fits: RegExp | ((screen: string) => boolean), seconds = 90): Promise<string> {
    const test = fits instanceof RegExp ? (screen: string): boolean => fits.test(screen) : fits;
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) {
      const screen = this.screen();
      if (test(screen)) return screen;
    }
    throw new Error(`not seen within ${seconds} s: ${fits}\n${this.screen()}`);
  }

  stop(): void {
    try {
      this.tmux('kill-server');
    } catch {
      // The last program has ended, and the server with it.
    }
  }

  private tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-L', this.socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}
