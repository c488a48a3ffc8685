/** ForEach-Object, Where-Object, Select-Object. */
import { derived, textOf } from '../../../value.js';
import type * as ast from '../../ast.js';
import { confirmKnown, textOfArgument } from '../binding.js';
import type { Cmdlet, CmdletCall } from '../cmdlet-call.js';
import { merge } from '../join.js';
import type { Machine } from '../machine.js';
import { applicationOf, readMember } from '../members.js';
import { fromItems, isExact, type PowerShellObject } from '../objects.js';
import { inOrder, Paths } from '../paths.js';
import { capture, type Items } from '../pipelines.js';
import { Refusal } from '../refusal.js';
import { runBlock } from '../run.js';
import { normal, type State } from '../state.js';
import { decide, settle } from '../truth.js';

/** The objects of the pipe, each of them one. */
function exactInput(call: CmdletCall): Paths<Items> {
  const input = call.input ?? [];
  return inOrder(input, call.state, (item, at) => settle(call.machine, at, item, call.offset)).map(
    (items) => {
      const kept = items.filter((item) => !(item.kind === 'null' && item.nothing === true));
      if (!isExact(kept))
        throw new Refusal('KS1003', `${call.name} over lines whose number is not known`, call.offset);
      return kept;
    },
  );
}

function blockOf(call: CmdletCall, parameter: string): ast.Block {
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
function runFor(machine: Machine, state: State, block: ast.Block, item: PowerShellObject): Paths<Items> {
  const hidden = state.scopes.at(-1)?.variables.get('_');
  const { depth } = state;
  state.set('_', { value: item, type: undefined });
  state.depth = { ...depth, loops: 0 };
  return capture(state, (at) =>
    runBlock(machine, at, block).map((after) => {
      after.set('_', hidden);
      after.depth = depth;
      if (after.flow.kind === 'return') after.flow = normal;
      return after;
    }),
  );
}

const forEachObject: Cmdlet = (call) => {
  const { bound, machine, offset } = call;
  confirmKnown(call.name, bound, 'Process');
  const block = blockOf(call, 'Process');
  return exactInput(call).chain((items, start) => {
    const before = start.trail;
    if (items.length > 1 && call.input !== undefined && start.trail !== call.state.trail) {
      throw new Refusal('KS1003', 'commands on both sides of a pipe take turns', offset);
    }
    let paths: Paths<Items> = Paths.of<Items>(start, []);
    for (const item of items) {
      paths = paths.chain((done, at) => runFor(machine, at, block, item).map((more) => [...done, ...more]));
      paths = new Paths(paths.live, merge(machine, paths.ended));
    }
    void before;
    return paths;
  });
};

const whereObject: Cmdlet = (call) => {
  const { bound, machine, offset } = call;
  confirmKnown(call.name, bound, 'FilterScript');
  const block = blockOf(call, 'FilterScript');
  return exactInput(call).chain((items, start) => {
    let paths: Paths<Items> = Paths.of<Items>(start, []);
    for (const item of items) {
      paths = paths.chain((kept, at) =>
        runFor(machine, at, block, item).chain((result, then) =>
          decide(machine, then, fromItems(result), offset).map((yes) => (yes ? [...kept, item] : kept)),
        ),
      );
    }
    return paths;
  });
};

const selectObject: Cmdlet = (call) => {
  const { bound, machine, offset } = call;
  confirmKnown(call.name, bound, 'First', 'Last', 'Skip', 'ExpandProperty');
  const count = (name: string): number | undefined => {
    const given = bound.get(name);
    if (given === undefined) return undefined;
    if (given.value.kind !== 'number' || given.value.value < 0)
      throw new Refusal('KS3301', `this -${name} is not modelled`, given.offset);
    return given.value.value;
  };
  const [first, last, skip] = [count('First'), count('Last'), count('Skip') ?? 0];
  const property = textOfArgument(call.state, bound, 'ExpandProperty');
  const name = property === undefined ? undefined : textOf(property);
  if (property !== undefined && name === undefined)
    throw new Refusal('KS3301', 'a property that is not known', offset);
  if (first !== undefined && last !== undefined)
    throw new Refusal('KS3301', '-First with -Last is not modelled', offset);
  const expand = (items: Items, at: State): Paths<Items> => {
    if (name === undefined) return Paths.of(at, items);
    return inOrder(items, at, (item, then) => readMember(machine, then, item, name, offset));
  };
  const input = call.input ?? [];
  const [only, ...more] = input;
  if (only?.kind === 'programs' && more.length === 0 && first === 1 && skip === 0) {
    return expand([applicationOf(only.name)], call.state);
  }
  if (first !== undefined) {
    // The rest of the pipeline is stopped: a program in it is killed, and its status is what it was until then.
    call.state.lastExit =
      call.state.lastExit === undefined
        ? undefined
        : { kind: 'unknown', what: 'a command that was cut short succeeds' };
    call.state.success = undefined;
  }
  if (only?.kind === 'output' && more.length === 0 && first === 1 && skip === 0 && !only.single) {
    return expand(
      [{ kind: 'output', text: derived(only.text, 'first line', { characters: 'line' }), single: true }],
      call.state,
    );
  }
  return exactInput(call).chain((items, at) => {
    const rest = items.slice(skip);
    const kept =
      first !== undefined
        ? rest.slice(0, first)
        : last !== undefined
          ? last === 0
            ? []
            : rest.slice(-last)
          : rest;
    return expand(kept, at);
  });
};

export const filterCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['ForEach-Object', forEachObject],
  ['Where-Object', whereObject],
  ['Select-Object', selectObject],
]);
