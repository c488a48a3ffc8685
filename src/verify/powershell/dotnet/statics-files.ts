/** `[IO.File]` and `[IO.Directory]` */

import { Refusal } from '../../refusal.js';
import { show } from '../../value.js';
import {
  fileStatus,
  makeFolder,
  missing,
  moveFile,
  readFile,
  readText,
  writeFile,
} from '../files/file-access.js';
import { failed } from '../state/errors.js';
import { branch } from '../state/machine.js';
import { condition, nothing, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import {
  confirmCount,
  nullableTextAt,
  refuseCall,
  type StaticCall,
  type StaticMethod,
  textAt,
} from './static-call.js';

/** A `[IO.UnixFileMode]`. */
function modeAt(call: StaticCall, index: number): number {
  const mode = call.arguments[index];
  const value =
    mode?.kind === 'record' && mode.type === 'UnixFileMode' ? mode.members.get('value__') : undefined;
  return value?.kind === 'number' ? value.value : refuseCall(call);
}

const createDirectory: StaticMethod = (call) => {
  confirmCount(call, 1, 2);
  const bits = call.arguments[1] === undefined ? undefined : modeAt(call, 1);
  const path = textAt(call, 0);
  return makeFolder(call.machine, call.state, path, bits, call.offset).chain((fine, at) => {
    if (!fine) return failed(at, missing(path), call.offset);
    return Paths.of(at, {
      kind: 'record',
      type: 'PSCustomObject',
      members: new Map([['fullname', string(path)]]),
    });
  });
};

function writing(content: (call: StaticCall) => ReturnType<typeof textAt>): StaticMethod {
  return (call) =>
    writeFile(call.machine, call.state, textAt(call, 0), content(call), call.offset, 'expression').map(
      () => nothing,
    );
}

const writeAllText = writing((call) => {
  confirmCount(call, 2, 3);
  const encoding = call.arguments[2];
  const text = nullableTextAt(call, 1);
  if (encoding === undefined) return text;
  if (encoding.kind !== 'encoding' || encoding.name === 'ascii') return refuseCall(call);
  return encoding.name === 'utf8' ? text : [{ kind: 'literal', text: '\ufeff' }, ...text];
});

const writeAllBytes = writing((call) => {
  confirmCount(call, 2);
  const bytes = call.arguments[1];
  return bytes?.kind === 'bytes' ? bytes.content : refuseCall(call);
});

function reading(
  read: typeof readFile,
  make: (content: ReturnType<typeof textAt>) => PowerShellObject,
): StaticMethod {
  return (call) => {
    confirmCount(call, 1);
    return read(call.machine, call.state, textAt(call, 0), call.offset).chain((content, at) =>
      content === undefined ? failed(at, 'Could not find file', call.offset) : Paths.of(at, make(content)),
    );
  };
}

function exists(kind: 'file' | 'folder'): StaticMethod {
  return (call) => {
    confirmCount(call, 1);
    return Paths.of(call.state, condition(fileStatus(call.state, textAt(call, 0), kind)));
  };
}

const deleteFile: StaticMethod = (call) => {
  confirmCount(call, 1);
  const path = textAt(call, 0);
  const found = call.state.files.look(path);
  if (found.kind === 'foreign' || !call.state.files.remove(path)) {
    throw new Refusal('KS3110', `which file ${show(path)} is cannot be known`, call.offset);
  }
  return Paths.of(call.state, nothing);
};

/** Of .NET 7, and of Unix alone. */
const setUnixFileMode: StaticMethod = (call) => {
  confirmCount(call, 2);
  const path = textAt(call, 0);
  const mode = modeAt(call, 1);
  const { machine, state, offset } = call;
  const found = state.files.look(path);
  if (machine.world.os === 'windows' || found.kind !== 'known' || found.file.kind !== 'file')
    return refuseCall(call);
  const can = { kind: 'unknown', what: `the mode of ${show(path)} can be set` } as const;
  return branch(machine, state, can, offset).chain((fine, at) => {
    if (!fine) return failed(at, missing(path), offset);
    at.files.update({ ...found.file, mode });
    return Paths.of(at, nothing);
  });
};

/** With two arguments, which replaces nothing. */
const move: StaticMethod = (call) => {
  confirmCount(call, 2);
  const { machine, state, offset } = call;
  const [from, to] = [textAt(call, 0), textAt(call, 1)];
  return moveFile(machine, state, from, to, offset).chain((fine, at) =>
    fine ? Paths.of(at, nothing) : failed(at, `could not move ${show(from)}`, offset),
  );
};

/** Without its second argument, what holds anything stays: that depends on the run. */
const deleteFolder: StaticMethod = (call) => {
  confirmCount(call, 1, 2);
  const [, recursive] = call.arguments;
  if (recursive !== undefined && (recursive.kind !== 'bool' || !recursive.value)) return refuseCall(call);
  const path = textAt(call, 0);
  if (call.state.files.look(path).kind === 'foreign') {
    throw new Refusal('KS3110', `${show(path)} is no folder that the script made`, call.offset);
  }
  const status =
    recursive === undefined
      ? ({ kind: 'unknown', what: `${show(path)} is an empty folder` } as const)
      : fileStatus(call.state, path, 'folder');
  return branch(call.machine, call.state, status, call.offset).chain((there, at) => {
    if (!there) return failed(at, missing(path), call.offset);
    at.files.remove(path);
    return Paths.of(at, nothing);
  });
};

export const filesStatics: ReadonlyMap<string, StaticMethod> = new Map<string, StaticMethod>([
  ['io.directory::createdirectory', createDirectory],
  ['io.directory::exists', exists('folder')],
  ['io.directory::delete', deleteFolder],
  ['io.file::writealltext', writeAllText],
  ['io.file::writeallbytes', writeAllBytes],
  ['io.file::readalltext', reading(readText, string)],
  ['io.file::readallbytes', reading(readFile, (content) => ({ kind: 'bytes', content }))],
  ['io.file::exists', exists('file')],
  ['io.file::delete', deleteFile],
  ['io.file::move', move],
  ['io.file::setunixfilemode', setUnixFileMode],
]);
