/** Whether anything ends a loop whose condition never comes true. */
import { endsItself, noteEndlessLoop } from '../../run/loop-end.js';
import { sameState } from '../state/fingerprint.js';
import { distinct } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import type { State } from '../state/state.js';
import { type Loop, runRound } from './round.js';

/** Rounds after which a loop that its own counter ends has ended. */
const boundedRounds = 200;

/** The same where the counter leaps. */
const leapingRounds = 16;

/** A finding where the loop goes on for ever as long as its condition does not come true. */
export function checkEnd(machine: Machine, start: State, loop: Loop): void {
  // Once for each loop: another way to it does not make it end.
  if (machine.trial || loop.finite || machine.boundsChecked.has(loop.offset)) return;
  machine.boundsChecked.add(loop.offset);
  if (ends(machine, start, loop, true) || ends(machine, start, loop, false)) return;
  noteEndlessLoop(machine.recorder, machine.source.place(loop.offset));
}

/**
 * Whether the loop's own counters end it. With `leaps`, what a round adds to them is added more and more often, so
 * that a few rounds do; a condition such as `-eq 30` can be leapt over.
 */
function ends(machine: Machine, start: State, loop: Loop, leaps: boolean): boolean {
  const trial = machine.forTrial();
  const outside = start.depth;
  return endsItself(start, leaps ? leapingRounds : boundedRounds, {
    next: (heads, round) => runRound(trial, heads, loop, round, outside, true).next,
    merge: distinct,
    isSame: sameState,
    ...(leaps ? { leap } : {}),
  });
}

/** Adds what the last round added to whole numbers so many times more. */
function leap(before: State, after: State, times: number): void {
  for (const [index, scope] of after.scopes.entries()) {
    for (const [name, { value, type }] of scope.variables) {
      const old = before.scopes[index]?.variables.get(name)?.value;
      if (value.kind !== 'number' || old?.kind !== 'number' || value.value === old.value) continue;
      const leapt = value.value + (value.value - old.value) * times;
      if (Math.abs(leapt) < 1e9) after.set(name, { value: { ...value, value: leapt }, type }, index);
    }
  }
}
