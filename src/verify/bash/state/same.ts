/** What is the same, and what may be joined; what counts for it stands in `stateFields`. */
import { costOfVariable, spend } from '../../effort.js';
import { namesInOrder, ownNames, shapeOf } from '../../fields.js';
import { groupsOfSame } from '../../same.js';
import type { State } from './state.js';
import { stateFields } from './state-fields.js';

/** Whether two states are the same but for the names of evaluations. */
export function sameState(left: State, right: State): boolean {
  return sameStates([left, right]).length === 1;
}

/** What has to be equal for two states to be joined. */
export function shape(state: State): string {
  return JSON.stringify(shapeOf(stateFields, state, ownNames));
}

/** Puts states together that are the same but for the names of evaluations. */
export function sameStates(states: readonly State[]): State[][] {
  for (const { variables, files, captures } of states)
    spend(costOfVariable * (variables.size + files.entriesByKey.size + captures.size));
  return groupsOfSame(stateFields, states, namesInOrder);
}
