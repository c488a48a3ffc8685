/** The handlers that `trap` set: those that run when the shell ends, and those that a signal would run. */
import { readHandler } from '../read/handler.js';
import type { Context } from '../state/machine.js';
import { normal, type State } from '../state/state.js';
import { runList } from './list.js';

/** Runs the handler of a signal, where there is one. */
export function runHandler(context: Context, state: State, signal: string): readonly State[] {
  const trap = state.traps.get(signal);
  const script = readHandler(context, state, signal);
  if (trap === undefined || script === undefined) return [state];
  return runList({ ...context, source: trap.source, tested: false }, state, script.commands);
}

/** The EXIT handler of a shell that ended, and the end of the shell itself. */
export function runExitTrap(context: Context, state: State): readonly State[] {
  const { status } = state;
  const handler = state.traps.get('EXIT');
  state.flow = normal;
  state.scopes = [];
  if (handler === undefined || handler.text === '') return [state];
  state.ending = status;
  const zsh = context.machine.dialect === 'zsh';
  // Where `set -e` or `set -u` ends zsh, it does not always run the handler, nor end there in the handler itself.
  const unclear = zsh && (state.options.has('errexit') || state.options.has('nounset'));
  const without = unclear ? [state.clone()] : [];
  for (const one of without) {
    one.ending = undefined;
    one.left = undefined;
  }
  const ended = runHandler({ ...context, unclear: context.unclear || unclear }, state, 'EXIT').map(
    (after) => {
      // The status stays, unless the handler itself exits or stops on an error; zsh has its own rules for that.
      if (after.flow.kind !== 'exit') after.status = status;
      else if (context.machine.dialect === 'zsh')
        after.status = { kind: 'unknown', what: 'the script succeeds before its EXIT trap' };
      after.flow = normal;
      after.ending = undefined;
      after.left = undefined;
      after.traps.delete('EXIT');
      return after;
    },
  );
  return [...without, ...ended];
}
