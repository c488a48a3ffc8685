/** Reading and writing the files of the dry run, with what a script is told when they are not there. */

import { foreignMessage, isForeign } from '../../foreign-files.js';
import { octal } from '../../mode.js';
import { Refusal } from '../../refusal.js';
import type { Exit } from '../../tools/tool.js';
import { dropStart, emptiness, knownPrefix, secretsIn, show, textOf, type Value } from '../../value.js';
import { type Failing, failed } from '../state/errors.js';
import { branch, type Machine } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { confirmPassable } from '../values/passable.js';
import { notePath } from './windows-paths.js';

export function missing(path: Value): string {
  return `could not find ${show(path)}`;
}

/** The folder that a path is in; undefined where the path has no separator. */
export function folderOf(path: Value): Value | undefined {
  const last = path.at(-1);
  const text = last === undefined ? undefined : textOf([last]);
  if (last === undefined || text === undefined) return undefined;
  const at = text.lastIndexOf('/');
  if (at < 0) return undefined;
  const rest = text.slice(0, at);
  return rest === '' ? path.slice(0, -1) : [...path.slice(0, -1), { ...last, text: rest } as Value[number]];
}

/** The status that is 0 where a file, a folder, or anything is at the path. */
export function fileStatus(state: State, path: Value, kind: 'file' | 'folder' | 'any'): Exit {
  if (emptiness(path) === 'empty') return { kind: 'known', status: 1 };
  const found = state.files.look(path);
  if (found.kind === 'absent') return { kind: 'known', status: 1 };
  const what = `${show(path)} exists`;
  if (found.kind === 'foreign' || !found.file.certain) return { kind: 'unknown', what };
  return { kind: 'known', status: kind === 'any' || found.file.kind === kind ? 0 : 1 };
}

/** What is in a file; undefined on the path where it is not there. */
export function readFile(
  machine: Machine,
  state: State,
  path: Value,
  offset: number,
): Paths<Value | undefined> {
  notePath(machine, path, offset);
  confirmPassable(path, offset);
  const status = fileStatus(state, path, 'file');
  if (status.kind === 'known' && status.status !== 0) {
    machine.recorder.find(
      'KS5006',
      machine.source.place(offset),
      `${show(path)} does not exist at this point`,
    );
  }
  return branch(machine, state, status, offset).map((there, at) =>
    there ? (at.files.read(path) ?? []) : undefined,
  );
}

/** The same as a text, whose byte order mark is no part of it. */
export function readText(
  ...[machine, state, path, offset]: Parameters<typeof readFile>
): ReturnType<typeof readFile> {
  return readFile(machine, state, path, offset).map((content) =>
    content !== undefined && knownPrefix(content).startsWith('\ufeff') ? dropStart(content, 1) : content,
  );
}

/** Whether a file can be written; where only a run would show it, both. */
export function opens(machine: Machine, state: State, path: Value, offset: number): Paths<boolean> {
  notePath(machine, path, offset);
  confirmPassable(path, offset);
  if (secretsIn(path).length > 0) throw new Refusal('KS3105', 'a secret in the name of a file', offset);
  if (emptiness(path) === 'empty') return Paths.of(state, false);
  if (state.files.resolve(path) === undefined) {
    throw new Refusal('KS3105', `which file ${show(path)} is cannot be known`, offset);
  }
  noteForeign(machine, state, path, offset);
  const folder = folderOf(path);
  if (folder !== undefined && state.files.look(folder).kind === 'absent') {
    const message = `${show(folder)} does not exist at this point`;
    machine.recorder.find('KS5006', machine.source.place(offset), message);
    return Paths.of(state, false);
  }
  const known = state.files.look(path);
  if (known.kind === 'known' && known.file.certain && known.file.kind === 'file')
    return Paths.of(state, true);
  const own = folder === undefined ? undefined : state.files.look(folder);
  if (own?.kind === 'known' && own.file.certain && own.file.kind === 'folder') return Paths.of(state, true);
  return branch(machine, state, { kind: 'unknown', what: `${show(path)} can be written` }, offset);
}

/** The permission bits that the file at a path keeps. */
export function modeOf(state: State, path: Value): number | undefined {
  const known = state.files.look(path);
  return known.kind === 'known' ? known.file.mode : undefined;
}

/** Puts a file where it can be written. */
export function putFile(
  machine: Machine,
  state: State,
  path: Value,
  content: Value,
  offset: number,
  certain = true,
): void {
  const mode = modeOf(state, path);
  const place = machine.source.place(offset);
  if (!state.files.write({ path, kind: 'file', content, mode, certain, place })) {
    throw new Refusal('KS3105', `which file ${show(path)} is cannot be known`, offset);
  }
  reportFile(machine, state, path, offset);
}

/** A file in a folder of the system, or of somebody else. Cmdlets know `~`. */
function noteForeign(machine: Machine, state: State, path: Value, offset: number): void {
  const home = /^~(?:[/\\]|$)/.test(textOf(path) ?? '') && state.files.look(path).kind !== 'known';
  if (!home && !isForeign(state.files, path)) return;
  machine.recorder.find('KS3105', machine.source.place(offset), foreignMessage(state.files, path), {
    fix: 'write into a new folder in [IO.Path]::GetTempPath()',
  });
}

