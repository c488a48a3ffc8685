/** ConvertFrom-Json, ConvertTo-Json. */
import { derived, literal, show, textOf, transformed, type Value } from '../../../value.js';
import { confirmKnown, isOn } from '../binding.js';
import type { Cmdlet, CmdletCall } from '../cmdlet-call.js';
import { failed } from '../errors.js';
import { branch } from '../machine.js';
import { bool, nullObject, type PowerShellObject, string } from '../objects.js';
import { Paths } from '../paths.js';
import type { Items } from '../pipelines.js';
import { fileText } from '../redirect.js';
import { Refusal } from '../refusal.js';
import type { State } from '../state.js';
import { inputObjects } from './write.js';

const convertFromJson: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'InputObject');
  const items = inputObjects(call, 'InputObject');
  const value = fileText(machine, state, items, offset);
  const text = textOf(value);
  if (text === undefined) {
    // It may be no JSON, and then the statement ends with an error.
    return branch(machine, state, { kind: 'unknown', what: `${show(value)} is JSON` }, offset).chain(
      (fine, at): Paths<Items> =>
        fine
          ? Paths.of<Items>(at, [{ kind: 'opaque', text: derived(value, 'JSON') }])
          : failed<Items>(at, 'Conversion from JSON failed', offset),
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal('KS2201', 'this is not JSON', offset);
  }
  const object = fromJson(call, value, parsed);
  return Paths.of(state, object.kind === 'array' ? object.items : [object]);
};

function fromJson(call: CmdletCall, source: Value, value: unknown): PowerShellObject {
  if (value === null) return nullObject;
  if (typeof value === 'string') {
    // Texts that look like dates become dates.
    if (/^\d{4}-\d\d-\d\dT/.test(value)) throw new Refusal('KS1003', 'a date in JSON', call.offset);
    return string(transformed(source, value));
  }
  if (typeof value === 'boolean') return bool(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Refusal('KS1003', 'this number in JSON', call.offset);
    return { kind: 'number', type: 'long', value };
  }
  if (Array.isArray(value)) return { kind: 'array', items: value.map((one) => fromJson(call, source, one)) };
  const members = new Map<string, PowerShellObject>();
  for (const [name, member] of Object.entries(value as object)) {
    const lower = name.toLowerCase();
    if (members.has(lower) || name === '')
      throw new Refusal('KS1003', 'names in JSON that differ in their case', call.offset);
    members.set(lower, fromJson(call, source, member));
  }
  return { kind: 'record', type: 'PSCustomObject', members };
}

/** Only what is a JSON text whatever the version: tables of strings, numbers and booleans, compressed. */
const convertToJson: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(call.name, bound, 'InputObject', 'Compress', 'Depth');
  const [only, ...more] = inputObjects(call, 'InputObject');
  if (only === undefined || more.length > 0)
    throw new Refusal('KS1003', 'ConvertTo-Json of several objects is not modelled', offset);
  const parts = toJson(call, state, only, 0);
  if (!isOn(bound, 'Compress') && (only.kind === 'hashtable' || only.kind === 'record')) {
    return Paths.of(state, [string(derived(parts, 'ConvertTo-Json'))]);
  }
  return Paths.of(state, [string(parts)]);
};

function toJson(call: CmdletCall, state: State, object: PowerShellObject, depth: number): Value {
  const refuse = (): never => {
    throw new Refusal('KS1003', 'ConvertTo-Json of this is not modelled', call.offset);
  };
  if (depth > 2) return refuse();
  switch (object.kind) {
    case 'string': {
      const text = textOf(object.text);
      if (text === undefined || !/^[\x20-\x7e]*$/.test(text) || /["\\<>&'+/]/.test(text)) return refuse();
      return [{ kind: 'literal', text: '"' }, ...object.text, { kind: 'literal', text: '"' }];
    }
    case 'number':
      return Number.isInteger(object.value) ? literal(String(object.value)) : refuse();
    case 'bool':
      return literal(String(object.value));
    case 'null':
      return literal('null');
    case 'hashtable': {
      const entries = [...(state.heap.get(object.id) ?? new Map()).values()];
      // The order of a hashtable with more entries is not the order of the script.
      if (entries.length > 1) return refuse();
      return entries.flatMap(
        ({ key, value }): Value => [
          ...literal('{'),
          ...toJson(call, state, key, depth + 1),
          ...literal(':'),
          ...toJson(call, state, value, depth + 1),
          ...literal('}'),
        ],
      );
    }
    default:
      return refuse();
  }
}

export const jsonCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['ConvertFrom-Json', convertFromJson],
  ['ConvertTo-Json', convertToJson],
]);
