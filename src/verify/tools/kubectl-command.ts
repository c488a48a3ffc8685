/**
 * Which command of kubectl an argument list calls: spf13/cobra's `Find`. It looks for the first word that is no flag
 * and no flag's value, knowing only the flags of the command it has come to; an unknown flag counts as one with a
 * value. What is left after a command's word is taken out is looked through again, from the front.
 */

import {
  hasSubcommands,
  type KubectlCommand,
  kubectlCommands,
  kubectlFlag,
  kubectlFlagOfLetter,
  kubectlSubcommand,
} from '../../kubectl-flags/flags.js';
import { type ArgumentToken, knownPart } from './argument-token.js';

export interface FoundKubectlCommand<T extends ArgumentToken> {
  readonly command: KubectlCommand;
  /** The arguments without the words of the command. */
  readonly rest: readonly T[];
  /** The argument that could have been a command's word, and is not known well enough; or no command of kubectl's. */
  readonly stopped: { readonly kind: 'unknown-argument' | 'unknown-command'; readonly token: T } | undefined;
}

/** Finds the command; kubectl itself where no word names one. */
export function findKubectlCommand<T extends ArgumentToken>(tokens: readonly T[]): FoundKubectlCommand<T> {
  const root = kubectlCommands().get('');
  if (root === undefined) throw new Error('no root command');
  let command = root;
  let rest = tokens;
  while (hasSubcommands(command)) {
    const at = firstWord(rest, command);
    const word = at === undefined ? undefined : rest[at];
    if (word === undefined || at === undefined) break;
    if (word.text === undefined) return { command, rest, stopped: { kind: 'unknown-argument', token: word } };
    const next = kubectlSubcommand(command, word.text);
    if (next === undefined) {
      const stopped = command.path === '' ? ({ kind: 'unknown-command', token: word } as const) : undefined;
      return { command, rest, stopped };
    }
    command = next;
    rest = rest.toSpliced(at, 1);
  }
  return { command, rest, stopped: undefined };
}

function firstWord(tokens: readonly ArgumentToken[], command: KubectlCommand): number | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.text === '--') return undefined;
    const known = knownPart(token);
    if (!known.startsWith('-')) {
      if (known !== '' || token.text === undefined) return at;
    } else if (token.text === undefined) {
      // Behind `-n` or `--name` may stand nothing, or the value, or more of the name.
      if (!known.includes('=') && (known.startsWith('--') || known.length <= 2)) return at;
    } else if (takesNext(known, command)) {
      at++;
    }
  }
  return undefined;
}

function takesNext(word: string, command: KubectlCommand): boolean {
  if (word.includes('=')) return false;
  if (word.startsWith('--')) return kubectlFlag(command, word.slice(2))?.implied === undefined;
  return word.length === 2 && kubectlFlagOfLetter(command, word.slice(1))?.implied === undefined;
}
