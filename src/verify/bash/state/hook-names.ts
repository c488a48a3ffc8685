/** Names of functions and arrays that a shell calls by itself, at moments that stand nowhere in the script. */

import { Refusal } from '../../refusal.js';
import type { Context } from './machine.js';

// zshmisc(1), "Special Functions" and "Trap Functions"; zshexpn(1), "Dynamic named directories"; zshparam(1) for PERIOD.
const inZsh = /^(TRAP[A-Z0-9_]+|chpwd|precmd|preexec|periodic|zshaddhistory|zshexit|zsh_directory_name\w*)$/;
const hookVariablesOfZsh =
  /^((chpwd|precmd|preexec|periodic|zshaddhistory|zshexit|zsh_directory_name)_functions|PERIOD)$/;

// bash(1), "Command Execution"; zshmisc(1). A tool that is missing is told by the model of its call, not by them.
const whereNothingIsFound = /^command_not_found_handler?$/;

/** Refuses a function that the shell, or one that may read the script, would call by itself. */
export function confirmNoHook(context: Context, name: string, offset: number): void {
  if (whereNothingIsFound.test(name))
    throw new Refusal(
      'KS3106',
      `the shell calls ${name} by itself where a command is missing`,
      offset,
      rename,
    );
  if (context.machine.mayBeZsh && inZsh.test(name))
    throw new Refusal('KS3106', `zsh calls a function named ${name} by itself`, offset, rename);
}

// zsh/parameter: what is assigned to them becomes a function or an alias.
const tablesOfZsh = /^(dis_)?(functions|aliases|galiases|saliases)$/;

/** Refuses a variable that names such functions, or that holds them. */
export function confirmNoHookVariable(context: Context, name: string, offset: number): void {
  if (context.machine.mayBeZsh && hookVariablesOfZsh.test(name))
    throw new Refusal('KS3106', `zsh calls functions by itself for ${name}`, offset, rename);
  if (context.machine.mayBeZsh && tablesOfZsh.test(name))
    throw new Refusal(
      'KS3106',
      `zsh keeps ${name} of its own under this name`,
      offset,
      'give it another name',
    );
}

const rename = 'give it another name, and call it where it should run';
