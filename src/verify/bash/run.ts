/** Statements and compound commands. Every function takes a state that is its own and gives the states it ends in. */
import type { AndOr, Case, CommandNode, For, If, Pipeline, PipelineNode, Statement, While } from 'unbash';
import { freshId, show, textOf, type Value } from '../value.js';
import { arithmetic } from './arithmetic.js';
import { runCommand } from './command.js';
import { merge, mergeAll } from './join.js';
import { runLoop } from './loop.js';
import { branch, type Context, onlyIn } from './machine.js';
import { inOrder, Paths } from './paths.js';
import { compilePattern, type PatternPart } from './pattern.js';
import { redirect, reportWritten, restore } from './redirect.js';
import { Refusal } from './refusal.js';
import { freshCell, normal, type State } from './state.js';
import { enterSubshell, leaveSubshell, runSubshell } from './substitution.js';
import { testExpression } from './test-expression.js';
import { assign } from './variables.js';
import { expandFields, expandPattern, expandText } from './word.js';

/** Commands one after the other; a path that left (exit, return, break) does not go on. */
export function runList(context: Context, state: State, statements: readonly Statement[]): State[] {
  let states = [state];
  for (const [index, statement] of statements.entries()) {
    const live = states.filter((one) => one.live);
    if (live.length === 0) break;
    const left = states.filter((one) => !one.live);
    const before = statements[index - 1];
    if (before !== undefined) noteUnchecked(context, live, before);
    if (statements === context.machine.topLevel) context.machine.lastReached = statement.pos;
    states = [
      ...left,
      ...merge(
        context,
        live.flatMap((one) => runStatement(context, one, statement)),
      ),
    ];
  }
  return states;
}

/** A command that can fail, with nothing that looks at it, and the next one after it. */
function noteUnchecked(context: Context, states: readonly State[], statement: Statement): void {
  const { machine } = context;
  if (machine.unchecked || context.tested || statement.background === true) return;
  const { type } = statement.command;
  if (type !== 'Command' && type !== 'Pipeline') return;
  const open = states.some(
    ({ options, status }) =>
      !options.has('errexit') && status.kind !== 'known' && status.what !== notModelled,
  );
  if (!open) return;
  machine.unchecked = true;
  machine.recorder.find(
    'KS2202',
    context.source.place(statement.pos),
    'where this fails, the script goes on',
    {
      fix: 'set -euo pipefail',
    },
  );
}

const notModelled = 'a command that is not modelled succeeds';

function runStatement(context: Context, state: State, statement: Statement): State[] {
  context.machine.step();
  const { recorder } = context.machine;
  const before = state.clone();
  try {
    if (statement.background === true) return runBackground(context, state, statement);
    return runNode(context, state, statement.command);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, reason, offset = statement.pos, fix } = error;
    recorder.refuse(code, context.source.place(offset), reason, fix === undefined ? {} : { fix });
    // What the statement did is not known; the rest is read as if it had done nothing, to say what else is wrong.
    before.status = { kind: 'unknown', what: notModelled };
    return [before];
  }
}

function runNode(context: Context, state: State, node: PipelineNode | AndOr): State[] {
  switch (node.type) {
    case 'AndOr':
      return runAndOr(context, state, node);
    case 'Pipeline':
      return runPipeline(context, state, node);
    default:
      return runAny(context, state, node);
  }
}

/** `a && b || c`: all but the last are looked at. */
function runAndOr(context: Context, state: State, node: AndOr): State[] {
  const [first, ...rest] = node.commands;
  if (first === undefined) return [state];
  const tested = { ...context, tested: true };
  let states = runNode(rest.length === 0 ? context : tested, state, first);
  for (const [index, command] of rest.entries()) {
    const operator = node.operators[index];
    const last = index === rest.length - 1;
    states = merge(
      context,
      states.flatMap((one) => {
        if (!one.live) return [one];
        return branch(context, one, one.status, node.pos).states((succeeded, at) =>
          succeeded === (operator === '&&') ? runNode(last ? context : tested, at, command) : [at],
        );
      }),
    );
  }
  return states;
}

/** What `set -e` does after a command. */
function checkErrexit(context: Context, states: readonly State[], offset: number): State[] {
  return states.flatMap((state) => {
    if (!state.live || context.tested || !state.options.has('errexit')) return [state];
    if (state.status.kind === 'known' && state.status.status === 0) return [state];
    return branch(context, state, state.status, offset).states((succeeded, at) => [
      succeeded ? at : at.exit(),
    ]);
  });
}

