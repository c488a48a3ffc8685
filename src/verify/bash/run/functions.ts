/** Calls of the script's own functions. */

import { Refusal } from '../../refusal.js';
import { sameText } from '../../value-keys.js';
import type { Invocation } from '../calls/invocation.js';
import { reportWritten } from '../calls/written-files.js';
import { restore } from '../redirect/descriptors.js';
import { redirect } from '../redirect/redirect.js';
import { joinVariables } from '../state/join-variables.js';
import type { Context } from '../state/machine.js';
import { normal, type ShellFunction, type State } from '../state/state.js';
import { runCompound } from './run.js';

const maximumDepth = 50;

/** Runs a function's body with the call's arguments; its `local` variables go when it returns. */
export function callFunction(
  context: Context,
  state: State,
  called: ShellFunction,
  invocation: Invocation,
): State[] {
  const { node, source } = called;
  if (invocation.environment.size > 0)
    throw new Refusal('KS1003', 'assignments before a function', invocation.node.pos);
  if (state.depth.functions >= maximumDepth)
    throw new Refusal('KS3108', 'functions call each other too deep', invocation.node.pos);
  const { unknownArguments } = state;
  const outer = { positional: state.positional, depth: state.depth, scopes: state.scopes };
  state.positional = invocation.arguments.map((argument) => argument.value);
  state.unknownArguments = undefined;
  state.depth = { ...state.depth, functions: state.depth.functions + 1, loops: 0 };
  state.scopes = [...state.scopes, new Map()];
  const inside: Context = { ...context, source };
  const { body } = node;
  const saved = { sinks: state.sinks, stdin: state.stdin };
  const run = (at: State): State[] => {
    if (body.type === 'CompoundList')
      throw new Refusal('KS1001', 'a function without a body', invocation.node.pos);
    if (body.type !== 'Redirected') return runCompound(inside, at, body);
    return redirect(inside, at, body.redirects).states((fine, then) => {
      if (!fine) return [restore(then, saved)];
      const sinks = then.sinks;
      return runCompound(inside, then, body.command).map((after) => {
        after.sinks = sinks;
        reportWritten(inside, saved.sinks, after, body.pos);
        return restore(after, saved);
      });
    });
  };
  return run(state).map((after) => {
    confirmSameEnd(context, after, called);
    const trapped = after.flow.kind === 'exit' && (after.traps.get('EXIT')?.text ?? '') !== '';
    if (trapped) confirmArgumentsInTrap(after, outer.positional);
    for (const [name, hidden] of after.scopes.at(-1) ?? []) {
      // The shells differ in which of the two an EXIT trap sees.
      if (trapped) {
        const both = joinVariables(`$${name} in the EXIT trap`, after.variables.get(name), hidden);
        after.variables.set(name, both);
      } else if (hidden === undefined) after.variables.delete(name);
      else after.variables.set(name, hidden);
    }
    after.positional = outer.positional;
    after.unknownArguments = unknownArguments;
    after.depth = outer.depth;
    after.scopes = after.scopes.slice(0, outer.scopes.length);
    if (after.flow.kind === 'return') after.flow = normal;
    return after;
  });
}

/** zsh goes on behind a function whose last command is a compound one that a failure which was looked at ended. */
function confirmSameEnd(context: Context, state: State, { node }: ShellFunction): void {
  if (context.machine.dialect !== 'zsh' || context.tested || !state.options.has('errexit')) return;
  if (state.flow.kind === 'exit' || (state.status.kind === 'known' && state.status.status === 0)) return;
  const body = node.body.type === 'Redirected' ? node.body.command : node.body;
  const commands = body.type === 'BraceGroup' ? body.body.commands : [];
  const last = commands.at(-1)?.command.type;
  if (last !== 'Command' && last !== 'Pipeline' && last !== 'AndOr')
    throw new Refusal('KS1003', 'zsh does not always stop behind this function', node.pos);
}

/** Where `exit` leaves a function, some shells run the EXIT trap with its arguments, others with the script's. */
function confirmArgumentsInTrap(state: State, outer: State['positional']): void {
  const trap = state.traps.get('EXIT');
  const same =
    state.positional.length === outer.length &&
    state.positional.every((value, index) => sameText(value, outer[index] ?? []));
  if (trap === undefined || same || !/\$\{?[#!]?[1-9@*#]|\bshift\b|\bin\b|\bfor\b/.test(trap.text)) return;
  throw new Refusal('KS1003', 'an EXIT trap with arguments, which a function is left to', trap.pos);
}
