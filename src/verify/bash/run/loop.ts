/** `while` and `until`. */

import { endsItself, noteEndlessLoop } from '../../run/loop-end.js';
import { type Round, runLoop as runRounds } from '../../run/rounds.js';
import type { Context } from '../state/machine.js';
import { merge, mergeAll } from '../state/merge.js';
import { sameState } from '../state/same.js';
import { normal, type State } from '../state/state.js';
import { countersIn } from './loop-counters.js';

export interface Checked {
  readonly state: State;
  /** The body runs (again). */
  readonly go: boolean;
}

export interface Loop {
  /** Runs the condition. */
  check(context: Context, state: State): readonly Checked[];
  body(context: Context, state: State): State[];
  /** It goes through an input, which has an end. */
  readonly finite: boolean;
}

/** Runs a loop: all its rounds. */
export function runLoop(context: Context, start: State, offset: number, loop: Loop): State[] {
  const outside = start.depth;
  return runRounds(start, {
    offset,
    bodyFirst: false,
    run: (heads, round, repeats) => runRound(context, heads, loop, round, outside, repeats),
    merge: (states) => merge(context, states),
    mergeAll: (states) => mergeAll(context, states, offset),
    isSame: sameState,
    checkEnd: (untouched) => checkEnd(context, untouched, offset, loop),
  });
}

function runRound(
  context: Context,
  heads: readonly State[],
  loop: Loop,
  round: number,
  outside: State['depth'],
  repeats: boolean,
): Round<State> {
  const left: State[] = [];
  const goes: State[] = [];
  const next: State[] = [];
  let uncertain = repeats;
  for (const one of heads) {
    // The loop's own status is that of the last command of its body, or 0.
    const status = round === 0 ? ({ kind: 'known', status: 0 } as const) : one.status;
    const checked = loop.check(context, enter(one, uncertain));
    if (checked.filter(({ state }) => staysInShell(state)).length > 1) uncertain = true;
    for (const { state, go } of checked) {
      const { live } = state;
      if (go && live) goes.push(state);
      // `break` and `continue` in the condition are of this loop too, with a status of their own.
      else if (!live && goesOn(state)) next.push(leave(state, outside));
      else {
        if (live) state.status = status;
        // dash keeps that of the body.
        else if (context.machine.dialect === 'sh' && state.live && status !== state.status)
          state.status = { kind: 'unknown', what: 'the loop succeeds' };
        left.push(leave(state, outside));
      }
    }
  }
  for (const one of goes) {
    const ended = loop.body(context, one);
    if (ended.filter(staysInShell).length > 1) uncertain = true;
    for (const after of ended) {
      const again = goesOn(after);
      if (again) next.push(leave(after, outside));
      else left.push(leave(after, outside));
    }
  }
  return { next, left, uncertain };
}

/** A path that ends the script takes no part in what the loop comes to. */
const staysInShell = ({ flow }: State): boolean => flow.kind !== 'exit';

/** Rounds after which a loop is taken for endless, where more changes in each than a counter. */
const boundedRounds = 2_000;

/** A finding where the loop goes on for ever as long as its condition does not come true. */
function checkEnd(context: Context, start: State, offset: number, loop: Loop): void {
  if (loop.finite || context.machine.trial || ends(context, start, loop)) return;
  noteEndlessLoop(context.machine.recorder, context.source.place(offset));
}

/** Whether the loop's own counters end it. */
function ends(context: Context, start: State, loop: Loop): boolean {
  const trial: Context = { ...context, machine: context.machine.forTrial() };
  const outside = start.depth;
  return endsItself(start, boundedRounds, {
    next: (heads) =>
      heads
        .flatMap((one) => loop.check(trial, enter(one, true)))
        .flatMap(({ state, go }) => (state.live ? (go ? loop.body(trial, state) : []) : [state]))
        .flatMap((after) => (goesOn(after) ? [leave(after, outside)] : [])),
    merge: (states) => merge(trial, states),
    isSame: sameState,
    counters: countersIn(context.machine.text),
  });
}

function enter(state: State, repeats: boolean): State {
  const { depth } = state;
  state.depth = {
    ...depth,
    loops: depth.loops + 1,
    unboundedLoops: depth.unboundedLoops + (repeats ? 1 : 0),
  };
  return state;
}

function leave(state: State, outside: State['depth']): State {
  state.depth = outside;
  return state;
}

/** Whether a path through the body comes back to the condition; a path that breaks out is normal from here on. */
function goesOn(state: State): boolean {
  const { flow } = state;
  if (flow.kind === 'normal') return true;
  if (flow.kind !== 'break' && flow.kind !== 'continue') return false;
  if (flow.levels > 1) {
    state.flow = { kind: flow.kind, levels: flow.levels - 1 };
    return false;
  }
  state.flow = normal;
  return flow.kind === 'continue';
}
