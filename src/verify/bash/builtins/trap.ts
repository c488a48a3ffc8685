/** trap. */

import { Refusal } from '../../refusal.js';
import type { Invocation } from '../run/command.js';
import { setTrap } from '../run/traps.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';

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
