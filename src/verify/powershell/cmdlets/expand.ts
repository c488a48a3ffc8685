/** Select-Object -ExpandProperty. */

import { Refusal } from '../../refusal.js';
import { derived, show } from '../../value.js';
import { actionFor } from '../binding/binding.js';
import { readMember } from '../dotnet/members.js';
import { report } from '../state/errors.js';
import { branch } from '../state/machine.js';
import { enumerate, type Items, isExact, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import type { CmdletCall } from './cmdlet-call.js';

/** The elements of the property of each object. */
export function expandProperty(call: CmdletCall, state: State, items: Items, name: string): Paths<Items> {
  if (!/^[\w-]+$/.test(name)) throw new Refusal('KS1003', 'a property that may be a pattern', call.offset);
  let paths = Paths.of<Items>(state, []);
  for (const item of items) {
    paths = paths.chain((before, at) => {
      const next = valuesOf(call, at, item, name);
      for (const left of next.ended) left.partial = [...before, ...left.partial];
      return next.map((values) => [...before, ...values]);
    });
  }
  return paths;
}

/** Select-Object.cs, ProcessExpandParameter: `$null` is left out, an object without the property is an error. */
function valuesOf(call: CmdletCall, state: State, item: PowerShellObject, name: string): Paths<Items> {
  const { machine, offset } = call;
  if (item.kind === 'opaque') return valuesOfUnknown(call, state, item, name);
  const lower = name.toLowerCase();
  if (item.kind === 'record' && item.type === 'PSCustomObject' && !item.members.has(lower)) {
    if (lower === 'count' || lower === 'length' || lower.startsWith('ps')) {
      throw new Refusal('KS1003', `-ExpandProperty ${name} is not modelled`, offset);
    }
    return lacking(call, state, name);
  }
  const simple =
    item.kind === 'record' || item.kind === 'process' || (item.kind === 'string' && lower === 'length');
  if (!simple) throw new Refusal('KS1003', '-ExpandProperty of this is not modelled', offset);
  return readMember(machine, state, item, name, offset).map((value) => {
    const found = enumerate(value).filter(({ kind }) => kind !== 'null');
    const known = isExact(found) || value.kind === 'opaque';
    if (!known || value.kind === 'bytes') {
      throw new Refusal('KS1003', '-ExpandProperty of this is not modelled', offset);
    }
    return found;
  });
}

function lacking(call: CmdletCall, state: State, name: string): Paths<Items> {
  const action = actionFor(state, call.bound, call.offset);
  return report<Items>(state, `Property "${name}" cannot be found.`, action, []);
}

function valuesOfUnknown(
  call: CmdletCall,
  state: State,
  item: Extract<PowerShellObject, { kind: 'opaque' }>,
  name: string,
): Paths<Items> {
  const what = `${show(item.text)} has the property ${name}`;
  const values: Items = [{ kind: 'opaque', text: derived(item.text, `.${name}`), many: true }];
  return branch(call.machine, state, { kind: 'unknown', what }, call.offset).chain((there, at) => {
    if (there) return Paths.of(at, values);
    if (item.many !== true) return lacking(call, at, name);
    // Others before and behind it may have it.
    const without = lacking(call, at, name).map(() => values);
    for (const left of without.ended) left.partial = values;
    return without;
  });
}
