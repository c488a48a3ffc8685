/** Whether anything ends a loop whose condition never comes true, in either shell. */
import type { Recorder } from '../recorder.js';
import type { Place } from '../report.js';
import type { Rounds } from './rounds.js';

/** A loop that is run to see whether it ends. */
interface Trial<State> extends Pick<Rounds<State>, 'merge' | 'isSame'> {
  /** One round from states that are its own: those that come to the next look at the condition. */
  next(heads: readonly State[], round: number): readonly State[];
  /** Adds what a round has done to whole numbers, so many times more. */
  leap?(before: State, after: State, times: number): void;
}

/** Whether the loop's own counters end it, within so many rounds. */
export function endsItself<State extends { clone(): State }>(
  start: State,
  rounds: number,
  { next, merge, isSame, leap }: Trial<State>,
): boolean {
  let heads: readonly State[] = [start];
  for (let round = 0; round < rounds; round++) {
    const merged = merge(
      next(
        heads.map((one) => one.clone()),
        round,
      ),
    );
    const [only, ...more] = merged;
    // Several ways at once: whether all of them end is not looked for.
    if (only === undefined || more.length > 3) return true;
    const [before] = heads;
    if (before !== undefined) {
      if (more.length === 0 && isSame(before, only)) return false;
      for (const one of merged) leap?.(before, one, 2 ** round);
    }
    heads = merged;
  }
  return false;
}

/** A finding: the loop goes on for ever as long as its condition does not come true. */
export function noteEndlessLoop(recorder: Recorder, place: Place): void {
  const what = 'nothing ends this loop if what it waits for never comes';
  recorder.find('KS3108', place, what, { fix: 'count the attempts' });
}