function runAny(context: Context, state: State, node: CommandNode): State[] {
  switch (node.type) {
    case 'Command':
      return checkErrexit(context, runCommand(context, state, node), node.pos);
    case 'Redirected': {
      const saved = { sinks: state.sinks, stdin: state.stdin };
      const states = redirect(context, state, node.redirects).states((fine, at) => {
        if (!fine) return [restore(at, saved)];
        const inside = at.sinks;
        return runCompound(context, at, node.command).map((after) => {
          after.sinks = inside;
          reportWritten(context, saved.sinks, after, node.pos);
          return restore(after, saved);
        });
      });
      return node.command.type === 'Subshell' ? checkErrexit(context, states, node.pos) : states;
    }
    case 'Function': {
      const { name } = node;
      if (name.parts !== undefined || !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name.text)) {
        throw new Refusal('KS1003', 'a function with this name', node.pos);
      }
      const keyword = context.source.text.startsWith('function', node.pos);
      if (keyword || name.text.includes('-'))
        onlyIn(context, ['bash', 'zsh'], 'this form of a function', node.pos);
      state.functions.set(name.text, { node, source: context.source });
      return [state.succeed()];
    }
    case 'Coproc':
      throw new Refusal('KS1003', 'a coprocess is not modelled', node.pos);
    default:
      return runCompound(context, state, node);
  }
}

/** A compound command without its redirections; also a function's body. */
export function runCompound(
  context: Context,
  state: State,
  node: Exclude<CommandNode, { type: 'Command' }>,
): State[] {
  switch (node.type) {
    case 'BraceGroup':
      return runList(context, state, node.body.commands);
    case 'Subshell': {
      const inner = enterSubshell(state);
      const ended = runSubshell(context, inner, (at) => runList(context, at, node.body.commands));
      return checkErrexit(
        context,
        ended.map((after) => leaveSubshell(state, after)),
        node.pos,
      );
    }
    case 'If':
      return runIf(context, state, node);
    case 'While':
      return runWhile(context, state, node);
    case 'For':
      return runFor(context, state, node);
    case 'Case':
      return runCase(context, state, node);
    case 'TestCommand':
      onlyIn(context, ['bash'], '[[ … ]]', node.pos);
      return checkErrexit(context, testExpression(context, state, node.expression), node.pos);
    case 'ArithmeticCommand': {
      onlyIn(context, ['bash'], '(( … ))', node.pos);
      if (node.expression === undefined) throw new Refusal('KS1003', 'an empty (( ))', node.pos);
      const states = arithmetic(context, state, node.expression).states((value, at) => {
        const text = textOf(value);
        if (text === undefined) at.status = { kind: 'unknown', what: `${show(value)} is not 0` };
        else at.fail(text === '0' ? 1 : 0);
        return [at];
      });
      return checkErrexit(context, states, node.pos);
    }
    case 'Redirected':
    case 'Function':
      return runAny(context, state, node);
    default:
      throw new Refusal(
        'KS1003',
        `${node.type === 'Select' ? 'select' : 'this loop'} is not modelled`,
        node.pos,
      );
  }
}

function runIf(context: Context, state: State, node: If): State[] {
  const arms = [
    { clause: node.clause, body: node.then },
    ...node.elif.map((one) => ({ clause: one.clause, body: one.then })),
  ];
  const done: State[] = [];
  let open = [state];
  for (const arm of arms) {
    const next: State[] = [];
    for (const one of open) {
      for (const after of runList({ ...context, tested: true }, one, arm.clause.commands)) {
        if (!after.live) {
          done.push(after);
          continue;
        }
        const ways = branch(context, after, after.status, arm.clause.pos);
        for (const { state: at, value: yes } of ways.live) {
          if (yes) done.push(...runList(context, at, arm.body.commands));
          else next.push(at);
        }
      }
    }
    open = next;
  }
  for (const one of open) {
    if (node.else === undefined) done.push(one.succeed());
    else done.push(...runList(context, one, node.else.commands));
  }
  return done;
}

function runWhile(context: Context, state: State, node: While): State[] {
  const { clause, body, kind } = node;
  const condition = clause.commands.at(-1)?.command;
  return runLoop(context, state, node.pos, {
    check: (within, at) =>
      runList({ ...within, tested: true }, at, clause.commands).flatMap((after) => {
        if (!after.live) return [{ state: after, go: false }];
        return branch(within, after, after.status, clause.pos).live.map((way) => ({
          state: way.state,
          go: way.value === (kind === 'while'),
        }));
      }),
    body: (within, at) => runList(within, at, body.commands),
    finite: condition?.type === 'Command' && condition.name?.text === 'read',
  });
}

