/** The files that redirections wrote, for the report. */
import { octal } from '../../mode.js';
import { secretsIn, show, type Value } from '../../value.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';

/** Reports the files that a command's redirections wrote. */
export function reportWritten(context: Context, before: State['sinks'], state: State, offset: number): void {
  if (state.sinks === before) return;
  for (const sink of new Set(state.sinks.values())) {
    if (sink.kind !== 'file' || [...before.values()].includes(sink)) continue;
    const file = state.files.at(sink.resolved);
    if (file === undefined) continue;
    const { content, mode } = file;
    const place = context.source.place(offset);
    const written = { ...place, path: show(sink.path), content: show(content), mode: octal(mode) };
    context.machine.recorder.file(written, state.trail);
    if (
      secretsIn(content).length > 0 &&
      (mode === undefined || (mode & 0o077) !== 0) &&
      !isPrivate(sink.path)
    ) {
      context.machine.recorder.find(
        'KS5104',
        place,
        `${show(sink.path)} holds a secret and others may read it`,
        {
          fix: 'umask 077',
        },
      );
    }
  }
}

/** In a folder that `mktemp -d` made: nobody else gets in. */
function isPrivate(path: Value): boolean {
  const [first] = path;
  return first?.kind === 'unknown' && first.temporary === true;
}
