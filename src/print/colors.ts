/** ANSI colours, or none: https://no-color.org. */
import type { Host } from '../host.js';

export type Style = 'error' | 'warning' | 'info' | 'good' | 'bold' | 'dim';
export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, number>> = {
  error: 31,
  warning: 33,
  info: 36,
  good: 32,
  bold: 1,
  dim: 2,
};

/** Colours only a terminal, and only where NO_COLOR is unset or empty and TERM is not `dumb`. */
export function wantsColor({ env, stdout }: Pick<Host, 'env' | 'stdout'>): boolean {
  return stdout.isTTY && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}

/** A function that colours text, or one that leaves it as it is. */
export function painter(color: boolean): Paint {
  return color ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_style, text) => text;
}