function runFor(context: Context, state: State, node: For): State[] {
  const name = node.name.text;
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new Refusal('KS1003', 'this name for a loop variable', node.pos);
  const items: Paths<readonly Value[]> =
    node.wordlist === undefined
      ? Paths.of(state, state.positional)
      : inOrder(node.wordlist, listing(state), (word, at) => expandFields(context, at, word));
  return items.states((values, at) => {
    at.listing = false;
    at.succeed();
    let states = [at];
    const left: State[] = [];
    for (const value of values) {
      states = states.flatMap((one) => {
        assign(context, one, name, value, node.pos);
        one.depth = { ...one.depth, loops: one.depth.loops + 1 };
        return runList(context, one, node.body.commands).flatMap((after) => {
          after.depth = { ...after.depth, loops: after.depth.loops - 1 };
          const { flow } = after;
          if (flow.kind === 'break' || flow.kind === 'continue') {
            const outer = flow.levels > 1;
            after.flow = outer ? { kind: flow.kind, levels: flow.levels - 1 } : normal;
            if (outer || flow.kind === 'break') {
              left.push(after);
              return [];
            }
            return [after];
          }
          if (flow.kind === 'normal') return [after];
          left.push(after);
          return [];
        });
      });
      states = merge(context, states);
    }
    return merge(context, [...left, ...states]);
  });
}

function listing(state: State): State {
  state.listing = true;
  return state;
}

function runCase(context: Context, state: State, node: Case): State[] {
  return expandText(context, state, node.word).states((subject, start) => {
    start.succeed();
    let open = [start];
    const done: State[] = [];
    for (const item of node.items) {
      if (item.terminator !== undefined && item.terminator !== ';;') {
        throw new Refusal('KS1003', `${item.terminator} is not modelled`, item.pos);
      }
      for (const pattern of item.pattern) {
        open = open.flatMap((one) =>
          expandPattern(context, one, pattern)
            .chain((parts, at) => {
              const status = matchStatus(subject, parts, pattern.pos);
              return branch(context, at, status, pattern.pos);
            })
            .states((matched, at) => {
              if (!matched) return [at];
              done.push(...runList(context, at, item.body.commands));
              return [];
            }),
        );
      }
    }
    return [...done, ...open];
  });
}

/** Whether a text matches a pattern, as an exit status. */
export function matchStatus(
  subject: Value,
  parts: readonly PatternPart[] | undefined,
  offset: number,
): State['status'] {
  if (parts === undefined)
    return { kind: 'unknown', what: `${show(subject)} matches a pattern that is not known` };
  const matcher = compilePattern(parts);
  if (matcher === undefined) throw new Refusal('KS1003', 'this pattern is not modelled', offset);
  if (matcher.everything) return { kind: 'known', status: 0 };
  const text = textOf(subject);
  if (text !== undefined) {
    return { kind: 'known', status: new RegExp(`^${matcher.source(false)}$`).test(text) ? 0 : 1 };
  }
  const what = `${show(subject)} matches ${parts.map((part) => part.text).join('') || 'nothing'}`;
  return { kind: 'unknown', what, ...equalityRefinement(subject, matcher.literal) };
}

/** What it means for a text that it is, or is not, equal to a known one. */
export function equalityRefinement(
  subject: Value,
  text: string | undefined,
): Pick<Extract<State['status'], { kind: 'unknown' }>, 'onSuccess' | 'onFailure'> {
  const [only, ...more] = subject;
  if (text === undefined || only === undefined || more.length > 0 || !('id' in only)) return {};
  if (text === '')
    return { onSuccess: [{ id: only.id, text }], onFailure: [{ id: only.id, nonEmpty: true }] };
  return { onSuccess: [{ id: only.id, text, nonEmpty: true }] };
}

function runPipeline(context: Context, state: State, node: Pipeline): State[] {
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

// What it does at any moment does not matter, because it does nothing but listen or wait.
const endlessCommand = /^(kubectl|sleep)$/;

/** `command &`: it runs beside what follows; only what it would call is known, not when. */
function runBackground(context: Context, state: State, statement: Statement): State[] {
  const { command } = statement;
  if (command.type !== 'Command' || !endlessCommand.test(command.name?.text ?? ''))
    throw new Refusal(
      'KS3109',
      'when this runs beside the commands below it depends on the run',
      statement.pos,
    );
  const inner = enterSubshell(state);
  const endless = (after: State): boolean => after.endless;
  const ended = runSubshell({ ...context, tested: true, background: true }, inner, (at) =>
    runCommand({ ...context, tested: true, background: true }, at, command),
  );
  if (
    ended.some((after) => !after.endless && after.trail !== state.trail && command.name?.text === 'kubectl')
  ) {
    throw new Refusal(
      'KS3109',
      'when this runs beside the commands below it depends on the run',
      statement.pos,
    );
  }
  return mergeAll(
    context,
    ended.map((after) => leaveSubshell(state, after)),
    statement.pos,
  ).map((back) => {
    const keepsRunning = ended.some(endless);
    const id = freshCell();
    const what = command.name?.text ?? 'a command';
    back.jobs = [...state.jobs, { id, what, exit: back.status, endless: keepsRunning }];
    const pid: Value = [
      { kind: 'unknown', id: freshId(), what: `process id of ${what}`, nonEmpty: true, characters: 'digits' },
    ];
    back.variables.set('!', { value: pid, elements: undefined, exported: false, readonly: false });
    return back.succeed();
  });
}
