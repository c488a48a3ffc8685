/** New-Item, Remove-Item. */

import { Refusal } from '../../refusal.js';
import { recordCall } from '../../run/calls.js';
import { literal, secretsIn, show, textOf, type Value } from '../../value.js';
import { actionFor, confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { fileStatus, makeFolder, missing } from '../files/file-access.js';
import { report } from '../state/errors.js';
import { branch } from '../state/machine.js';
import { type Items, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';
import { pathOf } from './path.js';
import { writeContent } from './write-content.js';

/** Removes only what the script itself made. */
const removeItem: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'Path', 'LiteralPath', 'Recurse', 'Force');
  const named = /^function:[\\/]?(\w+)$/i.exec(textOf(textOfArgument(state, bound, 'Path') ?? []) ?? '')?.[1];
  if (named !== undefined) {
    recordCall(machine.recorder, state, machine.source.place(offset), ['Remove-Item', `Function:${named}`]);
    const action = actionFor(state, bound, offset);
    return state.undefine(named.toLowerCase())
      ? Paths.of<Items>(state, [])
      : report<Items>(state, `no function is called ${named}`, action, []);
  }
  const path = pathOf(call);
  confirmOwn(call, path);
  const options = ['Recurse', 'Force'].filter((name) => isOn(bound, name)).map((name) => `-${name}`);
  recordCall(machine.recorder, state, machine.source.place(offset), ['Remove-Item', show(path), ...options]);
  const action = actionFor(state, bound, offset);
  return branch(machine, state, fileStatus(state, path, 'any'), offset).chain((there, at): Paths<Items> => {
    if (!there) return report<Items>(at, missing(path), action, []);
    const found = at.files.look(path);
    const folder = found.kind === 'known' && found.file.kind === 'folder';
    if (folder && !isOn(bound, 'Recurse')) {
      throw new Refusal('KS1003', 'Remove-Item of a folder without -Recurse asks first', offset);
    }
    at.files.remove(path);
    return Paths.of(at, []);
  });
};

function confirmOwn(call: CmdletCall, path: Value): void {
  const { state, offset } = call;
  const [first] = path;
  const own = first?.kind === 'unknown' && first.temporary === true && first.nonEmpty;
  const found = state.files.look(path);
  if (textOf(path) === '') throw new Refusal('KS3110', 'Remove-Item of an empty path', offset);
  if (!own && found.kind !== 'known') {
    throw new Refusal('KS3110', `Remove-Item ${show(path)}: the script did not make this`, offset);
  }
  if (state.files.resolve(path) === undefined) {
    throw new Refusal('KS3110', `which file ${show(path)} is cannot be known`, offset);
  }
}

const newItem: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'Path', 'ItemType', 'Force', 'Value');
  const type = textOf(textOfArgument(state, bound, 'ItemType') ?? literal('file'))?.toLowerCase();
  const path = pathOf(call);
  if (secretsIn(path).length > 0) throw new Refusal('KS3105', 'a secret in the name of a file', offset);
  const there = state.files.look(path);
  if (there.kind === 'known' && !isOn(bound, 'Force')) {
    throw new Refusal('KS2201', `${show(path)} is there already`, offset);
  }
  const info: Items = [
    { kind: 'record', type: 'PSCustomObject', members: new Map([['fullname', string(path)]]) },
  ];
  if (type === 'directory' && !bound.has('Value')) {
    if (there.kind === 'known') return Paths.of(state, info);
    return makeFolder(machine, state, path, undefined, offset).chain(
      (fine, at): Paths<Items> =>
        fine ? Paths.of(at, info) : report<Items>(at, missing(path), actionFor(at, bound, offset), []),
    );
  }
  if (type !== 'file') throw new Refusal('KS3301', 'New-Item of this type is not modelled', offset);
  const content = textOfArgument(state, bound, 'Value') ?? [];
  if (isOn(bound, 'Force')) throw new Refusal('KS3301', 'New-Item -Force of a file is not modelled', offset);
  return writeContent(call, path, content, info);
};

export const itemCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['New-Item', newItem],
  ['Remove-Item', removeItem],
]);
