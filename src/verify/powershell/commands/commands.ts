/** Commands: what their names mean, and who runs them. */

import { Refusal } from '../../refusal.js';
import { bind } from '../binding/binding.js';
import { type CmdletCall, cmdlets } from '../cmdlets/cmdlets.js';
import { emptyFile } from '../cmdlets/content.js';
import { bindArguments } from '../functions/function-arguments.js';
import { callFunction } from '../functions/functions.js';
import type * as ast from '../parse/ast.js';
import { runNative } from '../programs/native.js';
import { nativeArguments } from '../programs/native-arguments.js';
import { blocksIn, changesSomething } from '../read/stages.js';
import { openRedirections, place, type Redirected } from '../redirect/redirect.js';
import type { Machine } from '../state/machine.js';
import type { Items } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { settle } from '../values/truth.js';
import { resolve, type Target } from './command-names.js';

/** Where a command stands in its pipeline. */
export interface Position {
  /** What comes through the pipe; undefined for the first command. */
  readonly input: Items | undefined;
  /** Its output goes to the terminal. */
  readonly visible: boolean;
  /** The next command of the pipeline is a program. */
  readonly feeds: boolean;
  /** What comes before it in the pipeline changes something as it goes. */
  readonly busy: boolean;
}

/** What a command gives out, and whether it changes something while the commands behind it run. */
export interface Stage {
  readonly items: Items;
  readonly busy: boolean;
}

/** A command whose name, arguments and files are known: PowerShell works all of them out before the first one runs. */
export interface Prepared {
  readonly isNative: boolean;
  /** It is a cmdlet that runs a script block for each object. */
  readonly runsBlocks: boolean;
  /** It does nothing with what comes, and gives out nothing. */
  readonly swallows: boolean;
  run(state: State, position: Position): Paths<Stage>;
}

/** Works out what a command means; `alone`: no other command is in its pipeline. */
export function prepareCommand(
  machine: Machine,
  state: State,
  node: ast.Command,
  alone: boolean,
): Paths<Prepared> {
  machine.step();
  const [first, ...rest] = node.elements;
  const offset = node.extent.start;
  if (state.strict) confirmNoMethodCall(node);
  return resolve(machine, state, node, first).chain((target, at) => {
    const guard =
      (run: (state: State, position: Position) => Paths<Items>): Prepared['run'] =>
      (ready, position) => {
        if (position.busy && takesTurns(target)) {
          throw new Refusal('KS1003', 'commands on both sides of this pipe take turns', offset);
        }
        const busy = position.busy || isBusy(target, rest);
        // A function begins with what `$?` was before it.
        if (target.kind === 'cmdlet' || target.kind === 'native')
          ready.success = { kind: 'known', status: 0 };
        else if (ready.success?.kind !== 'known' || ready.success.status !== 0) ready.success = undefined;
        return run(ready, position).map((items): Stage => ({ items, busy }));
      };
    if (target.kind === 'native') return prepareNative(machine, at, node, target.program, guard);
    const bound =
      target.kind === 'cmdlet'
        ? prepareCmdlet(machine, at, target.name, rest, offset)
        : prepareFunction(machine, at, target, rest, offset, alone);
    return bound.chain((run, then) =>
      openRedirections(machine, then, node.redirections, offset, 'cmdlet').map((redirected): Prepared => {
        confirmRedirected(redirected, offset);
        const placed = (ready: State, position: Position): Paths<Items> => {
          const visible = position.visible && redirected.output === undefined;
          const ran = run(ready, { ...position, visible });
          if (redirected.output !== undefined) for (const left of ran.ended) left.partial = [];
          return ran.chain((items, last) => place(machine, last, redirected, items, offset));
        };
        const runsBlocks = target.kind === 'cmdlet' && blocksIn(rest).length > 0;
        const swallows = target.kind === 'cmdlet' && target.name === 'Out-Null';
        return { isNative: false, runsBlocks, swallows, run: guard(placed) };
      }),
    );
  });
}

/** `f(1, 2)`, which strict mode takes for a mistake, as no function is called like that. */
function confirmNoMethodCall({ elements }: ast.Command): void {
  const [name, only, ...more] = elements;
  if (only?.kind !== 'Paren' || more.length > 0 || name?.extent.end !== only.extent.start) return;
  const { pipeline } = only;
  const [inside] = pipeline.kind === 'Pipeline' ? pipeline.elements : [];
  if (inside?.kind === 'CommandExpression' && inside.expression.kind === 'ArrayLiteral') {
    throw new Refusal('KS1003', 'a command that is called like a method', only.extent.start, 'f 1 2');
  }
}

