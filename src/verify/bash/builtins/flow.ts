/** exit, return, break, continue. */

import { Refusal } from '../../refusal.js';
import { isOneNumber, show, textOf } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';

/** The status that an argument names; without one, the status as it stands. */
function takeStatus(state: State, invocation: Invocation): void {
  const [argument, ...more] = invocation.arguments;
  if (argument === undefined) {
    // POSIX: in a trap, the status that it began with. Which one in a shell inside it is not looked for.
    if (invocation.name === 'exit' && state.ending !== undefined) {
      const plain = state.depth.functions === 0 && state.depth.subshells === 0;
      state.status = plain ? state.ending : { kind: 'unknown', what: 'the script succeeded before its trap' };
    }
    return;
  }
  const text = textOf(argument.value);
  if (
    invocation.name === 'return' &&
    text !== undefined &&
    !/^([01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5])$/.test(text)
  )
    throw new Refusal('KS1003', 'return with a status above 255', argument.offset);
  if (more.length > 0)
    throw new Refusal('KS1003', `${invocation.name} with several arguments`, argument.offset);
  if (text === undefined) {
    if (!isOneNumber(argument.value))
      throw new Refusal('KS1003', `${invocation.name} with a status that is no number`, argument.offset);
    const { status } = state;
    // `exit $?` keeps what is known of it.
    const [only, ...others] = argument.value;
    const single = others.length === 0 && only?.kind === 'unknown' ? only.what : '';
    const failed = single.startsWith('exit status, not 0');
    state.status = failed
      ? { kind: 'failed', what: show(argument.value) }
      : status.kind === 'unknown' && single === `exit status of ${status.what}`
        ? // Another command of the same words may have run since: what the status says of texts is left out.
          { kind: 'unknown', what: status.what }
        : { kind: 'unknown', what: `${show(argument.value)} is 0` };
    return;
  }
  if (!/^[0-9]{1,9}$/.test(text)) {
    throw new Refusal('KS1003', `${invocation.name} with a status that is no number`, argument.offset);
  }
  state.fail(Number(text) & 0xff);
}

export function exit(_context: Context, state: State, invocation: Invocation): State[] {
  takeStatus(state, invocation);
  return [state.exit()];
}

export function returnBuiltin(_context: Context, state: State, invocation: Invocation): State[] {
  if (state.depth.functions === 0) {
    throw new Refusal('KS1003', 'return outside of a function', invocation.node.pos);
  }
  takeStatus(state, invocation);
  state.flow = { kind: 'return' };
  return [state];
}

export function breakOrContinue(_context: Context, state: State, invocation: Invocation): State[] {
  const [argument, ...more] = invocation.arguments;
  const text = argument === undefined ? '1' : textOf(argument.value);
  if (more.length > 0 || text === undefined || !/^[1-9]$/.test(text)) {
    throw new Refusal('KS1003', `${invocation.name} with this argument`, invocation.node.pos);
  }
  const levels = Math.min(Number(text), state.depth.loops);
  if (levels === 0) throw new Refusal('KS1003', `${invocation.name} outside of a loop`, invocation.node.pos);
  state.succeed();
  state.flow = { kind: invocation.name === 'break' ? 'break' : 'continue', levels };
  return [state];
}
