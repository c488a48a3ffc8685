/** Join-Path, Split-Path, Test-Path. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { emptiness, show, textOf, unknown, type Value } from '../../value.js';
import { type BoundArguments, confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { combinePaths } from '../dotnet/statics-paths.js';
import { fileStatus } from '../files/file-access.js';
import { branch } from '../state/machine.js';
import { bool, condition, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';

/** The one path of a cmdlet: `-LiteralPath`, or `-Path` without a pattern in it. */
export function pathOf(call: CmdletCall, literalName = 'LiteralPath'): Value {
  const { bound, state, offset } = call;
  const exact = textOfArgument(state, bound, literalName);
  const path = exact ?? patternFree(state, bound, offset);
  if (path === undefined) throw new Refusal('KS3302', `${call.name} needs a path`, offset);
  if (emptiness(path) !== 'nonempty') {
    throw new Refusal('KS2201', `${call.name} of a path that is empty is an error`, offset);
  }
  const text = textOf(path.slice(0, 1)) ?? '';
  // A drive such as env:, variable: or HKLM: is no folder.
  if (/^[A-Za-z][A-Za-z0-9]+:/.test(text) || text.startsWith('~')) {
    throw new Refusal('KS3105', `${call.name}: ${show(path)} is no path of a file`, offset);
  }
  return path;
}

function patternFree(state: State, bound: BoundArguments, offset: number): Value | undefined {
  const path = textOfArgument(state, bound, 'Path') ?? textOfArgument(state, bound, 'FilePath');
  if (path === undefined) return undefined;
  for (const segment of path) {
    const text = textOf([segment]);
    const own = segment.kind === 'unknown' && segment.temporary === true;
    const quiet = 'characters' in segment && segment.characters.within(alphabets.word);
    if (text === undefined ? !own && !quiet : /[*?[\]`]/.test(text)) {
      throw new Refusal(
        'KS2102',
        `${show(path)} may be a pattern that several files match`,
        offset,
        '-LiteralPath',
      );
    }
  }
  return path;
}

const joinPath: Cmdlet = (call) => {
  const { bound, state, machine, offset } = call;
  confirmKnown(call.name, bound, 'Path', 'ChildPath', 'AdditionalChildPath');
  const parts = ['Path', 'ChildPath', 'AdditionalChildPath'].flatMap((name) => {
    const value = textOfArgument(state, bound, name);
    return value === undefined ? [] : [value];
  });
  if (parts.length < 2 || parts.some((part) => emptiness(part) !== 'nonempty'))
    throw new Refusal('KS3302', 'Join-Path needs two paths', offset);
  const first = textOf(parts[0] ?? []) ?? '/';
  if (/\\|^[A-Za-z][A-Za-z0-9]*:/.test(first) || parts.some((part) => /\\/.test(textOf(part) ?? ''))) {
    throw new Refusal('KS1003', 'these paths are not joined the same on every system', offset);
  }
  const context = { machine, state, arguments: [], offset, name: 'Join-Path' };
  return Paths.of(state, [string(combinePaths(context, parts))]);
};

const testPath: Cmdlet = (call) => {
  const { bound, state } = call;
  confirmKnown(call.name, bound, 'Path', 'LiteralPath', 'PathType');
  const type = textOf(textOfArgument(state, bound, 'PathType') ?? [])?.toLowerCase();
  const kind = type === 'leaf' ? 'file' : type === 'container' ? 'folder' : 'any';
  if (bound.has('PathType') && kind === 'any' && type !== 'any')
    throw new Refusal('KS3301', 'this -PathType', call.offset);
  const path = pathOf(call);
  const status = fileStatus(state, path, kind);
  const found = state.files.look(path);
  const isOwnFolder =
    found.kind === 'known' && found.file.kind === 'folder' && state.files.within(path) !== undefined;
  if (status.kind === 'known' || kind !== 'any' || !isOwnFolder) return Paths.of(state, [condition(status)]);
  // Where there is no such folder, there is nothing in it.
  return branch(call.machine, state, status, call.offset).map((there, at) => {
    if (there) at.files.update({ ...found.file, certain: true });
    else at.files.remove(path);
    return [bool(there)];
  });
};

const splitPath: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(call.name, bound, 'Path', 'LiteralPath', 'Parent', 'Leaf');
  const text = textOf(pathOf(call));
  if (text === undefined || !/^\/?[\w.-]+(\/[\w.-]+)+$/.test(text) || /(^|\/)\.\.?(\/|$)/.test(text)) {
    throw new Refusal('KS1003', 'Split-Path of this path is not modelled', offset);
  }
  const at = text.lastIndexOf('/');
  const part = isOn(bound, 'Leaf') ? text.slice(at + 1) : text.slice(0, at);
  return Paths.of(state, [string([{ kind: 'literal', text: part }])]);
};

/** `Convert-Path -LiteralPath .`: the folder of now, which is that of the start, because no model leaves it. */
const convertPath: Cmdlet = (call) => {
  const { bound, state, offset } = call;
  confirmKnown(call.name, bound, 'LiteralPath');
  if (textOf(textOfArgument(state, bound, 'LiteralPath') ?? []) !== '.' || state.files.folder !== undefined)
    throw new Refusal('KS3301', 'Convert-Path of another path than . is not modelled', offset);
  return Paths.of(state, [
    string(unknown('current folder', { nonEmpty: true, characters: alphabets.line, startFolder: true })),
  ]);
};

export const pathCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['Join-Path', joinPath],
  ['Test-Path', testPath],
  ['Convert-Path', convertPath],
  ['Split-Path', splitPath],
]);
