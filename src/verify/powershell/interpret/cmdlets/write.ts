/** Write-*, Out-Null, Out-Host, Out-String. */

import { Refusal } from '../../../refusal.js';
import { concat, derived, literal, type Value } from '../../../value.js';
import { actionFor, confirmKnown, isOn, textOfArgument } from '../binding.js';
import type { Cmdlet, CmdletCall } from '../cmdlet-call.js';
import { report } from '../errors.js';
import { enumerate, isExact, type PowerShellObject, string } from '../objects.js';
import { Paths } from '../paths.js';
import type { Items } from '../pipelines.js';
import { fileText } from '../redirect.js';
import { lookedAt } from '../unnoticed.js';
import { printed, shownObjects } from '../visible.js';

const none = (call: CmdletCall): Paths<Items> => Paths.of(call.state, []);

/** The objects of the pipe, or of the parameter where nothing is piped. */
export function inputObjects(call: CmdletCall, parameter: string): Items {
  const given = call.bound.get(parameter);
  if (given !== undefined) return enumerate(given.value);
  return call.input ?? [];
}

const writeOutput: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'InputObject');
  const items = inputObjects(call, 'InputObject');
  // Arrays that come through a pipe are taken apart, too.
  return Paths.of(call.state, call.input === undefined ? items : items.flatMap(enumerate));
};

const writeHost: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'Object', 'NoNewline', 'ForegroundColor', 'BackgroundColor');
  shownObjects(call.machine, inputObjects(call, 'Object'), call.offset);
  return none(call);
};

/** Write-Warning and the streams that are silent by default: their text can be seen. */
function writeStream(parameter: string): Cmdlet {
  return (call) => {
    confirmKnown(call.name, call.bound, parameter);
    const text = textOfArgument(call.state, call.bound, parameter);
    if (text === undefined) throw new Refusal('KS3302', `${call.name} needs a text`, call.offset);
    printed(call.machine, text, call.offset);
    return none(call);
  };
}

const writeError: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'Message', 'Category', 'ErrorId');
  const text = textOfArgument(call.state, call.bound, 'Message');
  if (text === undefined) throw new Refusal('KS3302', 'Write-Error needs a message', call.offset);
  const action = actionFor(call.state, call.bound, call.offset);
  if (action === 'stop' || action === 'continue') printed(call.machine, text, call.offset);
  const paths = report<Items>(call.state, text, action, []);
  // The script says it itself.
  lookedAt(call.state);
  return paths;
};

const outNull: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'InputObject');
  return none(call);
};

const outHost: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'InputObject');
  shownObjects(call.machine, inputObjects(call, 'InputObject'), call.offset);
  return none(call);
};

const outString: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'InputObject', 'NoNewline', 'Width');
  const items = inputObjects(call, 'InputObject');
  const object = (text: Value): PowerShellObject => string(text);
  if (isOn(call.bound, 'NoNewline') || call.bound.has('Width') || !isExact(items)) {
    const text = derived(fileText(call.machine, call.state, items, call.offset), 'Out-String');
    return Paths.of(call.state, [object(text)]);
  }
  return Paths.of(call.state, [
    object(concat(fileText(call.machine, call.state, items, call.offset), literal(''))),
  ]);
};

export const writeCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['Write-Output', writeOutput],
  ['Write-Host', writeHost],
  ['Write-Warning', writeStream('Message')],
  ['Write-Verbose', writeStream('Message')],
  ['Write-Debug', writeStream('Message')],
  ['Write-Information', writeStream('MessageData')],
  ['Write-Error', writeError],
  ['Out-Null', outNull],
  ['Out-Host', outHost],
  ['Out-String', outString],
]);
