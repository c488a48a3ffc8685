/** Commands: what their names mean, and who runs them. */
import type * as ast from '../ast.js';
import { bind } from './binding.js';
import { type CmdletCall, cmdlets } from './cmdlets.js';
import { resolve, type Target } from './command-names.js';
import { callFunction } from './functions.js';
import type { Machine } from './machine.js';
import { runNative } from './native.js';
import { nativeArguments } from './native-arguments.js';
import { inOrder, Paths } from './paths.js';
import type { Items } from './pipelines.js';
import { openRedirections, place, type Redirected } from './redirect.js';
import { Refusal } from './refusal.js';
import { blocksIn, changesSomething } from './stages.js';
import type { State } from './state.js';
import { settle } from './truth.js';

/** Where a command stands in its pipeline. */
export interface Position {
  /** What comes through the pipe; undefined for the first command. */
  readonly input: Items | undefined;
  /** Its output goes to the terminal. */
  readonly visible: boolean;
  /** What comes before it in the pipeline changes something as it goes. */
  readonly busy: boolean;
}

/** What a command gives out, and whether it changes something while the commands behind it run. */
export interface Stage {
  readonly items: Items;
  readonly busy: boolean;
}

/** Runs a command: what it gives out. */
export function runCommand(
  machine: Machine,
  state: State,
  node: ast.Command,
  position: Position,
): Paths<Stage> {
  machine.step();
  const [first, ...rest] = node.elements;
  const offset = node.extent.start;
  return resolve(machine, state, node, first).chain((target, at) => {
    if (position.busy && takesTurns(target)) {
      throw new Refusal('KS1003', 'commands on both sides of this pipe take turns', offset);
    }
    const busy = position.busy || isBusy(target, rest);
    return runResolved(machine, at, node, target, rest, position).map((items): Stage => ({ items, busy }));
  });
}

/** Commands that run code, or start something, for each object that comes. */
function takesTurns(target: Target): boolean {
  return (
    target.kind !== 'cmdlet' || ['ForEach-Object', 'Where-Object', 'Select-Object'].includes(target.name)
  );
}

function isBusy(target: Target, rest: readonly ast.CommandElement[]): boolean {
  if (target.kind === 'function') return changesSomething(target.block);
  return target.kind === 'cmdlet' && blocksIn(rest).some(changesSomething);
}

function runResolved(
  machine: Machine,
  at: State,
  node: ast.Command,
  target: Target,
  rest: readonly ast.CommandElement[],
  position: Position,
): Paths<Items> {
  const offset = node.extent.start;
  if (target.kind === 'native') {
    return nativeArguments(machine, at, rest).chain((argv, then) =>
      openRedirections(machine, then, node.redirections, offset).chain((redirected, before) =>
        settleInput(machine, before, position.input, offset).chain((input, ready) => {
          const call = {
            program: target.program,
            arguments: argv,
            offset,
            input,
            visible: position.visible,
          };
          return runNative(machine, ready, call, redirected).chain((items, last) =>
            place(machine, last, redirected, items, offset),
          );
        }),
      ),
    );
  }
  return openRedirections(machine, at, node.redirections, offset).chain((redirected, then) => {
    confirmRedirected(redirected, offset);
    const shown = position.visible && redirected.output === undefined;
    return runTarget(machine, then, target, rest, { ...position, visible: shown }, offset).chain(
      (items, last) => place(machine, last, redirected, items, offset),
    );
  });
}

/** Output of at most one line gives no line, or one. */
function settleInput(
  machine: Machine,
  state: State,
  input: Items | undefined,
  offset: number,
): Paths<Items | undefined> {
  if (input === undefined) return Paths.of(state, undefined);
  return inOrder(input, state, (item, at) => settle(machine, at, item, offset));
}

function confirmRedirected(redirected: Redirected, offset: number): void {
  if (redirected.errorFile !== undefined || redirected.merged) {
    throw new Refusal('KS1003', 'errors of a command of PowerShell in its output are not modelled', offset);
  }
}

function runTarget(
  machine: Machine,
  state: State,
  target: Exclude<Target, { kind: 'native' }>,
  rest: readonly ast.CommandElement[],
  position: Position,
  offset: number,
): Paths<Items> {
  if (target.kind === 'function') {
    if (position.input !== undefined && position.input.length > 0) {
      throw new Refusal('KS1003', 'a function that reads a pipe is not modelled', offset);
    }
    const callee = {
      name: target.name,
      block: target.block,
      sameScope: target.sameScope,
      visible: position.visible,
    };
    return callFunction(machine, state, callee, rest, offset);
  }
  const model = cmdlets.get(target.name);
  if (model === undefined)
    throw new Refusal('KS3102', `${target.name}: this command is not modelled`, offset);
  return bind(machine, state, target.name, rest).chain((bound, at) => {
    const call: CmdletCall = {
      machine,
      state: at,
      name: target.name,
      bound,
      input: position.input,
      visible: position.visible,
      offset,
    };
    return model(call);
  });
}
