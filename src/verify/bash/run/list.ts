/** Lists of commands: one after the other, and what a refusal in one of them leaves to say of the rest. */
import type { Statement, SyntaxNode } from 'unbash';
import { Refusal } from '../../refusal.js';
import { exitOfRefused, notModelled, tellRefused } from '../../run/refused.js';
import type { Context } from '../state/machine.js';
import { merge } from '../state/merge.js';
import type { State } from '../state/state.js';
import { assignedNames } from './assigned-names.js';
import { runBackground } from './background.js';
import { forget, forgetOutput } from './forget.js';
import { runNode } from './run.js';

/** Commands one after the other; a path that left (exit, return, break) does not go on. */
export function runList(context: Context, state: State, statements: readonly Statement[]): State[] {
  let live = state.live ? [state] : [];
  const left = state.live ? [] : [state];
  for (const [index, statement] of statements.entries()) {
    if (live.length === 0) break;
    const before = statements[index - 1];
    if (before !== undefined) noteUnchecked(context, live, before);
    if (statements === context.machine.topLevel) context.machine.lastReached = statement.pos;
    const [only, ...others] = live;
    const states =
      only !== undefined && others.length === 0
        ? runStatement(context, only, statement)
        : live.flatMap((one) => runStatement(context, one, statement));
    live = [];
    for (const one of merge(context, states)) (one.live ? live : left).push(one);
  }
  return [...left, ...live];
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

function runStatement(context: Context, state: State, statement: Statement): State[] {
  context.machine.step();
  context.machine.reachedAt.add(statement.pos);
  const { recorder } = context.machine;
  const before = around(state);
  try {
    if (statement.background === true) return runBackground(context, state, statement);
    return runNode(context, state, statement.command);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.machine.refusedAt.add(statement.pos);
    const { pos: start, end } = statement;
    tellRefused({ recorder, source: context.source }, { start, end }, error, state.files);
    const { line } = context.source.place(start);
    if (state.sinks !== before.sinks) forgetOutput(state, line);
    // The rest is read as if it were over, to say what else is wrong.
    Object.assign(state, before);
    forget(state, assignedNames(state, statement as SyntaxNode), line);
    state.status = exitOfRefused();
    return [state];
  }
}

/** What a command may change while it runs, and puts back where it comes to its end. */
function around(state: State): Partial<State> {
  const { sinks, stdin, left, calls, beside, pipes, listing, endless } = state;
  const { flow, positional, scopes, depth, options, ending } = state;
  return {
    sinks,
    stdin,
    left,
    calls,
    beside,
    pipes,
    listing,
    endless,
    flow,
    positional,
    scopes,
    depth,
    options,
    ending,
  };
}
