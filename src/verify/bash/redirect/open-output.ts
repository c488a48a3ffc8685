/** Opens files for writing: whether that succeeds, and what is in them from there on. */

import { foreignFix, foreignMessage, isForeign } from '../../foreign-files.js';
import { Refusal } from '../../refusal.js';
import { derived, emptiness, secretsIn, show, textOf, type Value } from '../../value.js';
import { likeness } from '../../value-keys.js';
import type { Context } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { Sink, State } from '../state/state.js';
import { allows, confirmNoDescriptor, failToOpen, opens } from './open-file.js';

/** Opens a file for writing: it is empty from here on, or keeps what it has with `>>`. Undefined: that failed. */
export function openOutput(
  context: Context,
  state: State,
  path: Value,
  append: boolean,
  offset: number,
): Paths<Sink | undefined> {
  const text = textOf(path);
  if (text === '/dev/null') return Paths.of<Sink | undefined>(state, { kind: 'null' });
  if (text === '/dev/stderr' || text === '/dev/stdout') {
    const sink: Sink = state.sinks.get(text === '/dev/stdout' ? 1 : 2) ?? { kind: 'visible' };
    // Linux opens the file behind it once more, from its start; a socket cannot be opened so at all.
    if (sink.kind === 'file') throw new Refusal('KS3104', `${text} while it leads to a file`, offset);
    if (sink.kind !== 'visible') return Paths.of<Sink | undefined>(state, sink);
    return opens(context, state, `${text} can be opened`, offset).map((fine) => (fine ? sink : undefined));
  }
  if (text?.startsWith('/dev/') === true) {
    throw new Refusal('KS3104', `writing to ${text} is not modelled`, offset);
  }
  if (secretsIn(path).length > 0) throw new Refusal('KS3105', 'a secret in the name of a file', offset);
  if (emptiness(path) === 'empty') {
    context.machine.recorder.find(
      'KS2003',
      context.source.place(offset),
      'the name of the file to write is empty',
    );
    failToOpen(context, state, path);
    return Paths.of<Sink | undefined>(state, undefined);
  }
  confirmNoDescriptor(path, offset);
  confirmClosed(state, path, offset);
  noteForeign(context, state, path, offset);
  const certain = isSurelyWritable(state, path);
  const paths = certain
    ? Paths.of(state, true)
    : opens(context, state, `${show(path)} can be written`, offset);
  return paths.map((fine, at) => {
    if (!fine) {
      // Whether it is there for what comes later is as little known.
      if (at.files.look(path).kind === 'absent')
        at.files.write({ path, kind: 'file', content: [], mode: undefined, certain: false });
      return undefined;
    }
    const known = at.files.look(path);
    const before = append ? contentToAppendTo(at, path) : [];
    const fresh = at.umask === undefined ? undefined : 0o666 & ~at.umask;
    const mode = known.kind === 'known' ? known.file.mode : fresh;
    if (
      !at.files.write({
        path,
        kind: 'file',
        content: before,
        mode,
        certain: true,
        place: context.source.place(offset),
      })
    ) {
      throw new Refusal('KS3105', `which file ${show(path)} is cannot be known`, offset);
    }
    const file = at.files.look(path);
    const resolved = file.kind === 'known' ? file.file.resolved : undefined;
    return { kind: 'file', path, resolved: resolved ?? path };
  });
}

/** What stands in a file before more comes behind it. */
function contentToAppendTo(state: State, path: Value): Value {
  const found = state.files.look(path);
  if (found.kind === 'known' && !found.file.certain && found.file.content.length > 0)
    return derived(found.file.content, 'what was in the file');
  return state.files.read(path) ?? [];
}

/** A file that the command, or one around it, has open: what is read and written then depends on when. */
function confirmClosed(state: State, path: Value, offset: number): void {
  const resolved = state.files.resolve(path);
  const open = [
    ...[...state.sinks.values()].map((sink) => (sink.kind === 'file' ? sink.resolved : undefined)),
    ...[...state.inputs.values()].map((input) => (input.kind === 'text' ? input.resolved : undefined)),
  ].filter((other) => other !== undefined);
  if (open.some((other) => resolved === undefined || likeness(other) === likeness(resolved)))
    throw new Refusal('KS3109', `${show(path)} is opened a second time`, offset);
}

/** A file in a folder of the system, or of somebody else. */
function noteForeign(context: Context, state: State, path: Value, offset: number): void {
  if (!isForeign(state.files, path)) return;
  const place = context.source.place(offset);
  context.machine.recorder.find('KS3105', place, foreignMessage(state.files, path), { fix: foreignFix });
}

/** A file right inside a folder that `mktemp -d` made, or that is already there from the script itself. */
function isSurelyWritable(state: State, path: Value): boolean {
  const known = state.files.look(path);
  if (known.kind === 'known' && known.file.kind === 'folder') return false;
  if (known.kind === 'known' && known.file.certain) return allows(known.file.mode, 0o200);
  const [first, ...rest] = path;
  if (first?.kind !== 'unknown' || first.temporary !== true || !first.nonEmpty) return false;
  const folder = state.files.look([first]);
  if (folder.kind !== 'known' || folder.file.kind !== 'folder') return false;
  return allows(folder.file.mode, 0o300) && /^\/[^/]+$/.test(textOf(rest) ?? '');
}
