/** `[type]value` and the types of variables and parameters. */
import { emptiness, show, textOf } from '../../value.js';
import { failed } from './errors.js';
import type { Machine } from './machine.js';
import {
  condition,
  enumerate,
  type Hashtable,
  isExact,
  nullObject,
  type PowerShellObject,
  string,
} from './objects.js';
import { inOrder, Paths } from './paths.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { describe, toText } from './text.js';
import { settle, truthOf } from './truth.js';

const shortNames: Readonly<Record<string, string>> = {
  'system.string': 'string',
  'system.int32': 'int',
  int32: 'int',
  'system.int64': 'long',
  int64: 'long',
  'system.boolean': 'bool',
  boolean: 'bool',
  'system.char': 'char',
  'system.object': 'object',
  'system.object[]': 'object[]',
  'system.string[]': 'string[]',
  array: 'object[]',
  'system.array': 'object[]',
  'system.collections.hashtable': 'hashtable',
  'system.version': 'version',
  'management.automation.pscustomobject': 'pscustomobject',
  psobject: 'psobject',
  'system.io.unixfilemode': 'io.unixfilemode',
  'system.void': 'void',
};

/** A type's name in lower case, the same for all ways to write it. */
export function typeName(name: string): string {
  const lower = name.toLowerCase().replaceAll(' ', '');
  return shortNames[lower] ?? lower;
}

/** Converts; a value that cannot be converted is an error of the statement. */
export function convert(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  type: string,
  offset: number,
): Paths<PowerShellObject> {
  const name = typeName(type);
  switch (name) {
    case 'string':
      return Paths.of(state, toStringObject(state, object, offset));
    case 'object':
    case 'psobject':
      return Paths.of(state, object);
    case 'bool':
      return Paths.of(state, condition(truthOf(object, offset)));
    case 'void':
      return Paths.of(state, { kind: 'null', nothing: true });
    case 'int':
    case 'long':
      return toInteger(machine, state, object, name, offset);
    case 'char':
      return toChar(state, object, offset);
    case 'object[]':
      return settle(machine, state, object, offset).map((one) =>
        one.kind === 'array' || one.kind === 'null' ? one : { kind: 'array', items: enumerate(one) },
      );
    case 'string[]':
      return toStrings(machine, state, object, offset);
    case 'hashtable':
      if (object.kind === 'hashtable') return Paths.of(state, object);
      break;
    case 'pscustomobject':
      if (object.kind === 'hashtable') return Paths.of(state, toRecord(state, object.id));
      break;
    case 'version':
      return toVersion(state, object, offset);
    case 'io.unixfilemode':
      if (object.kind === 'number') {
        return Paths.of(state, {
          kind: 'record',
          type: 'UnixFileMode',
          members: new Map([['value__', object]]),
        });
      }
      break;
    default:
  }
  throw new Refusal('KS1003', `[${type}] of ${describe(object)} is not modelled`, offset);
}

/** `[string]` of a pipeline without output is `$null`, not an empty text. */
function toStringObject(state: State, object: PowerShellObject, offset: number): PowerShellObject {
  const text = toText(state, object, offset);
  if (object.kind === 'null' && object.nothing === true) return nullObject;
  if (object.kind !== 'output') return string(text);
  const known = emptiness(text);
  if (known === 'empty') return nullObject;
  return known === 'nonempty' ? string(text) : { kind: 'output', text, single: true, plain: true };
}

function toInteger(
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

function toChar(state: State, object: PowerShellObject, offset: number): Paths<PowerShellObject> {
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

function toStrings(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  return settle(machine, state, object, offset).chain((one, at) => {
    if (one.kind === 'null') return Paths.of(at, nullObject);
    const items = enumerate(one);
    if (!isExact(items)) throw new Refusal('KS1003', 'lines whose number is not known, as strings', offset);
    return inOrder(items, at, (item, then) => convert(machine, then, item, 'string', offset)).map(
      (texts): PowerShellObject => ({ kind: 'array', items: texts }),
    );
  });
}

function toRecord(state: State, id: number): PowerShellObject {
  const entries: Hashtable = state.heap.get(id) ?? new Map();
  const members = new Map<string, PowerShellObject>();
  for (const { key, value } of entries.values()) {
    const name = key.kind === 'string' ? textOf(key.text) : undefined;
    if (name === undefined) throw new Refusal('KS1003', 'a property whose name is not known');
    members.set(name.toLowerCase(), value);
  }
  return { kind: 'record', type: 'PSCustomObject', members };
}

function toVersion(state: State, object: PowerShellObject, offset: number): Paths<PowerShellObject> {
  if (object.kind === 'version' || object.kind === 'own-version') return Paths.of(state, object);
  const text = object.kind === 'string' ? textOf(object.text) : undefined;
  if (text === undefined || !/^\d{1,4}(\.\d{1,5}){1,3}$/.test(text)) {
    throw new Refusal('KS1003', 'this version is not modelled', offset);
  }
  return Paths.of(state, { kind: 'version', parts: text.split('.').map(Number) });
}
