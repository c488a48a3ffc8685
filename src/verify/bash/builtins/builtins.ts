/** bash's own commands, as far as they are modelled. */

import type { Invocation } from '../calls/invocation.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';
import { commandBuiltin } from './command-builtin.js';
import { declare, exportBuiltin, local, readonlyBuiltin, unset } from './declare.js';
import { breakOrContinue, exit, returnBuiltin } from './flow.js';
import { cd, pwd, umask } from './folder.js';
import { kill, wait } from './jobs.js';
import { echo, printf } from './print.js';
import { read } from './read.js';
import { set, shift } from './set.js';
import { test } from './test.js';
import { trap } from './trap.js';

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
  ['command', { run: (...call) => commandBuiltin(builtins, ...call) }],
  ['printf', { run: printf }],
  ['echo', { run: echo }],
  ['test', { run: test }],
  ['[', { run: test }],
]);
