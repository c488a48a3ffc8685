/** Get-Command, New-Object, Set-StrictMode, Set-Variable, Start-Sleep. */

import { Refusal } from '../../refusal.js';
import { textOf } from '../../value.js';
import { actionFor, confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { newEncoding } from '../dotnet/encodings.js';
import { toolName } from '../programs/tool-call.js';
import { report } from '../state/errors.js';
import { branch } from '../state/machine.js';
import { enumerate, type Items } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { applicationOf } from '../values/applications.js';
import { toText } from '../values/text.js';
import { writeVariable } from '../variables/variables.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';

/** Programs only: whether they are there, only a run would show. */
const getCommand: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'Name', 'CommandType', 'TotalCount');
  const given = bound.get('Name');
  if (given === undefined) throw new Refusal('KS1003', 'Get-Command without a name', offset);
  const names = enumerate(given.value).map((one) => {
    const text = textOf(toText(state, one, given.offset));
    if (text === undefined || toolName(text) === undefined) {
      throw new Refusal(
        'KS3102',
        'Get-Command for other programs than those that are modelled',
        given.offset,
      );
    }
    return text;
  });
  const type = textOfArgument(state, bound, 'CommandType');
  if (type !== undefined && textOf(type)?.toLowerCase() !== 'application') {
    throw new Refusal('KS3301', 'Get-Command for other things than applications', offset);
  }
  const tools = new Set(names.map(toolName));
  const [tool] = tools;
  if (tool === undefined || tools.size > 1)
    throw new Refusal('KS3301', 'Get-Command for several programs', offset);
  if (type === undefined) confirmNoOther(call, names);
  const first = bound.get('TotalCount');
  if (first !== undefined && (first.value.kind !== 'number' || first.value.value !== 1)) {
    throw new Refusal('KS3301', 'Get-Command -TotalCount other than 1', first.offset);
  }
  const action = actionFor(state, bound, offset);
  const what = `${names.join(' or ')} is on PATH`;
  return branch(machine, state, { kind: 'unknown', what }, offset).chain((found, at) => {
    if (!found) return report<Items>(at, `The term '${names[0] ?? ''}' is not recognized`, action, []);
    // Several names: each that is missing is an error of its own, which must not end the script.
    if (names.length > 1 && action === 'stop')
      throw new Refusal('KS3301', 'Get-Command for several names that must all be there', offset);
    const one = first !== undefined || (type === undefined && names.length === 1);
    return Paths.of<Items>(at, [one ? applicationOf(tool) : { kind: 'programs', name: tool }]);
  });
};

/** Without a type, an alias or a function of the name comes first. */
function confirmNoOther(call: CmdletCall, names: readonly string[]): void {
  for (const name of names) {
    if (name.toLowerCase() === 'curl' && call.machine.meetsWindowsPowerShell) {
      call.machine.recorder.find(
        'KS3112',
        call.machine.source.place(call.offset),
        'curl is an alias of Invoke-WebRequest in Windows PowerShell',
        { fix: 'add -CommandType Application' },
      );
    }
    if (call.state.findFunction(name.toLowerCase()) !== undefined) {
      throw new Refusal('KS3101', `Get-Command ${name} finds the script's own function`, call.offset);
    }
  }
}

const newObject: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(call.name, bound, 'TypeName', 'ArgumentList');
  const type = textOf(textOfArgument(state, bound, 'TypeName') ?? [])
    ?.toLowerCase()
    .replace(/^system\./, '');
  const args = bound.get('ArgumentList')?.value;
  const object = newEncoding(type, args === undefined ? [] : enumerate(args));
  if (object === undefined) throw new Refusal('KS3102', 'New-Object of this type is not modelled', offset);
  return Paths.of(state, [object]);
};

const setStrictMode: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(call.name, bound, 'Version', 'Off');
  if (state.depth.functions > 0)
    throw new Refusal('KS1003', 'Set-StrictMode in a function is not modelled', offset);
  if (isOn(bound, 'Off')) state.strict = false;
  else {
    const version = textOf(textOfArgument(state, bound, 'Version') ?? [])?.toLowerCase();
    if (version !== 'latest' && version !== '3.0' && version !== '3') {
      throw new Refusal(
        'KS3301',
        'Set-StrictMode for this version is not modelled',
        offset,
        'Set-StrictMode -Version Latest',
      );
    }
    state.strict = true;
  }
  return Paths.of(state, []);
};

const setVariable: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'Name', 'Value');
  const name = textOf(textOfArgument(state, bound, 'Name') ?? []);
  const value = bound.get('Value')?.value;
  if (name === undefined || value === undefined || !/^[A-Za-z_]\w*$/.test(name)) {
    throw new Refusal('KS3301', 'Set-Variable with these arguments is not modelled', offset);
  }
  const extent = { start: offset, end: offset };
  const node = { kind: 'Variable', name, scope: undefined, splatted: false, extent } as const;
  return writeVariable(machine, state, node, value).map((): Items => []);
};

const startSleep: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(call.name, bound, 'Seconds', 'Milliseconds');
  const given = bound.get('Seconds') ?? bound.get('Milliseconds');
  const { kind } = given?.value ?? { kind: 'null' };
  if (bound.size !== 1 || (kind !== 'number' && kind !== 'integer')) {
    throw new Refusal('KS3301', 'Start-Sleep with these arguments is not modelled', offset);
  }
  const { value } = given ?? {};
  const least = value?.kind === 'number' ? value.value : value?.kind === 'integer' ? value.least : undefined;
  if (least === undefined || least < 0)
    throw new Refusal('KS3301', 'Start-Sleep for less than nothing', offset);
  return Paths.of(state, []);
};

export const scriptCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['Get-Command', getCommand],
  ['New-Object', newObject],
  ['Set-StrictMode', setStrictMode],
  ['Set-Variable', setVariable],
  ['Start-Sleep', startSleep],
]);
