/** How much room a terminal has, and how paths are written for the one who sits before it. */
import type { Host } from '../host.js';

/**
 * The columns of the terminal that stdout is; COLUMNS goes before what the terminal says, as for ncurses. Undefined
 * where stdout is none, or where nobody knows: then nothing is cut or wrapped, because programs read it.
 */
export function terminalWidth({ env, stdout }: Pick<Host, 'env' | 'stdout'>): number | undefined {
  if (!stdout.isTTY) return undefined;
  const asked = /^[1-9]\d{0,4}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : stdout.columns;
  return asked > 0 ? asked : undefined;
}

/** A path with `~` for the home folder. */
export function withTilde(path: string, home: string): string {
  const folder = home.replace(/[\\/]+$/, '');
  if (folder === '' || !path.startsWith(folder)) return path;
  const rest = path.slice(folder.length);
  return rest === '' || /^[\\/]/.test(rest) ? `~${rest}` : path;
}
