/** Two paths that came to the same, or to nearly the same: one path from here on. */

import { costOfVariable, spend } from '../../effort.js';
import { joinFields } from '../../fields.js';
import { distinctBy, joinBy, limited } from '../../run/merging.js';
import type { Machine } from './machine.js';
import { endOf, isSameState, sameStates, shape } from './same.js';
import type { State } from './state.js';
import { stateFields } from './state-fields.js';

/** Paths at the same point, whatever it costs; more than that are refused. */
const maximumPaths = 64;
/** So many are not worth a closer look. */
const fewPaths = 4;

/** One of each state that is the same but for names of evaluations; too many become one. */
export function merge(machine: Machine, states: readonly State[]): State[] {
  if (states.length < 2) return [...states];
  let kept: State[] = [];
  const byEnd = new Map<string, State[]>();
  for (const state of states) {
    const end = endOf(state);
    const alike = byEnd.get(end) ?? [];
    byEnd.set(end, alike);
    const same = alike.find((one) => isSameState(one, state));
    if (same === undefined) {
      alike.push(state);
      kept.push(state);
    } else absorb(same, state);
  }
  if (kept.filter((state) => state.live).length > fewPaths) kept = distinct(kept);
  const paths = { apart: machine.pathsApart, most: maximumPaths };
  return limited(kept, paths, (live) => mergeAll(machine, live, undefined));
}

/** One of each state that is the same but for names of evaluations. */
export function distinct(states: readonly State[]): State[] {
  return distinctBy(states, sameStates, absorb);
}

/** One state stands for another that is the same. */
function absorb(kept: State, same: State): void {
  kept.trail = new Set([...kept.trail, ...same.trail]);
  kept.unnoticed ??= same.unnoticed;
}

/** Joins all states that differ in values only. */
export function mergeAll(machine: Machine, states: readonly State[], offset: number | undefined): State[] {
  return joinBy(states, shape, (one, other) => join(machine, one, other, offset));
}

/** One state for two: what differs is not known from here on. */
function join(machine: Machine, left: State, right: State, offset: number | undefined): State {
  const sizeOf = (state: State): number =>
    state.scopes.reduce((size, { variables }) => size + variables.size, 0);
  spend(costOfVariable * (sizeOf(left) + sizeOf(right)));
  const into = left.clone();
  const where = offset === undefined ? '' : `, as it is after line ${machine.source.place(offset).line}`;
  return Object.assign(into, joinFields(stateFields, left, right, { left, right, into, offset, where }));
}
