/** Output that is kept, and goes nowhere else. */
import { freshId } from '../../value.js';
import type { Items } from './objects.js';
import { Paths } from './paths.js';
import type { State } from './state.js';

/** Runs something whose output is kept: `$(…)`, `@(…)`, functions, script blocks. */
export function capture(state: State, run: (state: State) => State[]): Paths<Items> {
  const id = freshId();
  const outside = state.sink;
  state.captures.set(id, []);
  state.sink = { kind: 'capture', id };
  const ended = run(state);
  const live: { state: State; value: Items }[] = [];
  const left: State[] = [];
  for (const after of ended) {
    const items = after.captures.get(id) ?? [];
    after.captures.delete(id);
    after.sink = outside;
    if (after.live) live.push({ state: after, value: items });
    else {
      after.partial = items;
      left.push(after);
    }
  }
  return new Paths(live, left);
}
