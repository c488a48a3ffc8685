/** `[type]value` and the types of variables and parameters. */

import { Refusal } from '../../refusal.js';
import { emptiness, textOf } from '../../value.js';
import type { Machine } from '../state/machine.js';
import {
  condition,
  enumerate,
  type Hashtable,
  isExact,
  nullObject,
  type PowerShellObject,
  string,
} from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { toChar, toInteger, toVersion } from './convert-numbers.js';
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
    case 'switch':
      if (object.kind === 'bool' || object.kind === 'condition') return Paths.of(state, object);
      break;
    case 'void':
      // As a value it is $null in some places, and in others the script does not even begin.
      throw new Refusal('KS1003', '[void] in front of anything but a whole statement', offset);
    case 'int':
    case 'long':
      return toInteger(machine, state, object, name, offset);
    case 'char':
      return toChar(state, object, offset);
    case 'object[]':
      return settle(machine, state, object, offset).map((one) =>
        one.kind === 'array'
          ? one
          : one.kind === 'null'
            ? nullObject
            : { kind: 'array', items: enumerate(one) },
      );
    case 'string[]':
      return toStrings(machine, state, object, offset);
    case 'hashtable':
      if (object.kind === 'hashtable' && object.ordered !== true) return Paths.of(state, object);
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

const asTruth: ReadonlySet<string> = new Set(['bool', 'condition', 'number', 'integer']);

/** What a `[bool]` variable or parameter takes is less than what a cast takes: no text, and no `$null`. */
export function confirmAssignableTo(type: string, object: PowerShellObject, offset: number): void {
  if (typeName(type) !== 'bool' || asTruth.has(object.kind)) return;
  throw new Refusal('KS1003', `${describe(object)} in a [bool] variable is not modelled`, offset);
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
    return Paths.inOrder(items, at, (item, then) => convert(machine, then, item, 'string', offset)).map(
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
