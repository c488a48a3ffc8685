/** Script blocks that cmdlets run for each object. */

import { Refusal } from '../../refusal.js';
import { runRounds } from '../loops/rounds.js';
import type * as ast from '../parse/ast.js';
import { capture } from '../state/capture.js';
import { leaveBlock } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import { type Items, isExact, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { normal, type State } from '../state/state.js';
import { another, oneOf, type UnknownMany } from '../values/many.js';
import { settle } from '../values/truth.js';
import type { CmdletCall } from './cmdlet-call.js';

/** The objects of the pipe, each of them one. */
export function exactInput(call: CmdletCall): Paths<Items> {
  const input = call.input ?? [];
  return Paths.inOrder(input, call.state, (item, at) => settle(call.machine, at, item, call.offset)).map(
    (items) => {
      const kept = items.filter((item) => !(item.kind === 'null' && item.nothing === true));
      if (!isExact(kept))
        throw new Refusal('KS1003', `${call.name} over lines whose number is not known`, call.offset);
      return kept;
    },
  );
}

export function blockOf(call: CmdletCall, parameter: string): ast.Block {
  const given = call.bound.get(parameter);
  if (given?.value.kind !== 'block')
    throw new Refusal('KS1003', `${call.name} without a script block is not modelled`, call.offset);
  const { block } = given.value;
  if (
    block.begin !== undefined ||
    block.process !== undefined ||
    block.params !== undefined ||
    block.end === undefined
  ) {
    throw new Refusal('KS1003', 'this script block is not modelled', given.offset);
  }
  return block.end;
}

/** Runs a block for one object, in the scope of the caller, with `$_` set. */
export function runFor(
  machine: Machine,
  state: State,
  block: ast.Block,
  item: PowerShellObject,
): Paths<Items> {
  const hidden = state.scopes.at(-1)?.variables.get('_');
  const { depth } = state;
  state.set('_', { value: item, type: undefined });
  state.depth = { ...depth, functions: depth.functions + 1, loops: 0 };
  return capture(state, (at) =>
    machine.execution.runBlock(machine, at, block).map((after) => {
      after.set('_', hidden);
      after.depth = depth;
      leaveBlock(after);
      if (after.flow.kind === 'return') after.flow = normal;
      return after;
    }),
  );
}

/** The one thing in the pipe whose number of elements only a run would show; undefined where all is known. */
export function manyOf(call: CmdletCall): UnknownMany | undefined {
  const [only, ...more] = call.input ?? [];
  if (only === undefined || more.length > 0) return undefined;
  if (only.kind === 'output') return only.single ? undefined : only;
  return only.kind === 'opaque' ? only : undefined;
}

/** Runs a block for any number of elements; `given` gets what it gives out for one of them. */
export function runForMany(
  call: CmdletCall,
  many: UnknownMany,
  block: ast.Block,
  given: (items: Items) => void,
): State[] {
  const { machine, state, offset } = call;
  return runRounds(machine, state, {
    offset,
    label: undefined,
    check: (within, at) => another(within, at, offset),
    body: (within, at) =>
      runFor(within, at, block, oneOf(many)).states((items, then) => {
        given(items);
        return [then];
      }),
    bodyFirst: false,
    finite: true,
  });
}

export function pathsOf(states: readonly State[], items: Items): Paths<Items> {
  return new Paths(
    states.filter((one) => one.live).map((one) => ({ state: one, value: items })),
    states.filter((one) => !one.live),
  );
}
