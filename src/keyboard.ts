/** A real terminal that is asked key by key: raw input, the alternate screen, and everything put back at the end. */
import { emitKeypressEvents, type Interface, type Key } from 'node:readline';

/** A key, or a character that was typed. */
export interface KeyPress {
  /** `up`, `return`, `escape`, `backspace` …; the letter itself for letters; empty where it has no name. */
  readonly name: string;
  /** What it types; empty for keys that type nothing. */
  readonly text: string;
  readonly ctrl: boolean;
}

export interface Listeners {
  pressed(key: KeyPress): void;
  resized(): void;
  /** The terminal or another process ends us; the number is the exit code by the shells' custom: 128 and the signal. */
  ended(exitCode: number): void;
}

export interface Keyboard {
  size(): { readonly columns: number; readonly rows: number };
  /** Takes the terminal until the function that it returns is called, which puts it back as it was. */
  open(listeners: Listeners): () => void;
}

/** What takes the terminal: the alternate screen, no cursor. And what gives it back: colours off, cursor, screen. */
const take = '\u001b[?1049h\u001b[?25l\u001b[2J';
const giveBack = '\u001b[0m\u001b[?25h\u001b[?1049l';

/** Escape alone is told from a key that begins with it by waiting this long, in milliseconds. */
const escapeWait = 50;

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The process's own terminal; stdin and stdout have to be one. */
export const processKeyboard: Keyboard = {
  size: () => ({ columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 }),
  open(listeners) {
    const { stdin, stdout } = process;
    const pressed = (text: string | undefined, key: Key): void => listeners.pressed(keyPress(text, key));
    const resized = (): void => listeners.resized();
    const closed = (): void => listeners.ended(signals.SIGHUP);
    const handlers = Object.entries(signals).map(
      ([signal, code]) => [signal, (): void => listeners.ended(code)] as const,
    );
    let open = true;
    const restore = (): void => {
      if (!open) return;
      open = false;
      if (!stdin.destroyed) stdin.setRawMode(false);
      stdout.write(giveBack);
    };
    // Of the interface only the waiting time is read here (Node's lib/internal/readline/emitKeypressEvents.js).
    emitKeypressEvents(stdin, { escapeCodeTimeout: escapeWait } as unknown as Interface);
    stdin.setRawMode(true);
    stdout.write(take);
    stdin.on('keypress', pressed).on('end', closed).resume();
    stdout.on('resize', resized);
    for (const [signal, handler] of handlers) process.on(signal, handler);
    // The last resort, for an exit that nobody saw coming.
    process.on('exit', restore);
    return () => {
      restore();
      stdin.off('keypress', pressed).off('end', closed).pause();
      stdout.off('resize', resized);
      for (const [signal, handler] of handlers) process.off(signal, handler);
      process.off('exit', restore);
    };
  },
};

function keyPress(text: string | undefined, { name, ctrl, meta }: Key): KeyPress {
  const types =
    ctrl !== true && meta !== true && text !== undefined && /^[^\u0000-\u001f\u007f]+$/.test(text);
  return { name: name ?? '', text: types ? text : '', ctrl: ctrl === true };
}
