/** The rounds of a loop whose number is not known beforehand. */
import { runLoop } from '../../run/rounds.js';
import { merge, mergeAll } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import { sameState } from '../state/same.js';
import type { State } from '../state/state.js';
import { checkEnd } from './loop-end.js';
import { type Loop, runRound } from './round.js';

/** All rounds of a loop: the states in which it is left. */
export function runRounds(machine: Machine, start: State, loop: Loop): State[] {
  const { bodyFirst, offset } = loop;
  const outside = start.depth;
  return runLoop(start, {
    offset,
    bodyFirst,
    run: (heads, round, repeats) => runRound(machine, heads, loop, round, outside, repeats),
    merge: (states) => merge(machine, states),
    mergeAll: (states) => mergeAll(machine, states, offset),
    isSame: sameState,
    checkEnd: (untouched) => checkEnd(machine, untouched, loop),
  });
}
