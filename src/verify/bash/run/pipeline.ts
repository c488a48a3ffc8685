/** Pipelines: each command in a shell of its own, its stdout the stdin of the next. */

import type { AndOr, CommandNode, Pipeline, PipelineNode } from 'unbash';
import type { FileUse } from '../../files.js';
import { Refusal } from '../../refusal.js';
import { negate } from '../../run/learnt.js';
import { isTool } from '../calls/tool-call.js';
import { descriptorOf, restore } from '../redirect/descriptors.js';
import { together, worse } from '../state/calls-in-pipes.js';
import { type Context, unclearOf } from '../state/machine.js';
import { freshCell, type State } from '../state/state.js';
import { checkErrexit, runAny } from './run.js';
import { enterSubshell, leaveSubshell, runSubshell } from './substitution.js';

export function runPipeline(context: Context, state: State, node: Pipeline): State[] {
  const negations = node.prefixes.filter((prefix) => prefix.type === 'Negation');
  if (negations.length !== node.prefixes.length || negations.length > 1) {
    throw new Refusal('KS1003', 'time, or a double negation', node.pos);
  }
  const negated = negations.length === 1;
  // bash: where `set -e` is off at this moment, `!` does not keep one inside it from acting.
  const on = state.options.has('errexit');
  const inner = !negated
    ? context
    : on
      ? { ...context, tested: true }
      : unclearOf({ ...context, tested: true });
  const [first, ...rest] = node.commands;
  if (first === undefined) throw new Refusal('KS1001', 'a pipeline without commands', node.pos);
  if (negated && context.machine.dialect === 'zsh' && state.options.has('errexit'))
    confirmPlainNegation(state, first, rest);
  const states = rest.length === 0 ? runAny(inner, state, first) : runPipes(inner, state, node);
  if (!negated) return rest.length === 0 ? states : checkErrexit(context, states, node.pos);
  return states.map((after) => {
    if (after.live) after.status = negate(after.status);
    return after;
  });
}

/** zsh: `set -e` acts inside a function behind `!`. */
function confirmPlainNegation(state: State, first: CommandNode, rest: readonly CommandNode[]): void {
  // It also goes on behind a function that ends so.
  if (rest.length === 0 && state.depth.functions === 0 && isPlain(state, first)) return;
  throw new Refusal('KS1003', 'zsh stops inside what stands behind this !', first.pos);
}

