/** Calls of the script's own functions and script blocks. */
import type * as ast from '../ast.js';
import { convert, typeName } from './convert.js';
import { failed } from './errors.js';
import { evaluate } from './expressions.js';
import { branch, emptyStatus, type Machine } from './machine.js';
import { bool, int, nullObject, type PowerShellObject, plain } from './objects.js';
import { inOrder, Paths } from './paths.js';
import { capture, type Items } from './pipelines.js';
import { Refusal } from './refusal.js';
import { runBlock } from './run.js';
import { normal, type State } from './state.js';
import { settle } from './truth.js';

const maximumDepth = 50;

/** How a function or script block is called. */
export interface Callee {
  readonly name: string;
  readonly block: ast.ScriptBlock;
  /** `.`: in the scope of the caller. */
  readonly sameScope: boolean;
  /** Output that nothing captures goes to the terminal as it comes. */
  readonly visible: boolean;
}

/** Runs a function's body in a scope of its own; what it gives out is the result. */
export function callFunction(
  machine: Machine,
  state: State,
  callee: Callee,
  elements: readonly ast.CommandElement[],
  offset: number,
): Paths<Items> {
  if (state.depth.functions >= maximumDepth)
    throw new Refusal('KS3108', 'functions call each other too deep', offset);
  const { block } = callee;
  const body = bodyOf(block, offset);
  return bindParameters(machine, state, callee, elements, offset)
    .chain((bound, at) => {
      const outer = { depth: at.depth, sink: at.sink };
      if (!callee.sameScope) at.enterScope();
      for (const [name, { value, type }] of bound) at.set(name, { value, type });
      at.depth = { ...outer.depth, functions: outer.depth.functions + 1, loops: 0 };
      const run = (from: State): State[] => runBlock(machine, from, body).map(finish);
      const finish = (after: State): State => {
        const { flow } = after;
        if (flow.kind === 'return') after.flow = normal;
        if (!callee.sameScope) after.leaveScope();
        after.depth = outer.depth;
        return after;
      };
      if (callee.visible && outer.sink.kind === 'visible') {
        const ended = run(at);
        const live = ended.filter((one) => one.live).map((one) => ({ state: one, value: [] as Items }));
        return new Paths(
          live,
          ended.filter((one) => !one.live),
        );
      }
      return capture(at, run);
    })
    .map((items, at) => {
      at.success = undefined;
      return items;
    });
}

function bodyOf(block: ast.ScriptBlock, offset: number): ast.Block {
  if (block.begin !== undefined || block.process !== undefined) {
    throw new Refusal(
      'KS1003',
      'begin and process blocks are not modelled',
      block.begin?.extent.start ?? offset,
    );
  }
  return block.end ?? { kind: 'Block', extent: block.extent, statements: [], traps: [] };
}

interface BoundParameter {
  readonly value: PowerShellObject;
  readonly type: string | undefined;
}

interface Wanted {
  readonly name: string;
  readonly type: string | undefined;
  readonly isSwitch: boolean;
  readonly mandatory: boolean;
  readonly default: ast.Expression | undefined;
}

function wantedOf(block: ast.ScriptBlock): {
  readonly wanted: readonly Wanted[];
  readonly advanced: boolean;
} {
  let advanced = false;
  for (const attribute of block.params?.attributes ?? []) {
    if (
      !/^cmdletbinding$/i.test(attribute.type.name) ||
      attribute.named.length > 0 ||
      attribute.positional.length > 0
    ) {
      throw new Refusal('KS1003', `[${attribute.type.name}] is not modelled`, attribute.extent.start);
    }
    advanced = true;
  }
  const wanted = (block.params?.parameters ?? []).map((parameter): Wanted => {
    let type: string | undefined;
    let mandatory = false;
    for (const attribute of parameter.attributes) {
      if (attribute.kind === 'TypeConstraint') {
        if (type !== undefined)
          throw new Refusal('KS1003', 'a parameter with two types', attribute.extent.start);
        type = attribute.type.name;
        continue;
      }
      advanced = true;
      mandatory = isMandatory(attribute) || mandatory;
    }
    const isSwitch = type !== undefined && /^switch(parameter)?$/i.test(type);
    return {
      name: parameter.variable.name.toLowerCase(),
      type: isSwitch ? undefined : type,
      isSwitch,
      mandatory,
      default: parameter.default,
    };
  });
  return { wanted, advanced };
}

function isMandatory(attribute: ast.Attribute): boolean {
  if (/^(validatenotnullorempty|validatenotnull)$/i.test(attribute.type.name)) {
    throw new Refusal('KS1003', `[${attribute.type.name}()] is not modelled`, attribute.extent.start);
  }
  const mandatory = attribute.named.every(
    (one) =>
      /^mandatory$/i.test(one.name) &&
      (one.value === undefined || (one.value.kind === 'Variable' && /^true$/i.test(one.value.name))),
  );
  if (!/^parameter$/i.test(attribute.type.name) || !mandatory || attribute.positional.length > 0) {
    throw new Refusal('KS1003', `this [${attribute.type.name}] is not modelled`, attribute.extent.start);
  }
  return attribute.named.length > 0;
}

