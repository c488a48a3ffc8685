/** bash's own commands, as far as they are modelled. */

import { commandBuiltin } from './builtins/command-builtin.js';
import { declare, exportBuiltin, local, readonlyBuiltin, unset } from './builtins/declare.js';
import { breakOrContinue, exit, returnBuiltin } from './builtins/flow.js';
import { cd, pwd, umask } from './builtins/folder.js';
import { kill, wait } from './builtins/jobs.js';
import { echo, printf } from './builtins/print.js';
import { read } from './builtins/read.js';
import { set, shift } from './builtins/set.js';
import { test } from './builtins/test.js';
import { trap } from './builtins/trap.js';
import type { Invocation } from './command.js';
import type { Context } from './machine.js';
import type { State } from './state.js';

export interface Builtin {
  run(context: Context, state: State, invocation: Invocation): State[];
  /** Its arguments can be assignments (`export X=…`). */
  readonly declares?: boolean;
  /** Assignments before it are for it alone, and it knows what they do. */
  readonly takesEnvironment?: boolean;
}

const succeeds = (status: number): Builtin => ({
  run: (_context, state) => [state.fail(status)],
});

export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [':', succeeds(0)],
  ['true', succeeds(0)],
  ['false', succeeds(1)],
  ['set', { run: set }],
  ['shift', { run: shift }],
  ['unset', { run: unset }],
  ['export', { run: exportBuiltin, declares: true }],
  ['readonly', { run: readonlyBuiltin, declares: true }],
  ['local', { run: local, declares: true }],
  ['declare', { run: declare, declares: true }],
  ['typeset', { run: declare, declares: true }],
  ['trap', { run: trap }],
  ['exit', { run: exit }],
  ['return', { run: returnBuiltin }],
  ['break', { run: breakOrContinue }],
  ['continue', { run: breakOrContinue }],
  ['cd', { run: cd }],
  ['pwd', { run: pwd }],
  ['umask', { run: umask }],
  ['read', { run: read, takesEnvironment: true }],
  ['kill', { run: kill }],
  ['wait', { run: wait }],
  ['command', { run: commandBuiltin }],
  ['printf', { run: printf }],
  ['echo', { run: echo }],
  ['test', { run: test }],
  ['[', { run: test }],
]);