/** Commands of a pipeline: each in a shell of its own, its stdout the stdin of the next. */
function runPipes(context: Context, state: State, node: Pipeline): State[] {
  if (node.operators.some((operator) => operator !== '|'))
    throw new Refusal('KS1003', '|& is not modelled', node.pos);
  if (context.machine.dialect === 'zsh') confirmSamePipes(state, node);
  const calledBefore = state.calls;
  state.calls = 'none';
  type Step = { readonly state: State; readonly statuses: readonly State['status'][] };
  let steps: readonly Step[] = [{ state, statuses: [] }];
  const saved = { sinks: state.sinks, stdin: state.stdin };
  const outerUse = state.files.use;
  const uses: FileUse[] = node.commands.map(() => ({ touched: new Set(), written: new Set() }));
  for (const [index, command] of node.commands.entries()) {
    const last = index === node.commands.length - 1;
    steps = steps.flatMap(({ state: outer, statuses }) => {
      const cell = freshCell();
      const inner = enterSubshell(outer);
      inner.files.use = uses[index];
      inner.calls = 'none';
      if (index > 0 && outer.calls !== 'none')
        inner.beside = [...outer.beside, { cell: outer.stdin, calls: outer.calls }];
      if (!last) {
        inner.captures.set(cell, []);
        inner.pipes = [...outer.pipes, cell];
        inner.sinks = new Map([...saved.sinks, [1, { kind: 'capture', id: cell, use: 'pipe' }]]);
      } else inner.sinks = saved.sinks;
      const ended = runSubshell(context, inner, (at) => {
        const states = runAny(context, at, command);
        // The last one is the shell itself in zsh, and ends it.
        if (last && context.machine.dialect === 'zsh' && states.some((one) => !one.live))
          throw new Refusal('KS1003', 'zsh ends here, other shells do not', command.pos);
        return states;
      });
      return ended.map((after) => {
        const early = leftUnread(outer, after, index === 0 ? undefined : outer.stdin);
        // A command that is stopped stops the one that writes into it.
        if (early && !node.commands.slice(0, index).every((writer) => isOneWrite(state, writer))) {
          throw new Refusal(
            'KS3109',
            'what is piped into this may be stopped before it has run to its end',
            command.pos,
          );
        }
        const before = early ? stopped(statuses) : statuses;
        const back = leaveSubshell(outer, after);
        back.files.use = outerUse;
        back.calls = together(outer.calls, after.calls);
        // What comes out of anything but one program may be printed before anything is read.
        if (index > 0 && outer.calls !== 'none' && !isPlain(state, command))
          back.calls = worse('late', back.calls);
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
  confirmOwnFiles(uses, node.pos);
  for (const { touched, written } of uses) {
    for (const key of touched) outerUse?.touched.add(key);
    for (const key of written) outerUse?.written.add(key);
  }
  return steps.map(({ state: after, statuses }) => {
    restore(after, saved);
    after.calls = together(calledBefore, after.calls);
    after.status = pipelineStatus(statuses, after.options.has('pipefail'));
    return after;
  });
}

/** The commands run side by side: a file that one of them writes may be read before or after that. */
function confirmOwnFiles(uses: readonly FileUse[], offset: number): void {
  for (const [index, { written }] of uses.entries()) {
    const shared = uses.some(
      (other, at) =>
        at !== index && [...written].some((key) => other.touched.has(key) || other.written.has(key)),
    );
    if (shared)
      throw new Refusal('KS3109', 'commands of this pipeline use the same file at the same time', offset);
  }
}

/** A program or builtin that writes and does nothing else: stopping it early leaves nothing out. */
function isOneWrite(state: State, node: PipelineNode | AndOr, calls = 0): boolean {
  switch (node.type) {
    case 'Command': {
      const name = node.name?.text ?? '';
      const body = state.functions.get(name)?.node.body;
      if (body === undefined) return isTool(name) || printersAndTests.has(name);
      // A function that is short for such a command.
      return body.type !== 'CompoundList' && calls < 8 && isOneWrite(state, body, calls + 1);
    }
    case 'Pipeline':
      return node.commands.every((command) => isOneWrite(state, command, calls));
    case 'BraceGroup':
    case 'Subshell': {
      const [only, ...more] = node.body.commands;
      return only !== undefined && more.length === 0 && isOneWrite(state, only.command, calls);
    }
    default:
      return false;
  }
}

const printersAndTests: ReadonlySet<string> = new Set([
  'printf',
  'echo',
  ':',
  'true',
  'false',
  'test',
  '[',
  'pwd',
]);

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

/** A program, or a builtin that prints or tests: not a function of the script, whatever its name. */
function isPlain(state: State, node: CommandNode): boolean {
  const name = node.type === 'Command' ? (node.name?.text ?? '') : '';
  return !state.functions.has(name) && (isTool(name) || printersAndTests.has(name));
}

/** zsh runs the last command of a pipeline in the shell itself: only where that makes no difference. */
function confirmSamePipes(state: State, node: Pipeline): void {
  for (const [index, command] of node.commands.entries()) {
    const redirects = 'redirects' in command ? command.redirects : [];
    // Its own stdin or stdout beside the pipe's.
    const both = redirects.find((one) => {
      const number = descriptorOf(one);
      return (number === 0 && index > 0) || (number === 1 && index < node.commands.length - 1);
    });
    if (both !== undefined) throw new Refusal('KS1003', 'zsh redirects to both at once', both.pos);
  }
  const last = node.commands.at(-1);
  if (last === undefined || !isPlain(state, last))
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
