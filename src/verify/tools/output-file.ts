/** Files and folders that a program writes: in the report, and a finding where they are not the script's own. */
import { foreignFix, foreignMessage, isForeign } from '../foreign-files.js';
import { octal } from '../mode.js';
import type { Place } from '../report.js';
import { show, type Value } from '../value.js';
import type { ToolCall } from './tool.js';

function noteForeign(call: ToolCall, path: Value, place: Place): void {
  if (isForeign(call.files, path))
    call.recorder.find('KS3105', place, foreignMessage(call.files, path), { fix: foreignFix });
}

/** A program puts something into a file. Whether it succeeds only a run would show. */
export function writeOutput(call: ToolCall, path: Value, place: Place, content: Value): void {
  noteForeign(call, path, place);
  const mode = call.umask === undefined ? undefined : 0o666 & ~call.umask;
  if (!call.files.write({ path, kind: 'file', content, mode, certain: false })) {
    call.recorder.refuse('KS3105', place, `which file ${show(path)} is cannot be known`);
    return;
  }
  const { line, column } = place;
  call.recorder.file({ line, column, path: show(path), content: show(content), mode: octal(mode) });
}

/** A folder that is made anywhere but in one of mktemp stands in the report. */
export function noteFolder(call: ToolCall, path: Value, place: Place): void {
  const [first] = path;
  const own = first?.kind === 'unknown' && first.temporary === true;
  if (own || call.files.look(path).kind === 'known') return;
  noteForeign(call, path, place);
  const { line, column } = place;
  call.recorder.file({ line, column, path: `${show(path)}/`, content: '', mode: undefined });
}
