/** Loops whose rounds are not counted beforehand: `while`, `do`, `for`, and `foreach` over lines that are not known. */

import { Refusal } from '../../refusal.js';
import type * as ast from '../parse/ast.js';
import { sameState } from '../state/fingerprint.js';
import { merge, mergeAll } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import { normal, type State } from '../state/state.js';
import { decide } from '../values/truth.js';
import { checkBound } from './loop-bound.js';
import { evaluatePipelineBase, runStatementPipeline } from './pipelines.js';
import { runBlock } from './run.js';

/** Rounds that are run one by one before the loop is taken as one whose end is not known. */
const maximumRounds = 100;

/** Rounds until what the loop changes has to stand still. */
const maximumWidenings = 12;

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

/** `while`, `do` and `for` */
export function runLoop(
  machine: Machine,
  state: State,
  node: ast.While | ast.DoWhile | ast.DoUntil | ast.For,
): State[] {
  const wanted = node.kind !== 'DoUntil';
  const { condition, body } = node;
  const loop: Loop = {
    offset: node.extent.start,
    label: node.label?.toLowerCase(),
    check(within, at) {
      if (condition === undefined) return Paths.of(at, true);
      return evaluatePipelineBase(within, at, condition).chain((object, then) =>
        decide(within, then, object, condition.extent.start).map((yes) => yes === wanted),
      );
    },
    body: (within, at) => runBlock(within, at, body),
    bodyFirst: node.kind === 'DoWhile' || node.kind === 'DoUntil',
    finite: false,
  };
  if (node.kind !== 'For') return runRounds(machine, state, loop);
  const { initializer, iterator } = node;
  const start = initializer === undefined ? [state] : runSilently(machine, state, initializer);
  const step = (within: Machine, at: State): State[] =>
    iterator === undefined ? [at] : runSilently(within, at, iterator);
  return start.flatMap((one) => (one.live ? runRounds(machine, one, { ...loop, step }) : [one]));
}

/** What `for` does before and between its rounds gives nothing out. */
function runSilently(machine: Machine, state: State, node: ast.PipelineBase): State[] {
  if (node.kind === 'Pipeline' && node.elements.every(({ kind }) => kind === 'CommandExpression')) {
    const { sink } = state;
    state.sink = { kind: 'null' };
    return runStatementPipeline(machine, state, node).map((after) => {
      after.sink = sink;
      return after;
    });
  }
  if (node.kind === 'Assignment') return runStatementPipeline(machine, state, node);
  throw new Refusal('KS1003', 'a command in the head of `for` is not modelled', node.extent.start);
}

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

interface Round {
  /** Paths that come to the next look at the condition. */
  readonly next: State[];
  readonly left: State[];
  /** Which way it went depends on the run. */
  readonly uncertain: boolean;
}

export function runRound(
  machine: Machine,
  heads: readonly State[],
  loop: Loop,
  round: number,
  outside: State['depth'],
  repeats: boolean,
): Round {
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
