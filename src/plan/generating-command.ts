/** The command line that makes a script or a document again. */
import type { Header } from './header.js';

/** A word that needs quotes in neither shell, and that a comment can show as it is. */
const plainWord = /^(~(?=\/))?[A-Za-z0-9._:/@=,+-]+$/;

/** Undefined where it cannot be written without quotes. */
export function generatingCommand(recipe: string, recorded: Header['options']): string | undefined {
  const { command: words = [], ...rest } = recorded;
  const options = Object.entries(rest).flatMap(([name, value]) => {
    if (name === 'style' && value === 'safe') return [];
    if (value === true) return [`--${name}`];
    // A shell expands `~` where a word begins.
    if (name === 'kubeconfig' && `${value}`.startsWith('~/')) return [`--${name}`, `${value}`];
    return (Array.isArray(value) ? value : [value]).map((one) => `--${name}=${one}`);
  });
  // A user such as kube:admin would stand there as curl's --user with a password does.
  const isPlain = (option: string): boolean => plainWord.test(option) && !/^--user=.*:/.test(option);
  const behind = Array.isArray(words) && words.length > 0 ? ['--', ...words] : [];
  if (![...options, ...behind].every(isPlain)) return undefined;
  return ['kubesteps', 'generate', recipe, ...options, ...behind].join(' ');
}
