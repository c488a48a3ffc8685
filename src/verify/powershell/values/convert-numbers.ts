/** Conversions to numbers, characters and versions. */

import { Refusal } from '../../refusal.js';
import { show, textOf } from '../../value.js';
import { failed } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import type { PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { describe } from './text.js';
import { settle } from './truth.js';

export function toInteger(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  type: 'int' | 'long',
  offset: number,
): Paths<PowerShellObject> {
  if (object.kind === 'output') {
    return settle(machine, state, object, offset).chain((one, at) => {
      if (one.kind === 'output') throw new Refusal('KS1003', 'lines as a number', offset);
      return toInteger(machine, at, one, type, offset);
    });
  }
  switch (object.kind) {
    case 'null':
      return Paths.of(state, { kind: 'number', type, value: 0 });
    case 'bool':
      return Paths.of(state, { kind: 'number', type, value: object.value ? 1 : 0 });
    case 'integer':
      return Paths.of(state, object);
    case 'number':
      if (Number.isInteger(object.value) && fits(object.value)) return Paths.of(state, { ...object, type });
      break;
    case 'string':
    case 'opaque': {
      const text = textOf(object.text);
      if (text === undefined) {
        // It may be no number: then the statement ends with an error.
        machine.recorder.decide(
          { ...machine.source.place(offset), condition: `${show(object.text)} is a number` },
          state.trail,
        );
        const other = state.clone();
        return Paths.all<PowerShellObject>([
          Paths.of(state, { kind: 'integer', text: object.text }),
          failed(other, 'a text is no number', offset),
        ]);
      }
      if (text === '') return Paths.of(state, { kind: 'number', type, value: 0 });
      if (/^-?(0|[1-9][0-9]{0,9})$/.test(text) && text !== '-0' && fits(Number(text))) {
        return Paths.of(state, { kind: 'number', type, value: Number(text) });
      }
      break;
    }
    default:
  }
  throw new Refusal('KS1003', `${describe(object)} as a number is not modelled`, offset);
}

function fits(value: number): boolean {
  return value >= -2147483648 && value <= 2147483647;
}

export function toChar(state: State, object: PowerShellObject, offset: number): Paths<PowerShellObject> {
  if (
    object.kind === 'number' &&
    Number.isInteger(object.value) &&
    object.value >= 0 &&
    object.value <= 0xffff
  ) {
    return Paths.of(state, { kind: 'char', value: object.value });
  }
  const text = object.kind === 'string' ? textOf(object.text) : undefined;
  if (text?.length === 1) return Paths.of(state, { kind: 'char', value: text.charCodeAt(0) });
  throw new Refusal('KS1003', `[char] of ${describe(object)} is not modelled`, offset);
}

export function toVersion(state: State, object: PowerShellObject, offset: number): Paths<PowerShellObject> {
  if (object.kind === 'version' || object.kind === 'own-version') return Paths.of(state, object);
  const text = object.kind === 'string' ? textOf(object.text) : undefined;
  if (text === undefined || !/^\d{1,4}(\.\d{1,5}){1,3}$/.test(text)) {
    throw new Refusal('KS1003', 'this version is not modelled', offset);
  }
  return Paths.of(state, { kind: 'version', parts: text.split('.').map(Number) });
}