type Run = (state: State, position: Position) => Paths<Items>;

function prepareNative(
  machine: Machine,
  state: State,
  node: ast.Command,
  program: string,
  guard: (run: Run) => Prepared['run'],
): Paths<Prepared> {
  const offset = node.extent.start;
  const [, ...rest] = node.elements;
  return nativeArguments(machine, state, rest).chain((argv, at) =>
    openRedirections(machine, at, node.redirections, offset, 'expression').map((redirected): Prepared => {
      const run: Run = (ready, position) =>
        settleInput(machine, ready, position.input, offset).chain((input, then) => {
          const { visible, feeds } = position;
          const call = { program, arguments: argv, offset, input, visible, feeds };
          return runNative(machine, then, call, redirected);
        });
      return { isNative: true, runsBlocks: false, swallows: false, run: guard(run) };
    }),
  );
}

function prepareCmdlet(
  machine: Machine,
  state: State,
  name: string,
  rest: readonly ast.CommandElement[],
  offset: number,
): Paths<Run> {
  const model = cmdlets.get(name);
  if (model === undefined) throw new Refusal('KS3102', `${name}: this command is not modelled`, offset);
  return bind(machine, state, name, rest).map((bound, at): Run => {
    if (name === 'Out-File')
      emptyFile({ machine, state: at, name, bound, input: undefined, visible: false, offset });
    return (ready, { input, visible }) => {
      const taker = takers.get(name);
      if (input !== undefined && (taker === undefined || bound.has(taker))) {
        throw new Refusal('KS1003', `${name} behind a pipe is not modelled`, offset);
      }
      if (input === undefined && taker !== undefined && !bound.has(taker) && !goWithout.has(name)) {
        throw new Refusal('KS1003', `${name} that is given nothing is not modelled`, offset);
      }
      const call: CmdletCall = { machine, state: ready, name, bound, input, visible, offset };
      return model(call);
    };
  });
}

/** Those that do nothing where nothing is there to take; others ask for it, or take `$null`. */
const goWithout: ReadonlySet<string> = new Set(['Write-Host', 'Out-Null']);

/** Cmdlets that take objects from the pipe, and the parameter that takes them. */
const takers: ReadonlyMap<string, string> = new Map([
  ['Write-Host', 'Object'],
  ['Set-Content', 'Value'],
  ['Add-Content', 'Value'],
  ...[
    'Write-Output',
    'Out-Null',
    'Out-Host',
    'Out-String',
    'Out-File',
    'ForEach-Object',
    'Where-Object',
    'Select-Object',
    'ConvertFrom-Json',
    'ConvertTo-Json',
    'Format-Table',
    'Format-List',
    'Sort-Object',
    'Measure-Object',
    'Select-String',
  ].map((name) => [name, 'InputObject'] as const),
]);

function prepareFunction(
  machine: Machine,
  state: State,
  target: Extract<Target, { kind: 'function' }>,
  rest: readonly ast.CommandElement[],
  offset: number,
  alone: boolean,
): Paths<Run> {
  const { name, block, sameScope } = target;
  const bound = bindArguments(machine, state, name, block, rest, offset);
  if (!alone && bound.ended.length > 0) {
    throw new Refusal(
      'KS1003',
      'an argument that can be refused, with other commands in the pipeline',
      offset,
    );
  }
  return bound.map(
    (variables): Run =>
      (ready, { input, visible }) => {
        if (input !== undefined && input.length > 0) {
          throw new Refusal('KS1003', 'a function that reads a pipe is not modelled', offset);
        }
        return callFunction(machine, ready, { block, sameScope, visible }, variables, offset);
      },
  );
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

/** Output of at most one line gives no line, or one. */
function settleInput(
  machine: Machine,
  state: State,
  input: Items | undefined,
  offset: number,
): Paths<Items | undefined> {
  if (input === undefined) return Paths.of(state, undefined);
  return Paths.inOrder(input, state, (item, at) => settle(machine, at, item, offset));
}

function confirmRedirected(redirected: Redirected, offset: number): void {
  if (redirected.errorFile !== undefined || redirected.merged) {
    throw new Refusal('KS1003', 'errors of a command of PowerShell in its output are not modelled', offset);
  }
}
