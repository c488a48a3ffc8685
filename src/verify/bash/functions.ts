/** Calls of the script's own functions. */
import type { Invocation } from './command.js';
import { type Context, onlyIn } from './machine.js';
import { redirect, reportWritten, restore } from './redirect.js';
import { Refusal } from './refusal.js';
import { runCompound } from './run.js';
import { normal, type ShellFunction, type State } from './state.js';

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
  const outer = { positional: state.positional, depth: state.depth, scopes: state.scopes };
  state.positional = invocation.arguments.map((argument) => argument.value);
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
    for (const [name, hidden] of after.scopes.at(-1) ?? []) {
      if (hidden === undefined) after.variables.delete(name);
      else after.variables.set(name, hidden);
    }
    after.positional = outer.positional;
    after.depth = outer.depth;
    after.scopes = after.scopes.slice(0, outer.scopes.length);
    if (after.flow.kind === 'return') after.flow = normal;
    return after;
  });
}

/** Makes a variable local to the running function, unset at first. */
export function declareLocal(context: Context, state: State, name: string, offset: number): void {
  const scope = state.scopes.at(-1);
  if (scope === undefined || scope.has(name)) return;
  const hidden = state.variables.get(name);
  const inherited = hidden === undefined && context.machine.world.environment(name) !== undefined;
  // In zsh, one that is local is not exported.
  if (hidden?.exported === true || inherited)
    onlyIn(context, ['bash', 'sh'], 'a local variable that hides an exported one', offset);
  state.scopes = [...state.scopes.slice(0, -1), new Map([...scope, [name, hidden]])];
  state.variables.delete(name);
}
