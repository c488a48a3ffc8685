/** Cmdlets for people: Format-*, Sort-Object, Measure-Object, Select-String, Get-Date. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { derived, emptiness, show, textOf, unknown } from '../../value.js';
import { confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { changesSomething } from '../read/stages.js';
import { type Items, int, isExact, type PowerShellObject, string, textsIn } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { shownObjects } from '../state/visible.js';
import { compileRegex } from '../values/regex.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';
import { inputObjects } from './write.js';

/** Script blocks among the arguments: they may look, but not change anything. */
function confirmHarmless(call: CmdletCall): void {
  for (const { value, offset } of call.bound.values()) {
    const parts = value.kind === 'array' ? value.items : [value];
    if (parts.some((part) => part.kind === 'block' && changesSomething(part.block))) {
      throw new Refusal('KS1003', `this script block of ${call.name} is not modelled`, offset);
    }
  }
}

function opaque(call: CmdletCall, items: Items): PowerShellObject {
  return { kind: 'opaque', text: derived(textsIn(items), call.name), many: true };
}

/** Hashtables among the arguments, with keys that the cmdlet knows. */
function confirmKeys(call: CmdletCall, names: string): void {
  for (const { value, offset } of call.bound.values()) {
    for (const part of value.kind === 'array' ? value.items : [value]) {
      if (part.kind !== 'hashtable') continue;
      for (const { key } of call.state.heap.get(part.id)?.values() ?? []) {
        const name = key.kind === 'string' ? (textOf(key.text) ?? '').toLowerCase() : '';
        if (!names.split(' ').includes(name))
          throw new Refusal('KS3301', `this key for ${call.name}`, offset);
      }
    }
  }
}

const formatForPeople: Cmdlet = (call) => {
  confirmHarmless(call);
  confirmKnown(call.name, call.bound, 'InputObject', 'Property', 'AutoSize', 'Wrap', 'HideTableHeaders');
  confirmKeys(call, 'name label n l expression e');
  const items = inputObjects(call, 'InputObject');
  if (!call.visible) return Paths.of(call.state, [opaque(call, items)]);
  shownObjects(call.machine, items, call.offset);
  return Paths.of(call.state, []);
};

const sortObject: Cmdlet = (call) => {
  confirmHarmless(call);
  confirmKnown(call.name, call.bound, 'InputObject', 'Property', 'Descending', 'Unique', 'CaseSensitive');
  confirmKeys(call, 'expression e descending ascending');
  // $null is left out.
  const items = inputObjects(call, 'InputObject').filter(({ kind }) => kind !== 'null');
  if (isExact(items) && items.length < 2) return Paths.of(call.state, items);
  return Paths.of(call.state, [opaque(call, items)]);
};

const measureObject: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'InputObject', 'Line', 'Word', 'Character');
  const items = inputObjects(call, 'InputObject');
  const exact = isExact(items) && call.bound.size === 0;
  const count: PowerShellObject = exact
    ? // $null is not counted.
      int(items.filter(({ kind }) => kind !== 'null').length)
    : {
        kind: 'integer',
        text: unknown('a count', { nonEmpty: true, characters: alphabets.digits }),
        least: 0,
      };
  const other: PowerShellObject = { kind: 'opaque', text: unknown('a measure') };
  const members = new Map<string, PowerShellObject>([
    ['count', count],
    ...['lines', 'words', 'characters'].map((name) => [name, other] as const),
  ]);
  return Paths.of(call.state, [{ kind: 'record', type: 'PSCustomObject', members }]);
};

const selectString: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(
    call.name,
    bound,
    'InputObject',
    'Pattern',
    'SimpleMatch',
    'CaseSensitive',
    'NotMatch',
    'AllMatches',
    'Quiet',
  );
  const items = inputObjects(call, 'InputObject');
  const pattern = textOfArgument(state, bound, 'Pattern');
  if (pattern === undefined || bound.has('InputObject'))
    throw new Refusal('KS3301', 'Select-String without a pattern', offset);
  const known = textOf(pattern);
  if (
    !isOn(bound, 'SimpleMatch') &&
    (known === undefined || known === '' || compileRegex(known, true) === undefined)
  )
    throw new Refusal('KS3301', 'Select-String with this pattern', offset, '-SimpleMatch');
  if (emptiness(pattern) !== 'nonempty') throw new Refusal('KS3301', 'a pattern that may be empty', offset);
  const text = derived(textsIn(items), `Select-String ${show(pattern)}`);
  return Paths.of(state, [{ kind: 'opaque', text, many: true }]);
};

/** Custom formats of .NET, and of the standard ones those that look the same everywhere. */
const isDateFormat = (format: string): boolean =>
  /^[osu]$/.test(format) ||
  (format.length > 1 &&
    /^(?:yyyy|yy|MM|dd|HH|hh|mm|ss|f{1,7}(?!f)|[-_.:TZ ])+$/.test(format) &&
    /[yMdHhmsf]/.test(format));

const getDate: Cmdlet = (call) => {
  const { bound, state } = call;
  confirmKnown(call.name, bound, 'Format', 'UFormat', 'AsUTC');
  const format = textOf(textOfArgument(state, bound, 'Format') ?? []);
  const unix = textOf(textOfArgument(state, bound, 'UFormat') ?? []);
  if (bound.has('Format') || bound.has('UFormat')) {
    const known =
      format === undefined ? /^(?:%[YmdHMSsjFT]|[-_.:])+$/.test(unix ?? '') : isDateFormat(format);
    if (!known) throw new Refusal('KS3301', 'Get-Date with this format', call.offset);
    const characters = / |^u$/.test(format ?? '') ? alphabets.line : alphabets.word;
    return Paths.of(state, [string(unknown('the date', { nonEmpty: true, characters }))]);
  }
  return Paths.of(state, [
    { kind: 'opaque', text: unknown('the date', { nonEmpty: true, characters: alphabets.line }) },
  ]);
};

export const showCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['Format-Table', formatForPeople],
  ['Format-List', formatForPeople],
  ['Sort-Object', sortObject],
  ['Measure-Object', measureObject],
  ['Select-String', selectString],
  ['Get-Date', getDate],
]);
