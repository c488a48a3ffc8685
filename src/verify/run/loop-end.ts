/** Whether anything ends a loop whose condition never comes true, in either shell. */
import type { Recorder } from '../recorder.js';
import type { Place } from '../report.js';
import { type Counter, roundsAlike } from './counter.js';
import type { Rounds } from './rounds.js';

/** A loop that is run to see whether it ends. */
export interface Trial<State> extends Pick<Rounds<State>, 'merge' | 'isSame'> {
  /** One round from states that are its own: those that come to the next look at the condition. */
  next(heads: readonly State[], round: number): readonly State[];
  /** The whole numbers that a round changed; undefined where more may be done with one than to count. */
  counters(before: State, after: State): readonly Counter<State>[] | undefined;
}

/** Ways through a loop that are followed side by side. */
const mostWays = 4;

/** Whether the loop's own counters end it, within so many rounds that differ in more than a counter. */
export function endsItself<State extends { clone(): State }>(
  start: State,
  rounds: number,
  trial: Trial<State>,
): boolean {
  let heads: readonly State[] = [start];
  let last: readonly Counter<State>[] | undefined;
  for (let round = 0; round < rounds; round++) {
    const copies = heads.map((one) => one.clone());
    const merged = trial.merge(trial.next(copies, round));
    // Several ways at once: whether all of them end is not looked for.
    if (merged.length === 0 || merged.length > mostWays) return true;
    const counted = countedAlone(trial, heads, merged);
    const alike = last === undefined || counted === undefined ? 0 : roundsAlike(last, counted);
    if (alike === Number.POSITIVE_INFINITY) return false;
    for (const { now, old, put } of alike === 0 ? [] : (counted ?? []))
      for (const one of merged) put(one, now + (now - old) * alike);
    last = counted;
    heads = merged;
  }
  return false;
}

/** What a round counted, where that is all that it did, and on each way the same. */
function countedAlone<State extends { clone(): State }>(
  { counters, isSame }: Trial<State>,
  heads: readonly State[],
  merged: readonly State[],
): readonly Counter<State>[] | undefined {
  const [head] = heads;
  const [first] = merged;
  const counted = head === undefined || first === undefined ? undefined : counters(head, first);
  if (counted === undefined) return undefined;
  const same = heads.every((one) =>
    isSame(
      one,
      withNumbers(one, counted, ({ old }) => old),
    ),
  );
  const back = merged.map((one) => withNumbers(one, counted, ({ old }) => old));
  const forth = merged.map((one) => withNumbers(one, counted, ({ now }) => now));
  const alike =
    same &&
    merged.every((one, index) => forth[index] !== undefined && isSame(one, forth[index])) &&
    heads.every((one) => back.some((other) => isSame(one, other))) &&
    back.every((one) => heads.some((other) => isSame(one, other)));
  return alike ? counted : undefined;
}

function withNumbers<State extends { clone(): State }>(
  state: State,
  counted: readonly Counter<State>[],
  number: (counter: Counter<State>) => number,
): State {
  const copy = state.clone();
  for (const counter of counted) counter.put(copy, number(counter));
  return copy;
}

/** A finding: the loop goes on for ever as long as its condition does not come true. */
export function noteEndlessLoop(recorder: Recorder, place: Place): void {
  const what = 'nothing ends this loop if what it waits for never comes';
  recorder.find('KS3108', place, what, { fix: 'count the attempts' });
}
