/** trap. */

import { Refusal } from '../../refusal.js';
import type { Invocation } from '../command.js';
import type { Context } from '../machine.js';
import type { State } from '../state.js';
import { setTrap } from '../traps.js';

export function trap(context: Context, state: State, invocation: Invocation): State[] {
  const handler = invocation.arguments.find((one) => one.expanded);
  if (handler !== undefined) {
    throw new Refusal(
      'KS3106',
      'what this trap runs is made at run time',
      handler.offset,
      'put the handler in single quotes',
    );
  }
  return [
    setTrap(
      context,
      state,
      invocation.arguments.map((one) => one.value),
      invocation.node.pos,
    ),
  ];
}
