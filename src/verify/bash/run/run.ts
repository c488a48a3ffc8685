/** Pipelines, `&&` and `||`, and compound commands. Every function takes a state that is its own and gives the states it ends in. */

import type { AndOr, CommandNode, PipelineNode } from 'unbash';
import { Refusal } from '../../refusal.js';
import { show, textOf } from '../../value.js';
import { reportWritten } from '../calls/written-files.js';
import { arithmetic } from '../expand/arithmetic.js';
import { specialBuiltins } from '../read/special-builtins.js';
import { restore } from '../redirect/descriptors.js';
import { redirect } from '../redirect/redirect.js';
import { confirmNoHook } from '../state/hook-names.js';
import { branch, type Context, onlyIn, unclearOf } from '../state/machine.js';
import { merge } from '../state/merge.js';
import type { State } from '../state/state.js';
import { runCommand } from './command.js';
import { runCase, runIf } from './conditionals.js';
import { runList } from './list.js';
import { runFor, runWhile } from './loops.js';
import { runPipeline } from './pipeline.js';
import { enterSubshell, leaveSubshell, runSubshell } from './substitution.js';
import { testExpression } from './test-expression.js';

export function runNode(context: Context, state: State, node: PipelineNode | AndOr): State[] {
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
export function checkErrexit(context: Context, states: readonly State[], offset: number): State[] {
  if (context.tested) return [...states];
  return states.flatMap((state) => {
    if (!state.live || !state.options.has('errexit')) return [state];
    if (state.status.kind === 'known' && state.status.status === 0) return [state];
    return branch(context, state, state.status, offset).states((succeeded, at) => {
      if (succeeded) return [at];
      return context.unclear ? [at.clone().exit(), at] : [at.exit()];
    });
  });
}

export function runAny(context: Context, state: State, node: CommandNode): State[] {
  if (state.keepsMessages && (state.options.has('xtrace') || state.options.has('verbose')))
    throw new Refusal('KS1003', 'set -x or -v prints into what keeps the messages', node.pos);
  switch (node.type) {
    case 'Command':
      return checkErrexit(context, runCommand(context, state, node), node.pos);
    case 'Redirected': {
      const saved = { sinks: state.sinks, stdin: state.stdin };
      const states = redirect(unclearOf(context), state, node.redirects).states((fine, at) => {
        // Where it cannot be opened, the command does not run, and that is a failure like others.
        if (!fine) return checkErrexit(context, [restore(at, saved)], node.pos);
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
      confirmFunctionName(context, name.text, node.pos);
      confirmNoHook(context, name.text, node.pos);
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

/** Special builtins come before functions in POSIX shells; zsh has more reserved words. */
function confirmFunctionName(context: Context, name: string, offset: number): void {
  if (specialBuiltins.has(name)) onlyIn(context, ['bash'], `a function named ${name}`, offset);
  if (zshWords.has(name)) onlyIn(context, ['bash', 'sh'], `a function named ${name}`, offset);
}

const zshWords: ReadonlySet<string> = new Set([
  ...['repeat', 'foreach', 'end', 'nocorrect', 'float', 'integer', 'local', 'declare', 'typeset', 'select'],
  ...['coproc', 'time', 'function'],
]);

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
