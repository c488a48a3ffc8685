/** One state for two that differ. */
import { costOfVariable, spend } from '../../effort.js';
import { joinFields } from '../../fields.js';
import type { Context } from './machine.js';
import type { State } from './state.js';
import { stateFields } from './state-fields.js';

/** One state for two: what differs is not known from here on. */
export function join(context: Context, left: State, right: State, offset: number | undefined): State {
  const where = offset === undefined ? '' : `, as it is after line ${context.source.place(offset).line}`;
  spend(costOfVariable * (left.variables.size + right.variables.size));
  return Object.assign(left.clone(), joinFields(stateFields, left, right, { context, offset, where }));
}
