/** The command line that makes a script or a document again. */
import type { Header } from './header.js';

/** A word that needs quotes in neither shell, and that a comment can show as it is. */
const plainWord = /^(~(?=\/))?[A-Za-z0-9._:/@=,+-]+$/;

/** A file of KUBECONFIG, whose files stand between colons. */
const plainFile = /^(~(?=\/))?[A-Za-z0-9._/@,+-]+$/;

export interface Generating {
  /** Undefined where it cannot be written without quotes. */
  readonly command: string | undefined;
  /** What KUBECONFIG has to name, where no command can say it: the files' places are private. */
  readonly elsewhere: string | undefined;
}

/** `files`: what KUBECONFIG named. */
export function generatingCommand(
  recipe: string,
  recorded: Header['options'],
  { files = [], shell }: Pick<Header, 'files' | 'shell'>,
): Generating {
  const { command: words = [], ...rest } = recorded;
  const options = Object.entries(rest).flatMap(([name, value]) => {
    if (name === 'style' && value === 'safe') return [];
    if (value === true) return [`--${name}`];
    // A shell expands `~` where a word begins.
    if (/^(?:kubeconfig|recipes|templates)$/.test(name) && `${value}`.startsWith('~/'))
      return [`--${name}`, `${value}`];
    return (Array.isArray(value) ? value : [value]).map((one) => `--${name}=${one}`);
  });
  // A user such as kube:admin would stand there as curl's --user with a password does.
  const isPlain = (option: string): boolean => plainWord.test(option) && !/^--user=.*:/.test(option);
  const behind = Array.isArray(words) && words.length > 0 ? ['--', ...words] : [];
  if (![...options, ...behind].every(isPlain) || !files.every((file) => plainFile.test(file)))
    return { command: undefined, elsewhere: undefined };
  const line = ['kubesteps', 'generate', recipe, ...options, ...behind].join(' ');
  if (files.length === 0) return { command: line, elsewhere: undefined };
  if (!files.every((file) => /^[~/]/.test(file))) return { command: line, elsewhere: files.join(', ') };
  return { command: `${environment(files, shell)} ${line}`, elsewhere: undefined };
}

/** bash, zsh and sh expand `~` behind `=` and `:` of an assignment (POSIX, 2.6.1); PowerShell has HOME. */
function environment(files: readonly string[], shell: string): string {
  const list = files.join(':');
  return shell === 'powershell'
    ? `$env:KUBECONFIG = "${list.replace(/(^|:)~/g, '$1$HOME')}";`
    : `KUBECONFIG=${list}`;
}
