/** Pipelines: what they give out, and as statements. */

import { Refusal } from '../../refusal.js';
import type { Exit } from '../../tools/tool.js';
import { type Prepared, prepareCommand, type Stage } from '../commands/commands.js';
import { runAssignment } from '../expressions/assignments.js';
import { evaluate } from '../expressions/expressions.js';
import type * as ast from '../parse/ast.js';
import { loneExpression } from '../parse/lone-expression.js';
import { redirectItems } from '../redirect/redirect.js';
import { capture } from '../state/capture.js';
import { branch, type Machine } from '../state/machine.js';
import { enumerate, fromItems, type Items, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { lookedAt } from '../state/unnoticed.js';
import { shownObjects } from '../state/visible.js';
import { typeName } from '../values/convert.js';
import { runBlock } from './run.js';

/** The value of what stands in parentheses, in a condition, or on the right of `=`. */
export function evaluatePipelineBase(
  machine: Machine,
  state: State,
  node: ast.PipelineBase,
): Paths<PowerShellObject> {
  if (node.kind === 'Assignment') return runAssignment(machine, state, node);
  const expression = loneExpression(node);
  if (expression !== undefined) {
    // It is no pipeline: an array stays the array that it is. What $? says after it depends on the version.
    return evaluate(machine, state, expression).map((object, at) => {
      at.success = undefined;
      return object;
    });
  }
  const [only, ...more] = node.kind === 'Pipeline' ? node.elements : [];
  if (only?.kind === 'CommandExpression' && more.length === 0) return redirectedValue(machine, state, only);
  return pipelineItems(machine, state, node, false).map(fromItems);
}

/** An expression with redirections: an array stays one, whatever its length, which is not followed. */
function redirectedValue(
  machine: Machine,
  state: State,
  node: ast.CommandExpression,
): Paths<PowerShellObject> {
  const { expression, redirections, extent } = node;
  const items = (at: State): Paths<Items> =>
    evaluate(machine, at, expression).map((object, then) => {
      if (object.kind === 'array' || object.kind === 'opaque' || object.kind === 'bytes')
        throw new Refusal('KS1003', 'a redirection of what may be an array', extent.start);
      then.success = undefined;
      return enumerate(object);
    });
  return redirectItems(machine, state, redirections, items, extent.start).map(fromItems);
}

/** Everything that a pipeline gives out. `visible`: its last command writes to the terminal. */
function pipelineItems(
  machine: Machine,
  state: State,
  node: ast.Pipeline | ast.PipelineChain,
  visible: boolean,
): Paths<Items> {
  if (node.kind === 'PipelineChain') {
    return pipelineItems(machine, state, node.left, visible).chain((before, at) => {
      if (at.success === undefined)
        throw new Refusal('KS1003', `what ${node.operator} looks at is not modelled`, node.extent.start);
      return branch(machine, at, at.success, node.extent.start).chain((fine, then) => {
        if (fine !== (node.operator === '&&')) return Paths.of(then, before);
        return pipelineItems(machine, then, node.right, visible).map((after) => [...before, ...after]);
      });
    });
  }
  const [first, ...rest] = node.elements;
  if (first === undefined) throw new Refusal('KS1001', 'an empty pipeline', node.extent.start);
  const commands = [...(first.kind === 'Command' ? [first] : []), ...rest].map((one) => {
    if (one.kind === 'Command') return one;
    throw new Refusal('KS1001', 'an expression behind a pipe', one.extent.start);
  });
  const alone = node.elements.length === 1;
  const ready = firstItems(machine, state, first).chain((before, at) =>
    Paths.inOrder(commands, at, (command, then) => prepareCommand(machine, then, command, alone)).map(
      (prepared) => ({ before, prepared }),
    ),
  );
  // What an argument gave out is no output of the pipeline.
  for (const left of ready.ended) left.partial = [];
  return ready.chain(({ before, prepared }, then) =>
    runStages(then, prepared, before, visible, node.extent.start),
  );
}

/** What a first expression gives to the commands behind it. */
function firstItems(
  machine: Machine,
  state: State,
  first: ast.Command | ast.CommandExpression,
): Paths<Items | undefined> {
  if (first.kind === 'Command') return Paths.of<Items | undefined>(state, undefined);
  const { expression, redirections, extent } = first;
  const items = (at: State): Paths<Items> =>
    evaluate(machine, at, expression).map((object, then) => {
      then.success = undefined;
      return enumerate(object);
    });
  return redirectItems(machine, state, redirections, items, extent.start);
}

const fine: Exit = { kind: 'known', status: 0 };

/** What `$?` says of a pipeline: whether all of it was fine (PipelineProcessor.ExecutionFailed). */
function both(one: Exit | undefined, other: Exit | undefined): Exit | undefined {
  const isFine = (exit: Exit | undefined): boolean => exit?.kind === 'known' && exit.status === 0;
  if (isFine(one)) return other;
  return isFine(other) ? one : undefined;
}

/** Runs commands one after the other, each with what the one before gives out. */
function runStages(
  state: State,
  prepared: readonly Prepared[],
  input: Items | undefined,
  visible: boolean,
  offset: number,
): Paths<Items> {
  let paths: Paths<Stage | undefined> = Paths.of<Stage | undefined>(
    state,
    input === undefined ? undefined : { items: input, busy: false },
  );
  for (const [index, command] of prepared.entries()) {
    const last = index === prepared.length - 1;
    const startsMore = prepared.slice(index + 1).some((one) => one.isNative);
    paths = paths.chain((before, at): Paths<Stage | undefined> => {
      const position = {
        input: before?.items,
        visible: visible && last,
        feeds: prepared[index + 1]?.isNative === true,
        busy: before?.busy ?? false,
      };
      const earlier = index === 0 ? fine : at.success;
      const after = command.run(at, position).map((stage, then) => {
        then.success = both(earlier, then.success);
        return stage;
      });
      // Commands further down are started already, and get what there was until the error.
      const swallowed = !last && prepared.slice(index + 1).every((one) => one.swallows);
      if (swallowed) for (const left of after.ended) left.partial = [];
      const given = after.ended.some(({ partial }) => partial.length > 0);
      const hidden =
        command.runsBlocks &&
        !swallowed &&
        after.ended.some(({ sink, flow }) => sink.kind === 'capture' && flow.kind !== 'exit');
      if ((startsMore && after.ended.length > 0) || (!last && given) || hidden) {
        throw new Refusal('KS1003', 'what comes through the pipe depends on where an error stops it', offset);
      }
      // Only the status of the last program is there to be looked at.
      if (startsMore) for (const { state: then } of after.live) lookedAt(then);
      return after;
    });
  }
  return paths.map((stage) => stage?.items ?? []);
}

/** Runs a pipeline or an assignment as a statement: what it gives out goes where the output goes. */
export function runStatementPipeline(machine: Machine, state: State, node: ast.PipelineBase): State[] {
  if (node.kind === 'Assignment') return runAssignment(machine, state, node).states((_value, at) => [at]);
  const visible = state.sink.kind === 'visible';
  const expression = loneExpression(node);
  const offset = node.extent.start;
  if (expression !== undefined) {
    const silent =
      expression.kind === 'Postfix' ||
      (expression.kind === 'Unary' && (expression.operator === '++' || expression.operator === '--'));
    const isVoid = expression.kind === 'Convert' && typeName(expression.type.name) === 'void';
    return evaluate(machine, state, isVoid ? expression.operand : expression).states((object, at) => {
      at.success = undefined;
      if (!silent && !isVoid) emit(machine, at, enumerate(object), offset);
      return [at];
    });
  }
  const paths = pipelineItems(machine, state, node, visible);
  // What came before the error was given out as it came.
  for (const left of paths.ended) if (left.sink.kind === 'capture') emit(machine, left, left.partial, offset);
  return paths.states((items, at) => {
    emit(machine, at, items, offset);
    return [at];
  });
}

/** Gives objects out of a statement. */
export function emit(machine: Machine, state: State, items: Items, offset: number): void {
  const { sink } = state;
  if (items.length === 0 || sink.kind === 'null') return;
  if (sink.kind === 'visible') shownObjects(machine, items, offset);
  else state.captures.set(sink.id, [...(state.captures.get(sink.id) ?? []), ...items]);
}

/** Runs a block for what it gives out. */
export function captureBlock(machine: Machine, state: State, block: ast.Block): Paths<Items> {
  return capture(state, (at) => runBlock(machine, at, block)).map((items, at) => {
    at.success = undefined;
    return items;
  });
}
