/** Cmdlets for people: Format-*, Sort-Object, Measure-Object, Select-String, Get-Date. */

import { Refusal } from '../../../refusal.js';
import { derived, show, textOf, unknown } from '../../../value.js';
import { confirmKnown, textOfArgument } from '../binding.js';
import type { Cmdlet, CmdletCall } from '../cmdlet-call.js';
import { int, isExact, type PowerShellObject, string, textsIn } from '../objects.js';
import { Paths } from '../paths.js';
import type { Items } from '../pipelines.js';
import { changesSomething } from '../stages.js';
import { shownObjects } from '../visible.js';
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

const formatForPeople: Cmdlet = (call) => {
  confirmHarmless(call);
  const items = inputObjects(call, 'InputObject');
  if (!call.visible) return Paths.of(call.state, [opaque(call, items)]);
  shownObjects(call.machine, items, call.offset);
  return Paths.of(call.state, []);
};

const sortObject: Cmdlet = (call) => {
  confirmHarmless(call);
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
    : { kind: 'integer', text: unknown('a count', { nonEmpty: true, characters: 'digits' }), least: 0 };
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
  const text = derived(textsIn(items), `Select-String ${show(pattern)}`);
  return Paths.of(state, [{ kind: 'opaque', text, many: true }]);
};

const getDate: Cmdlet = (call) => {
  const { bound, state } = call;
  confirmKnown(call.name, bound, 'Format', 'UFormat', 'AsUTC');
  const format = textOf(textOfArgument(state, bound, 'Format') ?? []);
  const words = format !== undefined && /^[-yMdHhmsfTZ.:_]+$/.test(format);
  if (bound.has('Format') || bound.has('UFormat')) {
    const characters = words && format !== '' ? 'word' : 'any';
    return Paths.of(state, [string(unknown('the date', { nonEmpty: true, characters }))]);
  }
  return Paths.of(state, [
    { kind: 'opaque', text: unknown('the date', { nonEmpty: true, characters: 'line' }) },
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
