/** Select-Object. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { derived, textOf } from '../../value.js';
import { confirmKnown, textOfArgument } from '../binding/binding.js';
import type { Items } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { applicationOf } from '../values/applications.js';
import { lessOf } from '../values/many.js';
import type { Cmdlet } from './cmdlet-call.js';
import { exactInput, manyOf } from './each.js';
import { expandProperty } from './expand.js';

export const selectObject: Cmdlet = (call) => {
  const { bound, offset } = call;
  confirmKnown(call.name, bound, 'First', 'Last', 'Skip', 'ExpandProperty');
  const count = (name: string): number | undefined => {
    const given = bound.get(name);
    if (given === undefined) return undefined;
    if (given.value.kind !== 'number' || !Number.isInteger(given.value.value) || given.value.value < 0)
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
    return expandProperty(call, at, items, name);
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
      [
        {
          kind: 'output',
          text: derived(only.text, 'first line', { characters: alphabets.line }),
          single: true,
        },
      ],
      call.state,
    );
  }
  const many = manyOf(call);
  if (many !== undefined && name === undefined) return Paths.of(call.state, [lessOf(many, 'Select-Object')]);
  if (many?.kind === 'opaque') return expand([many], call.state);
  return exactInput(call).chain((all, at) => {
    // It takes no notice of $null.
    const items = all.filter(({ kind }) => kind !== 'null');
    if (last === undefined)
      return expand(items.slice(skip, first === undefined ? undefined : skip + first), at);
    // What -Skip leaves out is then at the end.
    const end = Math.max(items.length - skip, 0);
    return expand(items.slice(Math.max(end - last, 0), end), at);
  });
};
