/** An argument as the parameter of a function takes it. */

import { Refusal } from '../../refusal.js';
import { emptyStatus } from '../../run/learnt.js';
import { show, textOf } from '../../value.js';
import type { Given } from '../binding/argument-order.js';
import { failed } from '../state/errors.js';
import { branch, type Machine } from '../state/machine.js';
import { nullObject, type PowerShellObject, plain } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State, Variable } from '../state/state.js';
import { confirmAssignableTo, convert, typeName } from '../values/convert.js';
import { settle } from '../values/truth.js';
import { confirmPlainNumber } from '../values/written-numbers.js';
import type { Declaration, Declared } from './function-parameters.js';

/** Types to which the text of a number makes no difference. */
const numeric: ReadonlySet<string> = new Set(['int', 'long', 'bool']);

export function variableOf(parameter: Declared, value: PowerShellObject): Variable {
  const checked = parameter.allowed !== undefined || parameter.notEmpty;
  const type = parameter.isSwitch ? 'switch' : parameter.type;
  return checked ? { value, type, checked } : { value, type };
}

/** What gives out nothing binds as $null, which is an element of its own. */
export function asBound(object: PowerShellObject): PowerShellObject {
  return object.kind === 'null' ? nullObject : object;
}

/** An argument as its parameter takes it; a mandatory one takes neither `$null` nor an empty text. */
export function bindOne(
  machine: Machine,
  state: State,
  { advanced }: Declaration,
  parameter: Declared,
  given: PowerShellObject,
  written: Given,
): Paths<PowerShellObject> {
  const offset = 'object' in written ? parameter.offset : written.extent.start;
  const { type, mandatory, allowed, notEmpty, isSwitch } = parameter;
  if (isSwitch) {
    if (given.kind !== 'bool' && given.kind !== 'condition') {
      throw new Refusal('KS1003', 'a switch with this value is not modelled', offset);
    }
    return Paths.of(state, given);
  }
  const name = type === undefined || typeName(type) === 'psobject' ? 'object' : typeName(type);
  const isText = name === 'string';
  if (type !== undefined) confirmAssignableTo(type, given, offset);
  // A number that becomes a text keeps the form in which it is written.
  const isNumber = 'kind' in written && written.kind === 'NumberConstant';
  const object = isNumber && (isText || name === 'string[]') ? plain(written.text) : given;
  if (object === given && !numeric.has(name)) confirmPlainNumber(written);
  if (!mandatory && !isText && allowed === undefined && !notEmpty) {
    if (name !== 'object' && type !== undefined) return convert(machine, state, object, type, offset);
    return settle(machine, state, object, offset).map(asBound);
  }
  const single = advanced && isText ? confirmSingle(machine, state, object, offset) : Paths.of(state, object);
  return single
    .chain((one, then) => settle(machine, then, one, offset))
    .chain((settled, at) => {
      if ((mandatory || notEmpty) && settled.kind === 'null') {
        return failed(at, 'Cannot bind argument because it is null.', offset);
      }
      if (mandatory && (settled.kind === 'array' || settled.kind === 'output')) {
        throw new Refusal('KS1003', 'an array for a mandatory parameter is not modelled', offset);
      }
      const value = isText && settled.kind === 'null' ? plain('') : settled;
      const converted = type === undefined ? Paths.of(at, value) : convert(machine, at, value, type, offset);
      const filled =
        (mandatory && isText) || notEmpty
          ? converted.chain((text, then) => confirmFilled(machine, then, text, offset))
          : converted;
      return allowed === undefined
        ? filled
        : filled.chain((text, then) => confirmAllowed(machine, then, text, allowed, offset));
    });
}

/** An advanced function takes no array for a text (ParameterBinderBase.cs, CoerceTypeAsNeeded). */
export function confirmSingle(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  if (object.kind === 'array' || object.kind === 'bytes' || (object.kind === 'output' && !object.single)) {
    throw new Refusal('KS3301', 'an array for a parameter that takes one text', offset, '"$(…)"');
  }
  if (object.kind !== 'opaque') return Paths.of(state, object);
  const status = { kind: 'unknown', what: `${show(object.text)} is no array` } as const;
  return branch(machine, state, status, offset).chain((fine, at) =>
    fine ? Paths.of(at, object) : failed(at, 'Cannot convert value to type System.String.', offset),
  );
}

function confirmFilled(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  if (object.kind === 'number' || object.kind === 'bool' || object.kind === 'integer')
    return Paths.of(state, object);
  if (object.kind !== 'string')
    throw new Refusal('KS1003', 'this argument is not checked for being empty', offset);
  return branch(machine, state, emptyStatus(object.text), offset).chain((empty, at) =>
    empty ? failed(at, 'Cannot bind argument because it is an empty string.', offset) : Paths.of(at, object),
  );
}

function confirmAllowed(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  allowed: readonly string[],
  offset: number,
): Paths<PowerShellObject> {
  if (object.kind !== 'string') throw new Refusal('KS1003', 'this argument of a [ValidateSet()]', offset);
  const text = textOf(object.text)?.toLowerCase();
  const status =
    text === undefined
      ? ({ kind: 'unknown', what: `${show(object.text)} is one of ${allowed.join(', ')}` } as const)
      : ({ kind: 'known', status: allowed.includes(text) ? 0 : 1 } as const);
  return branch(machine, state, status, offset).chain((fine, at) =>
    fine ? Paths.of(at, object) : failed(at, 'The argument does not belong to the set', offset),
  );
}
