/** `while`, `do` and `for`. */

import { Refusal } from '../../refusal.js';
import type { Loop } from '../loops/round.js';
import { runRounds } from '../loops/rounds.js';
import type * as ast from '../parse/ast.js';
import type { Machine } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { decide } from '../values/truth.js';
import { evaluatePipelineBase, runStatementPipeline } from './pipelines.js';
import { runBlock } from './run.js';

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
