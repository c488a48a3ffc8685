/** ConvertFrom-Json, ConvertTo-Json. */

import { spend, spendElements } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import { derived, literal, show, textOf, transformed, type Value } from '../../value.js';
import { confirmKnown, isOn } from '../binding/binding.js';
import { fileText } from '../redirect/redirect.js';
import { failed } from '../state/errors.js';
import { branch } from '../state/machine.js';
import { bool, type Items, nullObject, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';
import { inputObjects } from './write.js';

const convertFromJson: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'InputObject');
  const items = inputObjects(call, 'InputObject');
  const value = fileText(machine, state, items, offset);
  const text = textOf(value);
  const [first, ...more] = items;
  if (first?.kind === 'string' && more.length > 0 && isJson(textOf(first.text) ?? '')) {
    throw new Refusal('KS1003', 'texts that are JSON each by itself', offset);
  }
  if (text === undefined) {
    // It may be no JSON, and then the statement ends with an error.
    return branch(machine, state, { kind: 'unknown', what: `${show(value)} is JSON` }, offset).chain(
      (fine, at): Paths<Items> =>
        fine
          ? Paths.of<Items>(at, [{ kind: 'opaque', text: derived(value, 'JSON') }])
          : failed<Items>(at, 'Conversion from JSON failed', offset, 'cmdlet'),
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

/** Where the first text is JSON by itself, or nothing, all of them are taken one by one. */
function isJson(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function fromJson(call: CmdletCall, source: Value, value: unknown): PowerShellObject {
  if (value === null) return nullObject;
  if (typeof value === 'string') {
    // Texts that look like dates become dates.
    if (/^\d{4}-\d\d-\d\dT|^\/Date\(/.test(value)) throw new Refusal('KS1003', 'a date in JSON', call.offset);
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

/**
 * A JSON text. Its exact form (the order of a hashtable, escapes, blanks) differs from version to version, so that only
 * a run would show it; what is in it is known.
 */
const convertToJson: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(call.name, bound, 'InputObject', 'Compress', 'Depth');
  const [only, ...more] = inputObjects(call, 'InputObject');
  if (only === undefined || more.length > 0) {
    throw new Refusal('KS1003', 'ConvertTo-Json of several objects is not modelled', offset);
  }
  const depth = bound.get('Depth')?.value;
  if (depth !== undefined && (depth.kind !== 'number' || depth.value < 0 || depth.value > 100))
    throw new Refusal('KS3301', 'this -Depth is not modelled', offset);
  const parts = toJson(call, state, only, depth?.value ?? 2);
  const compress = isOn(bound, 'Compress') ? ' -Compress' : '';
  return Paths.of(state, [string(derived(parts, `ConvertTo-Json${compress}`, { nonEmpty: true }))]);
};

function toJson(call: CmdletCall, state: State, object: PowerShellObject, depth: number): Value {
  spend(1);
  if (depth < 0)
    throw new Refusal('KS2201', 'ConvertTo-Json cuts off what is deeper than its -Depth', call.offset);
  const list = (parts: readonly Value[], open: string, close: string): Value => {
    spendElements(parts.reduce((sum, part) => sum + part.length + 1, 1));
    return [
      ...literal(open),
      ...parts.flatMap((part, index) => (index === 0 ? part : [...literal(', '), ...part])),
      ...literal(close),
    ];
  };
  switch (object.kind) {
    case 'string':
    case 'opaque':
    case 'integer':
      return object.text;
    case 'number':
    case 'bool':
      return literal(String(object.value));
    case 'null':
      return literal('null');
    case 'array':
      return list(
        object.items.map((item) => toJson(call, state, item, depth - 1)),
        '[',
        ']',
      );
    case 'hashtable': {
      const entries = [...(state.heap.get(object.id)?.values() ?? [])];
      const parts = entries.map(
        ({ key, value }): Value => [
          ...toJson(call, state, key, 0),
          ...literal(': '),
          ...toJson(call, state, value, depth - 1),
        ],
      );
      return list(parts, '{', '}');
    }
    case 'record': {
      const parts = [...object.members].map(
        ([name, value]): Value => [...literal(`${name}: `), ...toJson(call, state, value, depth - 1)],
      );
      return list(parts, '{', '}');
    }
    default:
      throw new Refusal('KS1003', 'ConvertTo-Json of this is not modelled', call.offset);
  }
}

export const jsonCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['ConvertFrom-Json', convertFromJson],
  ['ConvertTo-Json', convertToJson],
]);
