/** The first line of a script: which shell it names, and with which options. */

import { Refusal } from '../../refusal.js';
import type { Dialect } from '../state/machine.js';
import type { OptionName } from '../state/state.js';

const dialects: Readonly<Record<string, Dialect>> = {
  bash: 'bash',
  sh: 'sh',
  dash: 'sh',
  ash: 'sh',
  zsh: 'zsh',
};

const letters: Readonly<Record<Dialect, Readonly<Record<string, OptionName | undefined>>>> = {
  bash: { e: 'errexit', u: 'nounset', x: 'xtrace', v: 'verbose', f: 'noglob' },
  sh: { e: 'errexit', u: 'nounset', x: 'xtrace', v: 'verbose', f: 'noglob' },
  // Its -f is about its startup files, which scripts do not read but one.
  zsh: { e: 'errexit', u: 'nounset', x: 'xtrace', v: 'verbose', f: undefined },
};

interface FirstLine {
  /** The program without its folder; undefined where there is no such line. */
  readonly program: string | undefined;
  readonly words: readonly string[];
}

function read(text: string): FirstLine {
  const [first, ...rest] = (/^#![ \t]*([^\n]*)/.exec(text)?.[1] ?? '')
    .split(/[ \t]+/)
    .filter((one) => one !== '');
  const name = (path: string | undefined): string | undefined => path?.replace(/^.*\//, '');
  const words =
    name(first) === 'env' || name(first) === 'busybox' ? rest.filter((one) => one !== '-S') : undefined;
  if (words === undefined) return { program: name(first), words: rest };
  return { program: name(words[0]) ?? '', words: words.slice(1) };
}

/** The shell that the first line names, or else the ending of the file's name; undefined where neither does. */
export function namedDialect(text: string, file: string): Dialect | undefined {
  const ending = /\.(bash|zsh)$/i.exec(file)?.[1]?.toLowerCase();
  const { program = ending } = read(text);
  return program === undefined ? undefined : (dialects[program] ?? 'bash');
}

/**
 * The options that the shell begins with: none, and those of the first line, which count only where the script is
 * started by its own name. Throws a Refusal for programs and options that are not modelled.
 */
export function firstOptions(text: string): readonly ReadonlySet<OptionName>[] {
  const { program, words } = read(text);
  const none = new Set<OptionName>();
  if (program === undefined) return [none];
  const dialect = dialects[program];
  if (dialect === undefined)
    throw new Refusal('KS1003', `the first line names ${program}, which is no shell that is modelled`, 0);
  const options = new Set<OptionName>();
  for (const word of words) {
    if (word === '-' || word === '--') continue;
    for (const letter of word.slice(1)) {
      if (!word.startsWith('-') || !(letter in letters[dialect]))
        throw new Refusal('KS3301', `${word} in the first line is not modelled`, 0, 'use set');
      const option = letters[dialect][letter];
      if (option !== undefined) options.add(option);
    }
    if (!/^-./.test(word))
      throw new Refusal('KS3301', `${word} in the first line is not modelled`, 0, 'use set');
  }
  return options.size === 0 ? [none] : [none, options];
}
