/** `__complete SHELL …`: what the completion scripts call at every TAB. Fast, silent, and never an error. */

import type { RawVerbModule, Verbs } from '../command-line/verb.js';
import type { Answer } from '../completion/answer.js';
import { complete } from '../completion/complete.js';
import type { Host } from '../host.js';

/** The verb that completes the command lines of these verbs. */
export function completer(verbs: Verbs): RawVerbModule {
  return { runRaw: (args, host) => printReply(args, verbs, host) };
}

/**
 * Prints the answer in the shell's own form. The arguments: the shell, then for bash the line up to the cursor and
 * COMP_WORDBREAKS, for PowerShell the words as base64 of JSON, for the others the words behind the program's name.
 */
async function printReply(args: readonly string[], verbs: Verbs, host: Host): Promise<number> {
  const [shell, ...rest] = args;
  const ask = (words: readonly string[]): Promise<Answer> => complete(words, verbs, host);
  host.stdout.write(await reply(shell, rest, ask));
  return 0;
}

type Ask = (words: readonly string[]) => Promise<Answer>;

async function reply(shell: string | undefined, rest: readonly string[], ask: Ask): Promise<string> {
  if (shell === 'bash') return (await import('../completion/shells/bash.js')).bashReply(rest, ask);
  if (shell === 'zsh') return (await import('../completion/shells/zsh.js')).zshReply(await ask(rest));
  if (shell === 'fish') return (await import('../completion/shells/fish.js')).fishReply(await ask(rest));
  if (shell === 'kubectl') {
    return (await import('../completion/shells/kubectl.js')).kubectlReply(rest, await ask(rest));
  }
  if (shell === 'powershell') {
    const { powershellReply, powershellWords } = await import('../completion/shells/powershell.js');
    const words = powershellWords(rest);
    return powershellReply(words, await ask(words));
  }
  return '';
}
