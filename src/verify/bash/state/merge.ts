/** Paths that came to the same point: those that are the same become one, and too many become one that knows less. */

import { distinctBy, joinBy, limited } from '../../run/merging.js';
import { worse } from './calls-in-pipes.js';
import { join } from './join.js';
import type { Context } from './machine.js';
import { sameStates, shape } from './same.js';
import type { State } from './state.js';

/** Paths at the same point before they are merged even where that loses what differs. */
const maximumPaths = 16;

/** One of each state that is the same but for names of evaluations; too many become one. */
export function merge(context: Context, states: readonly State[]): State[] {
  if (states.length < 2) return [...states];
  const kept = distinctBy(states, sameStates, absorb);
  const paths = { apart: maximumPaths, most: maximumPaths * 4 };
  return limited(kept, paths, (live) => mergeAll(context, live, undefined));
}

/** One state stands for another that is the same. */
function absorb(kept: State, same: State): void {
  kept.trail = new Set([...kept.trail, ...same.trail]);
  kept.calls = worse(kept.calls, same.calls);
}

/** Joins all states that differ in values only. */
export function mergeAll(context: Context, states: readonly State[], offset: number | undefined): State[] {
  return joinBy(states, shape, (one, other) => join(context, one, other, offset));
}
