/** `while`, `do`, `for` and `foreach`. */
import { derived } from '../../value.js';
import type * as ast from '../ast.js';
import { merge, mergeAll, sameState } from './join.js';
import type { Machine } from './machine.js';
import { enumerate, isExact, type PowerShellObject, string } from './objects.js';
import { Paths } from './paths.js';
import { evaluatePipelineBase, runStatementPipeline } from './pipelines.js';
import { Refusal } from './refusal.js';
import { runBlock } from './run.js';
import { normal, type State } from './state.js';
import { decide, settle } from './truth.js';

/** Rounds that are run one by one before the loop is taken as one whose end is not known. */
const maximumRounds = 100;
/** Rounds until what the loop changes has to stand still. */
const maximumWidenings = 12;

type Check = (state: State) => Paths<boolean>;
type Body = (state: State) => State[];

/** A loop of any kind but `foreach` over elements that are known. */
export function runLoop(
  machine: Machine,
  state: State,
  node: ast.While | ast.DoWhile | ast.DoUntil | ast.For,
): State[] {
  const offset = node.extent.start;
  const label = node.label?.toLowerCase();
  const body: Body = (at) => runBlock(machine, at, node.body);
  const condition = (of: ast.PipelineBase | undefined, wanted = true): Check => {
    if (of === undefined) return (at) => Paths.of(at, true);
    return (at) =>
      evaluatePipelineBase(machine, at, of).chain((object, then) =>
        decide(machine, then, object, of.extent.start).map((yes) => yes === wanted),
      );
  };
  switch (node.kind) {
    case 'While':
      return rounds(machine, state, offset, label, condition(node.condition), body);
    case 'For': {
      const { iterator } = node;
      const start =
        node.initializer === undefined ? [state] : runStatementPipeline(machine, state, node.initializer);
      const ended = start.filter((one) => !one.live);
      const step: Body = (at) =>
        iterator === undefined ? [at] : runStatementPipeline(machine, at, iterator);
      return [
        ...ended,
        ...start
          .filter((one) => one.live)
          .flatMap((one) => rounds(machine, one, offset, label, condition(node.condition), body, step)),
      ];
    }
    default: {
      // The body comes first: the condition is looked at in its own step, from the second round on.
      const check = condition(node.condition, node.kind === 'DoWhile');
      let first = true;
      const once: Check = (at) => {
        if (!first) return check(at);
        first = false;
        return Paths.of(at, true);
      };
      return rounds(machine, state, offset, label, once, body, (at) => [at], true);
    }
  }
}

/**
 * While the condition is known, round by round; from the first round whose condition only a run would show, what
 * changes in the loop becomes unknown, until another round changes nothing: then all rounds are covered.
 */
function rounds(
  machine: Machine,
  start: State,
  offset: number,
  label: string | undefined,
  check: Check,
  body: Body,
  step: Body = (state) => [state],
  bodyFirst = false,
): State[] {
  const left: State[] = [];
  let heads: State[] = [start];
  let uncertain = false;
  let head: State | undefined;
  const outside = start.depth;
  for (let round = 0; ; round++) {
    const goes: State[] = [];
    // Before the first round of `do`, the condition is not looked at: that state is none that comes to it.
    const before = bodyFirst && round === 0 ? [] : heads.map((one) => one.clone());
    for (const one of heads) {
      one.depth = {
        ...outside,
        loops: outside.loops + 1,
        unboundedLoops: outside.unboundedLoops + (uncertain ? 1 : 0),
      };
      const checked = check(one);
      if (checked.live.length + checked.ended.length > 1) uncertain = true;
      left.push(...checked.ended);
      for (const { state, value } of checked.live) (value ? goes : left).push(state);
    }
    const next: State[] = [];
    for (const one of goes) {
      const ended = body(one);
      if (ended.length > 1) uncertain = true;
      for (const after of ended) {
        if (!goesOn(after, label)) left.push(after);
        else for (const last of step(after)) (last.live ? next : left).push(last);
      }
    }
    for (const one of [...left, ...next]) one.depth = outside;
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
    joined.depth = outside;
    if (head !== undefined && sameState(head, joined)) break;
    head = joined;
    heads = [joined.clone()];
  }
  const normals = left.filter((state) => state.live);
  const others = left.filter((state) => !state.live);
  return [...others, ...(uncertain ? mergeAll(machine, normals, offset) : normals)];
}

/** Whether a path through the body comes back to the condition; a path that breaks out is normal from here on. */
function goesOn(state: State, label: string | undefined): boolean {
  const { flow } = state;
  if (flow.kind === 'normal') return true;
  if (flow.kind !== 'break' && flow.kind !== 'continue') return false;
  if (flow.label !== undefined && flow.label !== label) return false;
  state.flow = normal;
  return flow.kind === 'continue';
}

/** `foreach ($x in …)` */
export function runForEach(machine: Machine, state: State, node: ast.ForEach): State[] {
  const offset = node.extent.start;
  const name = node.variable.name.toLowerCase();
  if (
    node.variable.scope !== undefined ||
    /^(_|true|false|null|input|args|matches|home|host|error|pid)$/.test(name)
  ) {
    throw new Refusal('KS1003', 'this variable for a loop', node.variable.extent.start);
  }
  return evaluatePipelineBase(machine, state, node.list)
    .chain((list, at) => settle(machine, at, list, offset))
    .states((list, at) => {
      const items = list.kind === 'null' ? [] : enumerate(list);
      if (isExact(items)) return eachItem(machine, at, node, name, items);
      const [only, ...more] = items;
      if (only === undefined || only.kind !== 'output' || more.length > 0) {
        throw new Refusal('KS1003', 'elements whose number is not known', offset);
      }
      return eachLine(machine, at, node, name, only);
    });
}

function eachItem(
  machine: Machine,
  start: State,
  node: ast.ForEach,
  name: string,
  items: readonly PowerShellObject[],
): State[] {
  const label = node.label?.toLowerCase();
  const left: State[] = [];
  const outside = start.depth;
  let states = [start];
  for (const item of items) {
    const next: State[] = [];
    for (const one of states) {
      one.depth = { ...outside, loops: outside.loops + 1 };
      one.set(name, { value: item, type: undefined });
      for (const after of runBlock(machine, one, node.body)) {
        after.depth = outside;
        if (goesOn(after, label)) next.push(after);
        else left.push(after);
      }
    }
    states = merge(machine, next);
  }
  return [...left, ...states];
}

/** Over lines that only a run would show: no, one, or many rounds with any line. */
function eachLine(
  machine: Machine,
  start: State,
  node: ast.ForEach,
  name: string,
  lines: Extract<PowerShellObject, { kind: 'output' }>,
): State[] {
  const offset = node.extent.start;
  const exit = {
    kind: 'unknown',
    what: `there is another line in ${lines.text.length === 0 ? 'nothing' : 'the output'}`,
  } as const;
  return rounds(
    machine,
    start,
    offset,
    node.label?.toLowerCase(),
    (at) => {
      machine.recorder.decide({ ...machine.source.place(offset), condition: exit.what }, at.trail);
      return new Paths([
        { state: at.clone(), value: true },
        { state: at, value: false },
      ]).map((more, then) => {
        if (more)
          then.set(name, {
            value: string(derived(lines.text, 'a line', { characters: 'line' })),
            type: undefined,
          });
        return more;
      });
    },
    (at) => runBlock(machine, at, node.body),
  );
}
