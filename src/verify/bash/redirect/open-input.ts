/** Opens files for reading: whether that succeeds, and what a command then finds on its stdin. */
import type { Word } from 'unbash';
import { Refusal } from '../../refusal.js';
import { emptiness, show, textOf, type Value } from '../../value.js';
import { withoutLastBreaks } from '../expand/output.js';
import type { Context } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { restore } from './descriptors.js';
import { feed } from './here-document.js';
import { allows, confirmNoDescriptor, expandPath, failToOpen, opens } from './open-file.js';

/** Opens a file for stdin; false where it does not exist. */
export function openInput(context: Context, state: State, path: Value, offset: number): Paths<boolean> {
  const text = textOf(path);
  if (text === '/dev/null') {
    feed(state, []);
    return Paths.of(state, true);
  }
  if (text?.startsWith('/dev/') === true)
    throw new Refusal('KS3104', `reading ${text} is not modelled`, offset);
  confirmNoDescriptor(path, offset);
  const found = state.files.look(path);
  if (emptiness(path) === 'empty' || found.kind === 'absent') {
    context.machine.recorder.find(
      'KS5006',
      context.source.place(offset),
      `${show(path)} does not exist at this point`,
    );
    failToOpen(context, state, path);
    return Paths.of(state, false);
  }
  if (found.kind === 'known' && found.file.kind === 'folder')
    throw new Refusal('KS1003', 'reading a folder', offset);
  const content = state.files.read(path) ?? [];
  if (found.kind === 'known' && found.file.certain && allows(found.file.mode, 0o400)) {
    feed(state, content, state.files.resolve(path));
    return Paths.of(state, true);
  }
  return opens(context, state, `${show(path)} can be read`, offset).map((fine, at) => {
    if (fine) feed(at, content, at.files.resolve(path));
    return fine;
  });
}

/** The text of `$(<file)`. */
export function readInput(context: Context, state: State, target: Word, offset: number): Paths<Value> {
  const saved = { sinks: state.sinks, stdin: state.stdin };
  return expandPath(context, state, target).chain((path, at) =>
    openInput(context, at, path, offset).map((fine, then) => {
      const input = then.inputs.get(then.stdin);
      const content = fine && input?.kind === 'text' ? input.value : [];
      restore(then, saved);
      if (!fine) return [];
      then.succeed();
      return withoutLastBreaks(content);
    }),
  );
}
