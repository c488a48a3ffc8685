/** Whether anything ends a loop whose condition never comes true. */
import { endsItself, noteEndlessLoop } from '../../run/loop-end.js';
import { distinct } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import { sameState } from '../state/same.js';
import type { State } from '../state/state.js';
import { countersIn } from './loop-counters.js';
import { type Loop, runRound } from './round.js';

/** Rounds after which a loop is taken for endless, where more changes in each than a counter. */
const boundedRounds = 200;

/** A finding where the loop goes on for ever as long as its condition does not come true. */
export function checkEnd(machine: Machine, start: State, loop: Loop): void {
  // Once for each loop: another way to it does not make it end.
  if (machine.trial || loop.finite || machine.boundsChecked.has(loop.offset)) return;
  machine.boundsChecked.add(loop.offset);
  if (!ends(machine, start, loop)) noteEndlessLoop(machine.recorder, machine.source.place(loop.offset));
}

/** Whether the loop's own counters end it. */
function ends(machine: Machine, start: State, loop: Loop): boolean {
  const trial = machine.forTrial();
  const outside = start.depth;
  return endsItself(start, boundedRounds, {
    next: (heads, round) => runRound(trial, heads, loop, round, outside, true).next,
    merge: distinct,
    isSame: sameState,
    counters: countersIn(machine.source.text),
  });
}
