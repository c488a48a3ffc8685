/** Where a script gives secrets away, in either shell. */
import type { VirtualFiles } from '../files.js';
import type { Recorder } from '../recorder.js';
import type { Place } from '../report.js';
import type { ToolCall } from '../tools/tool.js';
import { secretsIn, show, type Value } from '../value.js';

/** Every user of the machine can read the arguments of a process, and shells keep them in their history. */
export function noteSecretArguments(call: ToolCall, program: string, fix: string): void {
  for (const [index, value] of call.argv.entries()) {
    const [one] = secretsIn(value);
    if (one === undefined) continue;
    const message = `${show([one])} is in the argument list of ${program}`;
    call.recorder.find('KS5101', call.argumentPlaces[index] ?? call.place, message, { fix });
  }
}

/** A text that reaches the terminal. */
export function notePrinted(recorder: Recorder, place: Place, text: Value): void {
  const [secret] = secretsIn(text);
  if (secret !== undefined) recorder.find('KS5103', place, `${show([secret])} is printed`);
}

/** Files with secrets that are still there when the script ends. */
export function noteLeftBehind(recorder: Recorder, files: VirtualFiles, fix: string): void {
  for (const file of files.entriesByKey.values()) {
    const [secret] = secretsIn(file.content);
    if (secret === undefined || file.place === undefined || file.once === true) continue;
    const message = `${show(file.path)} with ${show([secret])} can be left behind`;
    recorder.find('KS5105', file.place, message, { fix });
  }
}
