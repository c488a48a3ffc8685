/** Pipelines: each command in a shell of its own, its stdout the stdin of the next. */

import type { Pipeline } from 'unbash';
import type { Context } from './machine.js';
import { restore } from './redirect.js';
import { Refusal } from './refusal.js';
import { checkErrexit, runAny } from './run.js';
import { freshCell, type State } from './state.js';
import { enterSubshell, leaveSubshell, runSubshell } from './substitution.js';

export function runPipeline(context: Context, state: State, node: Pipeline): State[] {
  const negations = node.prefixes.filter((prefix) => prefix.type === 'Negation');
  if (negations.length !== node.prefixes.length || negations.length > 1) {
    throw new Refusal('KS1003', 'time, or a double negation', node.pos);
  }
  const negated = negations.length === 1;
  const inner = negated ? { ...context, tested: true } : context;
  const [first, ...rest] = node.commands;
  if (first === undefined) throw new Refusal('KS1001', 'a pipeline without commands', node.pos);
  const states = rest.length === 0 ? runAny(inner, state, first) : runPipes(inner, state, node);
  if (!negated) return rest.length === 0 ? states : checkErrexit(context, states, node.pos);
  return states.map((after) => {
    if (after.live) after.status = negate(after.status);
    return after;
  });
}

/** `! command`: 0 becomes 1, everything else 0. */
export function negate(exit: State['status']): State['status'] {
  if (exit.kind === 'known') return { kind: 'known', status: exit.status === 0 ? 1 : 0 };
  if (exit.kind === 'failed') return { kind: 'known', status: 0 };
  const { what, onSuccess, onFailure } = exit;
  return {
    kind: 'unknown',
    what: `not: ${what}`,
    ...(onFailure === undefined ? {} : { onSuccess: onFailure }),
    ...(onSuccess === undefined ? {} : { onFailure: onSuccess }),
  };
}

/** Commands of a pipeline: each in a shell of its own, its stdout the stdin of the next. */
function runPipes(context: Context, state: State, node: Pipeline): State[] {
  if (node.operators.some((operator) => operator !== '|'))
    throw new Refusal('KS1003', '|& is not modelled', node.pos);
  if (context.machine.dialect === 'zsh') confirmSamePipes(node);
  type Step = { readonly state: State; readonly statuses: readonly State['status'][] };
  let steps: readonly Step[] = [{ state, statuses: [] }];
  const saved = { sinks: state.sinks, stdin: state.stdin };
  for (const [index, command] of node.commands.entries()) {
    const last = index === node.commands.length - 1;
    steps = steps.flatMap(({ state: outer, statuses }) => {
      const cell = freshCell();
      const inner = enterSubshell(outer);
      if (!last) {
        inner.captures.set(cell, []);
        inner.sinks = new Map([...saved.sinks, [1, { kind: 'capture', id: cell, use: 'pipe' }]]);
      } else inner.sinks = saved.sinks;
      const ended = runSubshell(context, inner, (at) => runAny(context, at, command));
      return ended.map((after) => {
        const before = leftUnread(outer, after, index === 0 ? undefined : outer.stdin)
          ? stopped(statuses)
          : statuses;
        const back = leaveSubshell(outer, after);
        if (!last) {
          if (back.stdin !== saved.stdin) back.inputs.delete(back.stdin);
          back.stdin = freshCell();
          back.inputs.set(back.stdin, { kind: 'text', value: after.captures.get(cell) ?? [] });
          back.captures.delete(cell);
        }
        return { state: back, statuses: [...before, after.status] };
      });
    });
  }
  return steps.map(({ state: after, statuses }) => {
    restore(after, saved);
    after.status = pipelineStatus(statuses, after.options.has('pipefail'));
    return after;
  });
}

/** A command that ends without reading what is piped into it can stop the one before it by a signal. */
function leftUnread(outer: State, after: State, cell: number | undefined): boolean {
  if (cell === undefined) return false;
  const before = outer.inputs.get(cell);
  const left = after.inputs.get(cell);
  return before?.kind === 'text' && before.value.length > 0 && left?.kind === 'text' && left.value.length > 0;
}

function stopped(statuses: readonly State['status'][]): readonly State['status'][] {
  const last = statuses.at(-1);
  if (last === undefined || last.kind !== 'known') return statuses;
  return [
    ...statuses.slice(0, -1),
    { kind: 'unknown', what: 'the command before it in the pipeline ends by itself' },
  ];
}

/** zsh runs the last command of a pipeline in the shell itself: only where that makes no difference. */
function confirmSamePipes(node: Pipeline): void {
  const last = node.commands.at(-1);
  if (last?.type !== 'Command')
    throw new Refusal('KS1003', 'zsh runs the end of this pipeline in the shell itself', node.pos);
}

function pipelineStatus(statuses: readonly State['status'][], pipefail: boolean): State['status'] {
  const last = statuses.at(-1) ?? { kind: 'known', status: 0 };
  if (!pipefail) return last;
  const bad = statuses.filter((status) => status.kind !== 'known' || status.status !== 0);
  const [only, ...more] = bad;
  if (only === undefined) return last;
  if (more.length === 0) return only;
  const certain = bad.some((status) => status.kind !== 'unknown');
  const what = bad
    .map((status) => (status.kind === 'known' ? String(status.status) : status.what))
    .join(' and ');
  if (certain) return { kind: 'failed', what };
  const onSuccess = bad.flatMap((status) => (status.kind === 'unknown' ? (status.onSuccess ?? []) : []));
  return { kind: 'unknown', what, onSuccess };
}
