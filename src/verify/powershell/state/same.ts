/** What tells two states of a run apart; what counts for it stands in `stateFields`. */
import { isSame, shapeOf } from '../../fields.js';
import { groupsOfSame } from '../../same.js';
import { keysInOrder, ownKeys } from './object-keys.js';
import type { State } from './state.js';
import { stateFields } from './state-fields.js';

/** Whether two states are the same but for the names of evaluations. */
export function sameState(left: State, right: State): boolean {
  return sameStates([left, right]).length === 1;
}

/** What has to be equal for two states to be joined. */
export function shape(state: State): string {
  return JSON.stringify(shapeOf(stateFields, state, ownKeys(state)));
}

/** Puts states together that are the same but for the names of evaluations. */
export function sameStates(states: readonly State[]): State[][] {
  return groupsOfSame(stateFields, states, keysInOrder);
}

/** The same down to the names of evaluations, for states that share most: nothing is lost where one of them is dropped. */
export function isSameState(left: State, right: State): boolean {
  const deep = left.heap.size > 0 || right.heap.size > 0 || !sameFacts(left, right);
  return isSame(stateFields, [left, ownKeys(left)], [right, ownKeys(right)], deep);
}

/** Whether the conditions that were looked at went the same way. */
function sameFacts({ facts }: State, { facts: others }: State): boolean {
  if (facts === others) return true;
  if (facts.size !== others.size) return false;
  for (const [exit, fact] of facts) if (others.get(exit) !== fact) return false;
  return true;
}

/** A text that is equal for states that may be the same: how they ended. */
export function endOf(state: State): string {
  const { shape: how, key } = stateFields.flow;
  const keys = ownKeys(state);
  return JSON.stringify([how?.(state.flow, keys), key?.(state.flow, keys)]);
}