function bindParameters(
  machine: Machine,
  state: State,
  callee: Callee,
  elements: readonly ast.CommandElement[],
  offset: number,
): Paths<ReadonlyMap<string, BoundParameter>> {
  const { wanted, advanced } = wantedOf(callee.block);
  const given = new Map<Wanted, ast.Expression | undefined>();
  const loose: ast.Expression[] = [];
  const rest = [...elements];
  for (let element = rest.shift(); element !== undefined; element = rest.shift()) {
    if (element.kind !== 'CommandParameter') {
      if (element.kind === 'Variable' && element.splatted) {
        throw new Refusal('KS1003', 'a splat to a function is not modelled', element.extent.start);
      }
      loose.push(element);
      continue;
    }
    const parameter = named(wanted, element);
    if (given.has(parameter))
      throw new Refusal('KS3301', `-${parameter.name} is given twice`, element.extent.start);
    let value = element.argument;
    if (value === undefined && !parameter.isSwitch) {
      const next = rest.shift();
      if (next === undefined || next.kind === 'CommandParameter') {
        throw new Refusal('KS3302', `-${parameter.name} lacks its value`, element.extent.start);
      }
      value = next;
    }
    given.set(parameter, value);
  }
  const open = wanted.filter((one) => !given.has(one) && !one.isSwitch);
  for (const parameter of open) {
    const value = loose.shift();
    if (value === undefined) break;
    given.set(parameter, value);
  }
  const [extra] = loose;
  if (extra !== undefined && advanced) {
    throw new Refusal('KS3301', `${callee.name} takes no further argument`, extra.extent.start);
  }
  const lacking = wanted.find((one) => one.mandatory && !given.has(one));
  if (lacking !== undefined) throw new Refusal('KS3302', `${callee.name} asks for -${lacking.name}`, offset);
  return bindValues(machine, state, wanted, given, loose);
}

function named(wanted: readonly Wanted[], element: ast.CommandParameter): Wanted {
  const lower = element.name.toLowerCase();
  const exact = wanted.find((one) => one.name === lower);
  const begun = wanted.filter((one) => one.name.startsWith(lower));
  const found = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (found === undefined) {
    throw new Refusal('KS3301', 'the function has no parameter of this name', element.extent.start);
  }
  return found;
}

function bindValues(
  machine: Machine,
  state: State,
  wanted: readonly Wanted[],
  given: ReadonlyMap<Wanted, ast.Expression | undefined>,
  loose: readonly ast.Expression[],
): Paths<ReadonlyMap<string, BoundParameter>> {
  const present = wanted.filter((one) => given.has(one));
  return inOrder(present, state, (parameter, at) => {
    const value = given.get(parameter);
    if (value === undefined) return Paths.of(at, bool(true));
    return evaluate(machine, at, value);
  }).chain((values, at) =>
    inOrder(loose, at, (value, then) => evaluate(machine, then, value)).chain((extra, then) => {
      const byParameter = new Map(
        present.map((parameter, index) => [parameter, values[index] ?? nullObject]),
      );
      let paths: Paths<ReadonlyMap<string, BoundParameter>> = Paths.of<ReadonlyMap<string, BoundParameter>>(
        then,
        new Map([['args', { value: { kind: 'array', items: extra }, type: undefined }]]),
      );
      for (const parameter of wanted) {
        paths = paths.chain((before, from) => {
          const own = byParameter.get(parameter);
          const put = (value: PowerShellObject): ReadonlyMap<string, BoundParameter> =>
            new Map([...before, [parameter.name, { value, type: parameter.type }]]);
          if (own !== undefined) {
            return bindOne(machine, from, parameter, own, given.get(parameter)).map(put);
          }
          if (parameter.isSwitch) return Paths.of(from, put(bool(false)));
          const { default: preset } = parameter;
          if (preset === undefined) return Paths.of(from, put(unset(parameter)));
          // A default may look at parameters before it, which are not set yet here.
          if (
            preset.kind !== 'StringConstant' &&
            preset.kind !== 'NumberConstant' &&
            preset.kind !== 'Variable'
          ) {
            throw new Refusal('KS1003', 'this default of a parameter is not modelled', preset.extent.start);
          }
          return evaluate(machine, from, preset).map(put);
        });
      }
      return paths;
    }),
  );
}

/** An argument as its parameter takes it; a mandatory one takes neither `$null` nor an empty text. */
function bindOne(
  machine: Machine,
  state: State,
  parameter: Wanted,
  given: PowerShellObject,
  written: ast.Expression | undefined,
): Paths<PowerShellObject> {
  const offset = written?.extent.start ?? 0;
  const { type, mandatory } = parameter;
  const isText = type !== undefined && typeName(type) === 'string';
  // A number that becomes a text keeps the form in which it is written.
  const object = isText && written?.kind === 'NumberConstant' ? plain(written.text) : given;
  if (!mandatory && !isText)
    return type === undefined ? Paths.of(state, object) : convert(machine, state, object, type, offset);
  return settle(machine, state, object, offset).chain((settled, at) => {
    if (mandatory && settled.kind === 'null')
      return failed(at, 'Cannot bind argument because it is null.', offset);
    if (mandatory && (settled.kind === 'array' || settled.kind === 'output')) {
      throw new Refusal('KS1003', 'an array for a mandatory parameter is not modelled', offset);
    }
    const value = isText && settled.kind === 'null' ? plain('') : settled;
    const converted = type === undefined ? Paths.of(at, value) : convert(machine, at, value, type, offset);
    return mandatory && isText
      ? converted.chain((text, then) => notEmpty(machine, then, text, offset))
      : converted;
  });
}

function notEmpty(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  if (object.kind !== 'string') return Paths.of(state, object);
  return branch(machine, state, emptyStatus(object.text), offset).chain((empty, at) =>
    empty ? failed(at, 'Cannot bind argument because it is an empty string.', offset) : Paths.of(at, object),
  );
}

/** What a parameter that is not given holds: its type's own nothing. */
function unset(parameter: Wanted): PowerShellObject {
  switch (parameter.type === undefined ? undefined : typeName(parameter.type)) {
    case undefined:
      return nullObject;
    case 'string':
      return plain('');
    case 'int':
      return int(0);
    case 'bool':
      return bool(false);
    default:
      return nullObject;
  }
}
