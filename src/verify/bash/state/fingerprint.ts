/** Texts by which states are compared; what counts for them stands in `stateFields`. */
import { costOfVariable, spend } from '../../effort.js';
import { keyOf, namesInOrder, ownNames, shapeOf } from '../../fields.js';
import type { State } from './state.js';
import { stateFields } from './state-fields.js';

/** Whether two states are the same but for the names of evaluations. */
export function sameState(left: State, right: State): boolean {
  return fingerprint(left) === fingerprint(right);
}

/** What has to be equal for two states to be joined. */
export function shape(state: State): string {
  return JSON.stringify(shapeOf(stateFields, state, ownNames));
}

/** A text that is equal for states that are the same but for the names of evaluations. */
export function fingerprint(state: State): string {
  spend(costOfVariable * (state.variables.size + state.files.entriesByKey.size + state.captures.size));
  return JSON.stringify(keyOf(stateFields, state, namesInOrder()));
}
