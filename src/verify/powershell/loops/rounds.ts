/** The rounds of a loop whose number is not known beforehand. */
import { Refusal } from '../../refusal.js';
import { sameState } from '../state/fingerprint.js';
import { merge, mergeAll } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import type { State } from '../state/state.js';
import { checkBound } from './loop-bound.js';
import { type Loop, runRound } from './round.js';

/** Rounds that are run one by one before the loop is taken as one whose end is not known. */
const maximumRounds = 100;

/** Rounds until what the loop changes has to stand still. */
const maximumWidenings = 12;

/**
 * While the condition is known, round by round; from the first round whose condition only a run would show, what
 * changes in the loop becomes unknown, until another round changes nothing: then all rounds are covered.
 */
export function runRounds(machine: Machine, start: State, loop: Loop): State[] {
  const { offset } = loop;
  const untouched = start.clone();
  const outside = start.depth;
  const left: State[] = [];
  let heads: State[] = [start];
  let uncertain = false;
  let head: State | undefined;
  for (let round = 0; ; round++) {
    // Before the first round of `do`, the condition is not looked at: that state is none that comes to it.
    const before = loop.bodyFirst && round === 0 ? [] : heads.map((one) => one.clone());
    const ended = runRound(machine, heads, loop, round, outside, uncertain);
    left.push(...ended.left);
    uncertain ||= ended.uncertain;
    const { next } = ended;
    if (next.length === 0) break;
    if (!uncertain) {
      if (round >= maximumRounds) {
        throw new Refusal('KS3108', `the loop runs more than ${maximumRounds} times`, offset);
      }
      heads = merge(machine, next);
      continue;
    }
    if (round >= maximumRounds + maximumWidenings) {
      throw new Refusal('KS3108', 'what the loop changes does not come to rest', offset);
    }
    const [joined, ...apart] = mergeAll(
      machine,
      [...(head === undefined ? before : [head]), ...next],
      offset,
    );
    if (joined === undefined || apart.length > 0) {
      throw new Refusal('KS3108', 'the rounds of the loop differ in more than their values', offset);
    }
    if (head !== undefined && sameState(head, joined) && isWithin(joined.trail, head.trail)) break;
    head = joined;
    heads = [joined.clone()];
  }
  if (uncertain && !machine.trial) checkBound(machine, untouched, loop);
  const normals = left.filter((state) => state.live);
  const others = left.filter((state) => !state.live);
  return [...merge(machine, others), ...(uncertain ? mergeAll(machine, normals, offset) : normals)];
}

/** Calls that may come last are part of what a round begins with. */
const isWithin = (part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean =>
  [...part].every((id) => whole.has(id));
