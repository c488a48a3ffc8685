/** trap. */
import type { Invocation } from '../command.js';
import type { Context } from '../machine.js';
import type { State } from '../state.js';
import { setTrap } from '../traps.js';

export function trap(context: Context, state: State, invocation: Invocation): State[] {
  return [
    setTrap(
      context,
      state,
      invocation.arguments.map((one) => one.value),
      invocation.node.pos,
    ),
  ];
}
