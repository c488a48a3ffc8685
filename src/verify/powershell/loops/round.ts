/** One round of a loop, whatever the loop goes through. */
import type { Round } from '../../run/rounds.js';
import type { Machine } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import { normal, type State } from '../state/state.js';

export interface Loop {
  readonly offset: number;
  readonly label: string | undefined;
  /** Runs the condition: whether the body runs (again). */
  check(machine: Machine, state: State): Paths<boolean>;
  body(machine: Machine, state: State): State[];
  /** What comes between the body and the next look at the condition. */
  step?(machine: Machine, state: State): State[];
  /** The first round runs without a look at the condition. */
  readonly bodyFirst: boolean;
  /** It goes through something that has an end. */
  readonly finite: boolean;
}

/** Runs one round from each of the states that come to it. `repeats`: it stands for all rounds from here on. */
export function runRound(
  machine: Machine,
  heads: readonly State[],
  loop: Loop,
  round: number,
  outside: State['depth'],
  repeats: boolean,
): Round<State> {
  const left: State[] = [];
  const next: State[] = [];
  let uncertain = false;
  const staysIn = (states: readonly State[]): number =>
    states.filter(({ flow }) => ['normal', 'break', 'continue'].includes(flow.kind)).length;
  for (const one of heads) {
    one.depth = {
      ...outside,
      loops: outside.loops + 1,
      unboundedLoops: outside.unboundedLoops + (repeats ? 1 : 0),
    };
    const checked = loop.bodyFirst && round === 0 ? Paths.of(one, true) : loop.check(machine, one);
    left.push(...checked.ended);
    if (checked.live.length > 1) uncertain = true;
    for (const { state, value } of checked.live) {
      if (!value) {
        left.push(state);
        continue;
      }
      const ended = loop.body(machine, state);
      if (staysIn(ended) > 1) uncertain = true;
      for (const after of ended) {
        if (!goesOn(after, loop.label)) left.push(after);
        else for (const last of loop.step?.(machine, after) ?? [after]) (last.live ? next : left).push(last);
      }
    }
  }
  for (const one of [...left, ...next]) one.depth = outside;
  return { next, left, uncertain };
}

/** Whether a path through the body comes back to the condition; a path that breaks out is normal from here on. */
export function goesOn(state: State, label: string | undefined): boolean {
  const { flow } = state;
  if (flow.kind === 'normal') return true;
  if (flow.kind !== 'break' && flow.kind !== 'continue') return false;
  if (flow.label !== undefined && flow.label !== label) return false;
  state.flow = normal;
  return flow.kind === 'continue';
}
