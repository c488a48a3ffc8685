/** Arguments of the script's own functions → variables in their scope. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { unknown } from '../../value.js';
import { confirmSplats, evaluateInOrder, type Given } from '../binding/argument-order.js';
import { splatted } from '../binding/binding.js';
import { evaluate } from '../expressions/expressions.js';
import type * as ast from '../parse/ast.js';
import type { Machine } from '../state/machine.js';
import { bool, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State, Variable } from '../state/state.js';
import { confirmAssignableTo, convert, typeName } from '../values/convert.js';
import { toText } from '../values/text.js';
import { settle } from '../values/truth.js';
import { confirmPlainNumber } from '../values/written-numbers.js';
import {
  type Declaration,
  type Declared,
  declarationOf,
  declaredNamed,
  positionalOf,
  unsetValue,
} from './function-parameters.js';
import { asBound, bindOne, confirmSingle, variableOf } from './function-values.js';

export type BoundVariables = ReadonlyMap<string, Variable>;

/** Evaluates a call's arguments, where the caller stands, and gives each to its parameter. */
export function bindArguments(
  machine: Machine,
  state: State,
  name: string,
  block: ast.ScriptBlock,
  elements: readonly ast.CommandElement[],
  offset: number,
): Paths<BoundVariables> {
  const declaration = declarationOf(block);
  const { given, loose } = plan(state, declaration, elements);
  const [extra] = loose;
  if (extra !== undefined && declaration.advanced) {
    throw new Refusal('KS3301', `${name} takes no further argument`, offset);
  }
  const lacking = declaration.parameters.find((one) => one.mandatory && !given.has(one));
  if (lacking !== undefined) throw new Refusal('KS3302', `${name} asks for -${lacking.name}`, offset);
  const present = [...given];
  loose.forEach(confirmPlainNumber);
  return evaluateInOrder(machine, state, [...given.values(), ...loose]).chain((found, at) =>
    Paths.inOrder(present, at, ([parameter, written], from) =>
      bindOne(machine, from, declaration, parameter, found(written), written),
    ).map((objects): BoundVariables => {
      const variables = present.map(
        ([parameter], index) =>
          [parameter.name, variableOf(parameter, objects[index] ?? { kind: 'null' })] as const,
      );
      const args: Variable = {
        value: { kind: 'array', items: loose.map((one) => asBound(found(one))) },
        type: undefined,
      };
      return new Map([['args', args], ...variables]);
    }),
  );
}

function plan(
  state: State,
  declaration: Declaration,
  elements: readonly ast.CommandElement[],
): { readonly given: ReadonlyMap<Declared, Given>; readonly loose: readonly Given[] } {
  confirmSplats(elements);
  const given = new Map<Declared, Given>();
  const loose: Given[] = [];
  const put = (parameter: Declared, value: Given, at: number): void => {
    if (given.has(parameter)) throw new Refusal('KS3301', `-${parameter.name} is given twice`, at);
    given.set(parameter, value);
  };
  const rest = [...elements];
  for (let element = rest.shift(); element !== undefined; element = rest.shift()) {
    const at = element.extent.start;
    if (element.kind !== 'CommandParameter') {
      if (element.kind !== 'Variable' || !element.splatted) loose.push(element);
      else {
        for (const [key, object] of splatted(state, element)) {
          if (key === undefined) loose.push({ object });
          else put(declaredNamed(declaration, key, at), { object }, at);
        }
      }
      continue;
    }
    if (element.name === '-') throw new Refusal('KS1003', '-- before arguments of a function', at);
    const parameter = declaredNamed(declaration, element.name, at);
    let value = element.argument;
    if (value === undefined && !parameter.isSwitch) {
      const next = rest.shift();
      if (next === undefined || next.kind === 'CommandParameter') {
        throw new Refusal('KS3302', `-${parameter.name} lacks its value`, at);
      }
      value = next;
    }
    put(parameter, value ?? { object: bool(true) }, at);
  }
  for (const parameter of positionalOf(declaration.parameters)) {
    if (given.has(parameter)) continue;
    const value = loose.shift();
    if (value === undefined) break;
    given.set(parameter, value);
  }
  return { given, loose };
}

/** Sets the parameters that no argument is for, in the function's own scope: defaults can look at those before. */
export function setDefaults(
  machine: Machine,
  state: State,
  block: ast.ScriptBlock,
  bound: { has(name: string): boolean },
): Paths<true> {
  let paths = Paths.of<true>(state, true);
  const { advanced, parameters } = declarationOf(block);
  for (const parameter of parameters) {
    if (bound.has(parameter.name)) continue;
    paths = paths.chain((_done, at) => {
      const { default: preset, name, type } = parameter;
      const put = (value: PowerShellObject, then: State): true => {
        then.set(name, variableOf(parameter, value));
        return true;
      };
      if (preset === undefined) return Paths.of(at, put(unsetValue(parameter), at));
      return evaluate(machine, at, preset).chain((value, then) => {
        const at = preset.extent.start;
        confirmDefault(parameter, value, at);
        if (type === undefined || ['object', 'psobject'].includes(typeName(type))) {
          return settle(machine, then, value, at).map((one, last) => put(asBound(one), last));
        }
        const isSingle = advanced && typeName(type) === 'string';
        return (isSingle ? confirmSingle(machine, then, value, at) : Paths.of(then, value)).chain(
          (one, last) => convertDefault(machine, last, one, type, at).map(put),
        );
      });
    });
  }
  return paths;
}

/** To a parameter of type [string], a default that gives nothing is an empty text, where a variable's would stay $null. */
function convertDefault(
  machine: Machine,
  state: State,
  value: PowerShellObject,
  type: string,
  offset: number,
): Paths<PowerShellObject> {
  if (typeName(type) !== 'string' || (value.kind !== 'null' && value.kind !== 'output'))
    return convert(machine, state, value, type, offset);
  return Paths.of(state, string(toText(state, value, offset)));
}

/** A default that the parameter's type does not take is an error of the call. */
function confirmDefault({ isSwitch, type }: Declared, value: PowerShellObject, offset: number): void {
  if (isSwitch && value.kind !== 'bool' && value.kind !== 'condition') {
    throw new Refusal('KS1003', 'a switch with this value is not modelled', offset);
  }
  if (type !== undefined) confirmAssignableTo(type, value, offset);
}

/** A script's own parameters, as it finds them when it is called without arguments. */
export function setScriptParameters(machine: Machine, state: State, script: ast.ScriptBlock): Paths<true> {
  const asked = new Set<string>();
  for (const parameter of declarationOf(script).parameters) {
    if (!parameter.mandatory) continue;
    if (parameter.type !== undefined && typeName(parameter.type) !== 'string') {
      throw new Refusal('KS1003', 'a mandatory parameter of this type', parameter.offset);
    }
    machine.recorder.assume(`-${parameter.name} is given when the script is called`);
    const value = string(unknown(`-${parameter.name}`, { nonEmpty: true, characters: alphabets.any }));
    state.set(parameter.name, variableOf(parameter, value));
    asked.add(parameter.name);
  }
  if (asked.size < declarationOf(script).parameters.length) {
    machine.readsArguments = true;
    machine.recorder.assume('the script is called without further arguments');
  }
  return setDefaults(machine, state, script, asked);
}
