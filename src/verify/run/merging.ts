/** Paths that came to the same point, in either shell. */
import { Refusal } from '../refusal.js';

/** One of each state that is the same; `absorb` puts into the one that is kept what only another of them had. */
export function distinctBy<State>(
  states: readonly State[],
  groupsOf: (states: readonly State[]) => readonly (readonly State[])[],
  absorb: (kept: State, same: State) => void,
): State[] {
  // Most often there is but one way.
  if (states.length < 2) return [...states];
  return groupsOf(states).flatMap(([kept, ...same]) => {
    if (kept === undefined) return [];
    for (const one of same) absorb(kept, one);
    return [kept];
  });
}

/** One state for all of the same shape. */
export function joinBy<State>(
  states: readonly State[],
  shapeOf: (state: State) => string,
  join: (one: State, other: State) => State,
): State[] {
  const groups = new Map<string, State>();
  for (const state of states) {
    const key = shapeOf(state);
    const known = groups.get(key);
    groups.set(key, known === undefined ? state : join(known, state));
  }
  return [...groups.values()];
}

/** Up to `apart` live states stay as they are; more become one of each shape, and too many are refused. */
export function limited<State extends { readonly live: boolean }>(
  states: readonly State[],
  { apart, most }: { readonly apart: number; readonly most: number },
  mergeAll: (live: readonly State[]) => readonly State[],
): State[] {
  const live = states.filter((state) => state.live);
  if (live.length <= apart) return [...states];
  const joined = mergeAll(live);
  if (joined.length > most) throw new Refusal('KS1003', 'the script can take too many ways');
  return [...states.filter((state) => !state.live), ...joined];
}
