/** Paths that came to the same point, in either shell. */

/** One of each state with the same key; `absorb` puts into the one that is kept what only another of them had. */
export function distinctBy<State>(
  states: readonly State[],
  keyOf: (state: State) => string,
  absorb: (kept: State, same: State) => void,
): State[] {
  const byKey = new Map<string, State>();
  for (const state of states) {
    const key = keyOf(state);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, state);
    else absorb(known, state);
  }
  return [...byKey.values()];
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
