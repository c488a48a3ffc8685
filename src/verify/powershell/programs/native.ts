/** Calls of programs: their stdin, and what they print. */

import { compareVersions } from '../../../tool-version.js';
import { Refusal } from '../../refusal.js';
import { noteEndless } from '../../run/calls.js';
import type { Input, ToolResult } from '../../tools/tool.js';
import { concat, derived, secretsIn, textOf, unknown, type Value } from '../../value.js';
import { asAscii } from '../dotnet/statics-bytes.js';
import { putFile } from '../files/file-access.js';
import { fileText, place, placeText, type Redirected } from '../redirect/redirect.js';
import type { Machine } from '../state/machine.js';
import type { Items } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { tell } from '../state/unnoticed.js';
import { shownObjects } from '../state/visible.js';
import { linesOf } from '../values/lines.js';
import { confirmPassable } from '../values/passable.js';
import { type NativeCall, runTool } from './tool-call.js';

/** What a program is given on stdin: a line for each object. */
function stdinText(machine: Machine, state: State, items: Items, offset: number): Value {
  const [only, ...more] = items;
  if (only?.kind === 'bytes' && more.length === 0) return only.content;
  const kept = items.filter((item) => item.kind !== 'null');
  const text = fileText(machine, state, kept, offset);
  confirmPassable(text, offset);
  switch (state.outputEncoding) {
    case undefined:
    case 'utf8':
      noteEncoding(machine, state, text, offset);
      return text;
    case 'ascii':
      return asAscii(text, false);
    default:
      throw new Refusal(
        'KS2301',
        'this $OutputEncoding puts a byte order mark before the text',
        offset,
        '[Text.UTF8Encoding]::new($false)',
      );
  }
}

function noteEncoding(machine: Machine, state: State, text: Value, offset: number): void {
  if (state.outputEncoding !== undefined || !machine.meetsWindowsPowerShell) return;
  const known = text.map((segment) => textOf([segment]) ?? '').join('');
  if (/^[\0-\x7f]*$/.test(known)) return;
  machine.recorder.find(
    'KS2301',
    machine.source.place(offset),
    'Windows PowerShell sends ? for characters beyond ASCII',
    { severity: 'warning', fix: '$OutputEncoding = [Text.UTF8Encoding]::new($false)' },
  );
}
/** Runs the model of a program: what it gives out line by line or puts into a file, and `$LASTEXITCODE`. */
export function runNative(
  machine: Machine,
  state: State,
  call: NativeCall,
  redirected: Redirected,
): Paths<Items> {
  const { offset, program } = call;
  const visible = call.visible && redirected.output === undefined;
  const stdin: Input =
    call.input === undefined
      ? { kind: 'inherited' }
      : { kind: 'text', value: stdinText(machine, state, call.input, offset) };
  const result = runTool(machine, state, { ...call, visible }, stdin);
  state.lastExit = result.exit;
  state.lastExitMayBeUnset = false;
  tell(machine, state);
  if (result.exit.kind !== 'known') {
    state.unnoticed = { code: 'KS2203', offset, captured: !visible, passed: false };
  }
  state.success = result.exit;
  if (result.endless === true) {
    noteEndless(machine.recorder, machine.source.place(offset), program);
    state.flow = { kind: 'exit', status: { kind: 'unknown', what: `${program} ends with 0` } };
    return Paths.end(state);
  }
  if (call.feeds && redirected.output === undefined && !redirected.merged) {
    confirmLines(result.stdout, offset);
  }
  const certain = result.exit.kind === 'known' && result.exit.status === 0;
  const lines = linesOf(result.stdout, certain);
  const items: Items = redirected.merged
    ? [{ kind: 'output', text: messages(result, program), single: false }]
    : lines;
  if (redirected.errorFile !== undefined) {
    putFile(machine, state, redirected.errorFile, messages({ ...result, stdout: [] }, program), offset);
  }
  if (typeof redirected.output === 'object' && !redirected.merged) {
    return placeText(machine, state, redirected, rawText(machine, result.stdout, certain), offset);
  }
  return place(machine, state, redirected, shown(machine, items, visible, offset), offset);
}

/** What a program prints is kept as it is by PowerShell 7.4 and later; those before make lines of it. */
function rawText(machine: Machine, text: Value, certain: boolean): Value {
  const last = textOf(text.slice(-1));
  const ended = last === '' || (last?.endsWith('\n') === true && machine.world.os !== 'windows');
  const whole = ended && !text.some((segment) => textOf([segment])?.includes('\r') === true);
  const asItIs = compareVersions(machine.oldest, [7, 4, 0]) >= 0;
  return certain && (whole || asItIs) ? text : derived(text, 'lines');
}

/** A program behind a pipe is given bytes by PowerShell 7.4 and later, lines by those before. */
function confirmLines(text: Value, offset: number): void {
  const returns = text.some((segment) => textOf([segment])?.includes('\r') === true);
  const last = text.at(-1);
  if (last === undefined) return;
  const open = textOf([last])?.endsWith('\n') === false;
  const mayBeOpen = textOf([last]) === undefined && 'characters' in last && !last.characters.mayHold('\n');
  if (returns || open || mayBeOpen) {
    throw new Refusal('KS1003', 'whether a line break ends what is piped depends on the version', offset);
  }
}

function shown(machine: Machine, items: Items, visible: boolean, offset: number): Items {
  if (!visible) return items;
  shownObjects(machine, items, offset);
  return [];
}

/** What a program printed on both of its outputs, in an order that only a run would show. */
function messages(result: ToolResult, program: string): Value {
  const [secret] = secretsIn(result.stdout);
  const text = unknown(`messages of ${program}`);
  return secret === undefined ? text : concat(result.stdout, text);
}
