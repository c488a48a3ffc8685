/** Commands in the background: only those that listen or wait are modelled. */

import type { Statement } from 'unbash';
import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { freshId, type Value } from '../../value.js';
import type { Context } from '../state/machine.js';
import { mergeAll } from '../state/merge.js';
import { freshCell, type State } from '../state/state.js';
import { runCommand } from './command.js';
import { enterSubshell, leaveSubshell, runSubshell } from './substitution.js';

// What it does at any moment does not matter, because it does nothing but listen or wait.
const endlessCommand = /^(kubectl|sleep)$/;

/** `command &`: it runs beside what follows; only what it would call is known, not when. */
export function runBackground(context: Context, state: State, statement: Statement): State[] {
  const { command } = statement;
  const name = command.type === 'Command' ? (command.name?.text ?? '') : '';
  if (command.type !== 'Command' || !endlessCommand.test(name) || state.functions.has(name))
    throw new Refusal(
      'KS3109',
      'when this runs beside the commands below it depends on the run',
      statement.pos,
    );
  const inner = enterSubshell(state);
  const outerUse = state.files.use;
  const use = { touched: new Set<string>(), written: new Set<string>() };
  inner.files.use = use;
  const endless = (after: State): boolean => after.endless;
  const ended = runSubshell({ ...context, tested: true, background: true }, inner, (at) =>
    runCommand({ ...context, tested: true, background: true }, at, command),
  );
  if (
    ended.some((after) => !after.endless && after.trail !== state.trail && command.name?.text === 'kubectl')
  ) {
    throw new Refusal(
      'KS3109',
      'when this runs beside the commands below it depends on the run',
      statement.pos,
    );
  }
  return mergeAll(
    context,
    ended.map((after) => leaveSubshell(state, after)),
    statement.pos,
  ).map((back) => {
    const keepsRunning = ended.some(endless);
    back.files.use = outerUse;
    for (const key of use.touched) outerUse?.touched.add(key);
    for (const key of use.written) outerUse?.written.add(key);
    back.files.grow(use.written);
    const id = freshCell();
    const what = command.name?.text ?? 'a command';
    back.jobs = [...state.jobs, { id, what, exit: back.status, endless: keepsRunning }];
    const pid: Value = [
      {
        kind: 'unknown',
        id: freshId(),
        what: `process id of ${what}`,
        nonEmpty: true,
        characters: alphabets.digits,
      },
    ];
    back.variables.set('!', { value: pid, elements: undefined, exported: false, readonly: false });
    return back.succeed();
  });
}