/** Makes a folder; whether that succeeds anywhere but in the temporary folder, only a run would show. */
export function makeFolder(
  machine: Machine,
  state: State,
  path: Value,
  mode: number | undefined,
  offset: number,
): Paths<boolean> {
  if (emptiness(path) !== 'nonempty') throw new Refusal('KS3105', 'a folder whose name may be empty', offset);
  const [first] = path;
  const own = first?.kind === 'unknown' && first.temporary === true;
  if (!own && state.files.look(path).kind !== 'known') {
    noteForeign(machine, state, path, offset);
    const place = machine.source.place(offset);
    const made = { ...place, path: `${show(path)}/`, content: '', mode: octal(mode) };
    machine.recorder.file(made, state.trail);
  }
  const status: Exit = own
    ? { kind: 'known', status: 0 }
    : { kind: 'unknown', what: `${show(path)} can be made` };
  return branch(machine, state, status, offset).map((fine, at) => {
    if (fine && !at.files.write({ path, kind: 'folder', content: [], mode, certain: true })) {
      throw new Refusal('KS3105', `which folder ${show(path)} is cannot be known`, offset);
    }
    return fine;
  });
}

/**
 * A file goes to another place, where nothing may be yet: in a run, that can fail. Others can read it there if its own
 * mode lets them, and on Windows if the folder does.
 */
export function moveFile(
  machine: Machine,
  state: State,
  from: Value,
  to: Value,
  offset: number,
): Paths<boolean> {
  const found = state.files.look(from);
  const place = machine.source.place(offset);
  if (found.kind !== 'known' || found.file.kind !== 'file' || !found.file.certain)
    throw new Refusal('KS3105', `whether ${show(from)} is there cannot be known`, offset);
  if (emptiness(to) !== 'nonempty' || state.files.resolve(to) === undefined)
    throw new Refusal('KS3105', `which file ${show(to)} is cannot be known`, offset);
  if (state.files.look(to).kind === 'known')
    throw new Refusal('KS3105', `${show(to)} is there already`, offset);
  notePath(machine, to, offset);
  noteForeign(machine, state, to, offset);
  const { content, mode } = found.file;
  const onWindows = machine.world.os === 'windows';
  if (onWindows && secretsIn(content).length > 0) assumeOwnFolder(machine);
  const open = !onWindows && (mode === undefined || (mode & 0o077) !== 0);
  const can = { kind: 'unknown', what: `${show(from)} can be moved to ${show(to)}` } as const;
  return branch(machine, state, can, offset).map((fine, at) => {
    if (!fine) return false;
    if (!at.files.write({ path: to, kind: 'file', content, mode, certain: true, place }))
      throw new Refusal('KS3105', `which file ${show(to)} is cannot be known`, offset);
    if (!at.files.remove(from))
      throw new Refusal('KS3105', `which file ${show(from)} is cannot be known`, offset);
    machine.recorder.file(
      { ...place, path: show(to), content: show(content), mode: octal(mode) },
      state.trail,
    );
    if (open && secretsIn(content).length > 0)
      machine.recorder.find('KS5104', place, `${show(to)} holds a secret and others may read it`, {
        fix: '[IO.File]::SetUnixFileMode($file, [IO.UnixFileMode]384)',
      });
    return true;
  });
}

/** Writes a file; where it cannot be written, that is an error of the statement. */
export function writeFile(
  machine: Machine,
  state: State,
  path: Value,
  content: Value,
  offset: number,
  failing: Failing,
): Paths<true> {
  return opens(machine, state, path, offset).chain((fine, at): Paths<true> => {
    if (!fine) return failed(at, missing(path), offset, failing);
    putFile(machine, at, path, content, offset);
    return Paths.of(at, true);
  });
}

/** Puts a file that was written into the report. */
function reportFile(machine: Machine, state: State, path: Value, offset: number): void {
  const found = state.files.look(path);
  if (found.kind !== 'known') return;
  const { content, mode } = found.file;
  const place = machine.source.place(offset);
  const written = { ...place, path: show(path), content: show(content), mode: octal(mode) };
  machine.recorder.file(written, state.trail);
  if (secretsIn(content).length > 0 && !isPrivate(machine, state, path)) {
    machine.recorder.find('KS5104', place, `${show(path)} holds a secret and others may read it`, {
      fix: '[IO.Directory]::CreateDirectory($folder, [IO.UnixFileMode]448)',
    });
  }
}

/** On Windows, a file has the rights of the folder that it is made in. */
function assumeOwnFolder(machine: Machine): void {
  machine.recorder.assume('nobody else may read the folder that the script is started in');
}

/** In a folder that nobody else gets into; on Windows, the temporary folder is private by itself. */
function isPrivate(machine: Machine, state: State, path: Value): boolean {
  const [first] = path;
  if (first?.kind !== 'unknown' || first.temporary !== true) return false;
  if (machine.world.os === 'windows') {
    if (first.startFolder === true) assumeOwnFolder(machine);
    return true;
  }
  const folder = folderOf(path);
  const found = folder === undefined ? undefined : state.files.look(folder);
  return found?.kind === 'known' && found.file.mode !== undefined && (found.file.mode & 0o077) === 0;
}
