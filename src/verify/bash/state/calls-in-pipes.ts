/** Calls of programs that matter to others, from commands that a pipe runs side by side: which of them come first. */
import { Refusal } from '../../refusal.js';
import type { State } from './state.js';

/** How the calls of one command of a pipeline lie to what it prints into the pipe; each is worse than the one before. */
const orders = ['none', 'first', 'late', 'apart'] as const;

/**
 * `first`: one call, with nothing printed before it, so whoever has read anything comes after it. `late`: whoever has
 * read to the end comes after them. `apart`: the pipe may end before they are made.
 */
export type CallOrder = (typeof orders)[number];

/** What holds for either of two. */
export function worse(one: CallOrder, other: CallOrder): CallOrder {
  return orders.indexOf(one) > orders.indexOf(other) ? one : other;
}

/** What holds for both together. */
export function together(one: CallOrder, other: CallOrder): CallOrder {
  return one === 'none' || other === 'none' ? worse(one, other) : worse('late', worse(one, other));
}

/** Notes a call that is about to be made; `offset` is where it stands. */
export function noteCall(state: State, offset: number): void {
  confirmInOrder(state, offset);
  const printed = state.pipes.some((cell) => (state.captures.get(cell) ?? []).length > 0);
  const kind = state.sinks.get(1)?.kind === 'capture' ? (printed ? 'late' : 'first') : 'apart';
  state.calls = together(state.calls, kind);
}

/** A call in a pipeline comes after those of the commands before it only where it has read what they print. */
function confirmInOrder(state: State, offset: number): void {
  for (const { cell, calls } of state.beside) {
    const input = state.inputs.get(cell);
    const read = input?.kind === 'text' && (calls === 'first' ? input.begun : input.ended) === true;
    if (read && calls !== 'apart') continue;
    throw new Refusal(
      'KS3109',
      'whether this runs before or after what is piped into it depends on the run',
      offset,
    );
  }
}
