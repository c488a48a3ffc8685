/** Write-*, Out-Null, Out-Host, Out-String. */

import { Refusal } from '../../refusal.js';
import { concat, derived, emptiness, literal, textOf, unknown, type Value } from '../../value.js';
import { actionFor, confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { confirmSingle } from '../functions/function-values.js';
import { fileText } from '../redirect/redirect.js';
import { failed, report } from '../state/errors.js';
import { enumerate, type Items, isExact, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { lookedAt } from '../state/unnoticed.js';
import { printed, shownObjects } from '../state/visible.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';

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
  confirmOneOf(call, 'ForegroundColor', colors);
  confirmOneOf(call, 'BackgroundColor', colors);
  shownObjects(call.machine, inputObjects(call, 'Object'), call.offset);
  return none(call);
};

/** A parameter of one text: an array is an error, and so is nothing. */
function message(call: CmdletCall, parameter: string): Paths<Value> {
  const { bound, machine, offset, state } = call;
  const given = bound.get(parameter);
  if (given === undefined) throw new Refusal('KS3302', `${call.name} needs a text`, offset);
  const { value } = given;
  // Information takes any object.
  if (parameter === 'MessageData') return Paths.of(state, textOfArgument(state, bound, parameter) ?? []);
  if (value.kind === 'null') return failed(state, unknown('error message'), offset, 'cmdlet');
  if (value.kind === 'output' && (!value.single || emptiness(value.text) !== 'nonempty'))
    throw new Refusal(
      'KS3301',
      `${call.name} with a text that may be none, or several`,
      given.offset,
      '"$(…)"',
    );
  return confirmSingle(machine, state, value, given.offset).map(
    (_single, at) => textOfArgument(at, bound, parameter) ?? [],
  );
}

function confirmOneOf(call: CmdletCall, parameter: string, names: string): void {
  const given = call.bound.get(parameter);
  if (given === undefined) return;
  const text = textOf(textOfArgument(call.state, call.bound, parameter) ?? [])?.toLowerCase() ?? '';
  if (text === '' || !names.toLowerCase().split(' ').includes(text))
    throw new Refusal('KS3301', `this -${parameter} of ${call.name}`, given.offset);
}

/** System.ConsoleColor */
const colors =
  'Black DarkBlue DarkGreen DarkCyan DarkRed DarkMagenta DarkYellow Gray DarkGray Blue Green Cyan Red Magenta Yellow White';
/** System.Management.Automation.ErrorCategory, as far as people use it. */
const categories =
  'NotSpecified OpenError CloseError ConnectionError AuthenticationError PermissionDenied ObjectNotFound ResourceExists ' +
  'InvalidArgument InvalidData InvalidOperation InvalidResult NotInstalled NotImplemented OperationStopped OperationTimeout ' +
  'ParserError ProtocolError QuotaExceeded ReadError ResourceBusy ResourceUnavailable SecurityError SyntaxError WriteError';

/** Write-Warning and the streams that are silent by default: their text can be seen. */
function writeStream(parameter: string): Cmdlet {
  return (call) => {
    confirmKnown(call.name, call.bound, parameter);
    return message(call, parameter).map((text) => {
      printed(call.machine, text, call.offset);
      return [];
    });
  };
}

const writeError: Cmdlet = (call) => {
  confirmKnown(call.name, call.bound, 'Message', 'Category', 'ErrorId');
  confirmOneOf(call, 'Category', categories);
  return message(call, 'Message').chain((text, state) => {
    const action = actionFor(state, call.bound, call.offset);
    if (action === 'stop' || action === 'continue') printed(call.machine, text, call.offset);
    const paths = report<Items>(state, text, action, []);
    // The script says it itself.
    lookedAt(state);
    return paths;
  });
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
  confirmKnown(call.name, call.bound, 'InputObject', 'NoNewline');
  const items = inputObjects(call, 'InputObject');
  const object = (text: Value): PowerShellObject => string(text);
  if (isOn(call.bound, 'NoNewline') || !isExact(items)) {
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
