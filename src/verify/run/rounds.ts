/** The rounds of a loop, in either shell. */
import { Refusal } from '../refusal.js';

/** Rounds that are run one by one before the loop is taken as one whose end is not known. */
const maximumRounds = 100;

/** Rounds until what the loop changes has to stand still. */
const maximumWidenings = 12;

interface LoopState<State> {
  readonly live: boolean;
  /** Ids of the calls that can be the last one. */
  readonly trail: ReadonlySet<number>;
  clone(): State;
}

/** What one round of all ways comes to. */
export interface Round<State> {
  /** Paths that come to the next look at the condition. */
  readonly next: readonly State[];
  /** Paths that left the loop. */
  readonly left: readonly State[];
  /** Which way it went depends on the run. */
  readonly uncertain: boolean;
}

/** What the shell brings to the rounds of one loop. */
export interface Rounds<State> {
  /** Where the loop stands. */
  readonly offset: number;
  /** The first round runs without a look at the condition. */
  readonly bodyFirst: boolean;
  /** Runs one round from the heads, which are its own; `uncertain`: more rounds may follow than are looked at. */
  run(heads: readonly State[], round: number, uncertain: boolean): Round<State>;
  /** One of each state that is the same. */
  merge(states: readonly State[]): State[];
  /** Joins all that differ in values only. */
  mergeAll(states: readonly State[]): State[];
  /** Whether two states are the same but for the names of evaluations. */
  isSame(one: State, other: State): boolean;
  /** What looks whether anything ends the loop, from the state before it, where its end depends on the run. */
  checkEnd(start: State): void;
}

/** All rounds of a loop: the states in which it is left. */
export function runLoop<State extends LoopState<State>>(start: State, loop: Rounds<State>): State[] {
  const untouched = start.clone();
  const { left, uncertain } = runRounds(start, loop);
  if (uncertain) loop.checkEnd(untouched);
  const normals = left.filter((state) => state.live);
  const others = left.filter((state) => !state.live);
  return [...loop.merge(others), ...(uncertain ? loop.mergeAll(normals) : normals)];
}

/**
 * While the condition is known, round by round; from the first round whose condition only a run would show, what
 * changes in the loop becomes unknown, until another round changes nothing: then all rounds are covered. Gives the
 * paths that left the loop, and whether its end depends on the run.
 */
function runRounds<State extends LoopState<State>>(
  start: State,
  loop: Rounds<State>,
): { readonly left: readonly State[]; readonly uncertain: boolean } {
  const { offset } = loop;
  const left: State[] = [];
  let heads: readonly State[] = [start];
  let uncertain = false;
  let head: State | undefined;
  for (let round = 0; ; round++) {
    // Before the first round of `do`, the condition is not looked at: that state is none that comes to it.
    const before = loop.bodyFirst && round === 0 ? [] : heads.map((one) => one.clone());
    const ended = loop.run(heads, round, uncertain);
    left.push(...ended.left);
    uncertain ||= ended.uncertain;
    const { next } = ended;
    if (next.length === 0) return { left, uncertain };
    if (!uncertain) {
      if (round >= maximumRounds)
        throw new Refusal('KS3108', `the loop runs more than ${maximumRounds} times`, offset);
      heads = loop.merge(next);
      continue;
    }
    if (round >= maximumRounds + maximumWidenings)
      throw new Refusal('KS3108', 'what the loop changes does not come to rest', offset);
    const [joined, ...apart] = loop.mergeAll([...(head === undefined ? before : [head]), ...next]);
    if (joined === undefined || apart.length > 0)
      throw new Refusal('KS3108', 'the rounds of the loop differ in more than their values', offset);
    // The way out of the loop is also one from the calls of the last round.
    if (head !== undefined && loop.isSame(head, joined) && isWithin(joined.trail, head.trail))
      return { left, uncertain };
    head = joined;
    heads = [joined.clone()];
  }
}

const isWithin = (part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean =>
  [...part].every((id) => whole.has(id));
