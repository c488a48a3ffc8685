/** ForEach-Object, Where-Object, Select-Object. */
import { concat, derived, textOf, type Value } from '../../../value.js';
import type * as ast from '../../ast.js';
import type { BinaryOperator } from '../../ast.js';
import { confirmKnown, isOn, textOfArgument } from '../binding.js';
import type { Cmdlet, CmdletCall } from '../cmdlet-call.js';
import { merge } from '../join.js';
import { runRounds } from '../loop.js';
import type { Machine } from '../machine.js';
import { another, lessOf, oneOf, type UnknownMany } from '../many.js';
import { applicationOf, readMember } from '../members.js';
import { fromItems, isExact, type PowerShellObject } from '../objects.js';
import { binary } from '../operators.js';
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

/** The one thing in the pipe whose number of elements only a run would show; undefined where all is known. */
function manyOf(call: CmdletCall): UnknownMany | undefined {
  const [only, ...more] = call.input ?? [];
  if (only === undefined || more.length > 0) return undefined;
  if (only.kind === 'output') return only.single ? undefined : only;
  return only.kind === 'opaque' ? only : undefined;
}

/** Runs a block for any number of elements; `given` gets what it gives out for one of them. */
function runForMany(
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

function pathsOf(states: readonly State[], items: Items): Paths<Items> {
  return new Paths(
    states.filter((one) => one.live).map((one) => ({ state: one, value: items })),
    states.filter((one) => !one.live),
  );
}

const forEachObject: Cmdlet = (call) => {
  const { bound, machine } = call;
  confirmKnown(call.name, bound, 'Process');
  const block = blockOf(call, 'Process');
  const many = manyOf(call);
  if (many !== undefined) {
    const texts: Value[] = [];
    const states = runForMany(call, many, block, (items) => {
      for (const item of items) texts.push('text' in item ? item.text : []);
    });
    if (texts.length === 0) return pathsOf(states, []);
    const text = derived(concat(many.text, ...texts), 'ForEach-Object');
    return pathsOf(states, [{ kind: 'opaque', text, many: true }]);
  }
  return exactInput(call).chain((items, start) => {
    let paths: Paths<Items> = Paths.of<Items>(start, []);
    for (const item of items) {
      paths = paths.chain((done, at) => runFor(machine, at, block, item).map((more) => [...done, ...more]));
      paths = new Paths(paths.live, merge(machine, paths.ended));
    }
    return paths;
  });
};

const whereObject: Cmdlet = (call) => {
  const { bound, machine, offset } = call;
  if (!bound.has('FilterScript') || bound.get('FilterScript')?.value.kind !== 'block')
    return whereProperty(call);
  confirmKnown(call.name, bound, 'FilterScript');
  const block = blockOf(call, 'FilterScript');
  const many = manyOf(call);
  if (many !== undefined) {
    return pathsOf(
      runForMany(call, many, block, () => undefined),
      [lessOf(many, 'Where-Object')],
    );
  }
  return exactInput(call).chain((items, start) =>
    keep(items, start, (item, at) =>
      runFor(machine, at, block, item).chain((result, then) =>
        decide(machine, then, fromItems(result), offset),
      ),
    ),
  );
};

function keep(
  items: Items,
  start: State,
  wanted: (item: PowerShellObject, state: State) => Paths<boolean>,
): Paths<Items> {
  let paths: Paths<Items> = Paths.of<Items>(start, []);
  for (const item of items) {
    paths = paths.chain((kept, at) => wanted(item, at).map((yes) => (yes ? [...kept, item] : kept)));
  }
  return paths;
}

const comparisons = [
  'EQ',
  'CEQ',
  'NE',
  'CNE',
  'GT',
  'LT',
  'GE',
  'LE',
  'Like',
  'NotLike',
  'Match',
  'NotMatch',
];

/** `Where-Object Name -EQ value` */
function whereProperty(call: CmdletCall): Paths<Items> {
  const { bound, machine, offset } = call;
  confirmKnown(call.name, bound, 'FilterScript', 'Property', 'Value', ...comparisons);
  const operators = comparisons.filter((name) => isOn(bound, name));
  // The first of its arguments is a property where it is no script block.
  const property = textOfArgument(call.state, bound, bound.has('Property') ? 'Property' : 'FilterScript');
  const name = property === undefined ? undefined : textOf(property);
  const value = bound.get('Value')?.value;
  const [operator, ...more] = operators;
  if (name === undefined || value === undefined || operator === undefined || more.length > 0) {
    throw new Refusal('KS3301', 'Where-Object with these arguments is not modelled', offset);
  }
  const many = manyOf(call);
  if (many !== undefined) return Paths.of(call.state, [lessOf(many, `Where-Object ${name}`)]);
  return exactInput(call).chain((items, start) =>
    keep(items, start, (item, at) => {
      if (item.kind !== 'record' && item.kind !== 'hashtable') {
        throw new Refusal('KS1003', 'a property of this is not modelled', offset);
      }
      at.strict = false;
      return readMember(machine, at, item, name, offset).chain((own, then) => {
        then.strict = start.strict;
        const operation = `-${operator.toLowerCase()}` as BinaryOperator;
        return binary(machine, then, operation, own, value, offset).chain((result, last) =>
          decide(machine, last, result, offset),
        );
      });
    }),
  );
}

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
  const many = manyOf(call);
  if (many !== undefined && name === undefined) return Paths.of(call.state, [lessOf(many, 'Select-Object')]);
  if (many?.kind === 'opaque') return expand([many], call.state);
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
