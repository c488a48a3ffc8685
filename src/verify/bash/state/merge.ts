/** Paths that came to the same point: those that are the same become one, and too many become one that knows less. */

import { Refusal } from '../../refusal.js';
import { distinctBy, joinBy } from '../../run/merging.js';
import { likeness } from '../../value.js';
import { worse } from './calls-in-pipes.js';
import { fingerprint, shape } from './fingerprint.js';
import { join } from './join.js';
import type { Context } from './machine.js';
import type { State } from './state.js';

/** Paths at the same point before they are merged even where that loses what differs. */
const maximumPaths = 16;

/** One of each state that is the same but for names of evaluations; too many become one. */
export function merge(context: Context, states: readonly State[]): State[] {
  if (states.length < 2) return [...states];
  const kept = distinct(states);
  const live = kept.filter((state) => state.live);
  if (live.length <= maximumPaths) return kept;
  const joined = mergeAll(context, live, undefined);
  if (joined.length > maximumPaths * 4) throw new Refusal('KS1003', 'the script can take too many ways');
  return [...kept.filter((state) => !state.live), ...joined];
}

/** One of each; the whole of two states is only looked at where their outlines are the same. */
function distinct(states: readonly State[]): State[] {
  const groups = new Map<string, State[]>();
  for (const state of states) {
    const key = outline(state);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [state]);
    else group.push(state);
  }
  return [...groups.values()].flatMap((group) => {
    const [one, other, ...more] = group;
    if (one === undefined || other === undefined) return group;
    if (more.length === 0 && plainlyDiffer(one, other)) return group;
    return distinctBy(group, fingerprint, absorb);
  });
}

/** One state stands for another that is the same. */
function absorb(kept: State, same: State): void {
  kept.trail = new Set([...kept.trail, ...same.trail]);
  kept.calls = worse(kept.calls, same.calls);
}

/** Whether a variable has another text, which is quicker to see than that nothing differs. */
function plainlyDiffer(left: State, right: State): boolean {
  for (const [name, { value }] of left.variables) {
    const other = right.variables.get(name)?.value;
    if (
      value !== other &&
      (value === undefined || other === undefined || likeness(value) !== likeness(other))
    )
      return true;
  }
  return false;
}

/** What is cheap to compare. */
function outline({ flow, status, variables, files, captures, depth }: State): string {
  const how = status.kind === 'known' ? status.status : status.what;
  return `${flow.kind} ${how} ${variables.size} ${files.entriesByKey.size} ${captures.size} ${depth.loops}`;
}

/** Joins all states that differ in values only. */
export function mergeAll(context: Context, states: readonly State[], offset: number | undefined): State[] {
  return joinBy(states, shape, (one, other) => join(context, one, other, offset));
}
