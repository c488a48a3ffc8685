/** `$(…)` and other subshells: their variables are their own, their files and calls are not. */

import type { CommandExpansionPart, ProcessSubstitutionPart, Script } from 'unbash';
import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { SharedMap } from '../../shared-map.js';
import { unknown, type Value } from '../../value.js';
import { withoutLastBreaks } from '../expand/output.js';
import { confirmParsed } from '../read/parsed.js';
import { readInput } from '../redirect/open-input.js';
import { type Context, onlyIn, unclearOf } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import { freshCell, normal, type OptionName, type State } from '../state/state.js';
import { runList } from './list.js';
import { runExitTrap } from './traps.js';

/** Runs the commands of `$(…)`: what they print without the line breaks at its end; the status is theirs. */
export function substitute(context: Context, state: State, part: CommandExpansionPart): Paths<Value> {
  const { script } = part;
  if (script === undefined) throw new Refusal('KS1001', 'a command substitution without its end', part.pos);
  confirmParsed(script, part.pos);
  const file = fileToRead(script);
  if (file !== undefined) {
    onlyIn(context, ['bash', 'zsh'], '$(<file)', part.pos);
    state.substituted = true;
    return readInput(context, state, file, part.pos);
  }
  const cell = freshCell();
  const inner = enterSubshell(state);
  inner.listing = false;
  // bash ignores -e in it where the whole command's failure is looked at; of the shells that are sh, not all do.
  const isSh = context.machine.dialect === 'sh';
  const inside = isSh ? unclearOf(context) : context;
  // bash clears -e in a command substitution (its manual, "Command Execution Environment"); sh and zsh do not.
  if (context.machine.dialect === 'bash') inner.options = without(inner.options, 'errexit');
  inner.captures.set(cell, []);
  inner.sinks = new Map([
    ...inner.sinks,
    [1, { kind: 'capture', id: cell, use: state.listing ? 'list' : 'text' }],
  ]);
  const ended = runSubshell(inside, inner, (at) => runList(inside, at, script.commands));
  return new Paths(
    ended.map((after) => {
      const value = withoutLastBreaks(after.captures.get(cell) ?? []);
      const back = leaveSubshell(state, after);
      back.captures.delete(cell);
      back.substituted = true;
      return { state: back, value };
    }),
  );
}

/** Commands that only print: when they run beside the command that reads them makes no difference. */
const printers: ReadonlySet<string> = new Set(['printf', 'echo', ':']);

/** `<(…)`: a file that can be read once. */
export function substituteProcess(
  context: Context,
  state: State,
  part: ProcessSubstitutionPart,
): Paths<Value> {
  const { script, pos } = part;
  onlyIn(context, ['bash', 'zsh'], 'a process substitution', pos);
  if (part.operator !== '<' || script === undefined)
    throw new Refusal('KS1003', 'this process substitution is not modelled', pos);
  confirmParsed(script, pos);
  const plain = script.commands.every(
    ({ command, background }) =>
      background !== true &&
      command.type === 'Command' &&
      printers.has(command.name?.text ?? '') &&
      !state.functions.has(command.name?.text ?? ''),
  );
  if (!plain) throw new Refusal('KS1003', 'a process substitution of commands that do more than print', pos);
  const cell = freshCell();
  const inner = enterSubshell(state);
  inner.captures.set(cell, []);
  inner.sinks = new Map([...inner.sinks, [1, { kind: 'capture', id: cell, use: 'pipe' }]]);
  const ended = runSubshell(context, inner, (at) => runList(context, at, script.commands));
  return new Paths(
    ended.map((after) => {
      const content = after.captures.get(cell) ?? [];
      const back = leaveSubshell(state, after);
      back.captures.delete(cell);
      back.status = state.status;
      const { line } = context.source.place(pos);
      const path = unknown(`process substitution on line ${line}`, {
        nonEmpty: true,
        characters: alphabets.word,
        temporary: true,
      });
      back.files.write({ path, kind: 'file', content, mode: 0o600, certain: true, once: true });
      return { state: back, value: path };
    }),
  );
}

function without(options: ReadonlySet<OptionName>, name: OptionName): ReadonlySet<OptionName> {
  return new Set([...options].filter((option) => option !== name));
}

/** The file of `$(<file)`. */
function fileToRead(script: Script): Parameters<typeof readInput>[2] | undefined {
  const [only, ...more] = script.commands;
  if (only === undefined || more.length > 0 || only.background === true || only.command.type !== 'Command')
    return undefined;
  const { name, prefix, suffix } = only.command;
  const [redirect, ...others] = prefix;
  if (name !== undefined || suffix.length > 0 || others.length > 0 || redirect?.type !== 'Redirect')
    return undefined;
  return redirect.operator === '<' && redirect.descriptor === undefined ? redirect.target : undefined;
}

/** A copy of the state for commands whose variables do not come back; a loop around it is none of theirs to leave. */
export function enterSubshell(state: State): State {
  const inner = state.clone();
  inner.traps = new SharedMap([...state.traps].filter(([, handler]) => handler.text === ''));
  inner.depth = { ...state.depth, subshells: state.depth.subshells + 1, loops: 0 };
  return inner;
}

/** Runs commands in a state that `enterSubshell` made, to their end and through their own EXIT trap. */
export function runSubshell(
  context: Context,
  inner: State,
  run: (state: State) => readonly State[],
): readonly State[] {
  return run(inner).flatMap((state) => runExitTrap(context, state));
}

/** The state outside after a subshell: its own variables, with the files, calls and status of the inner one. */
export function leaveSubshell(outer: State, inner: State): State {
  const back = outer.clone();
  const folder = outer.files.folder;
  back.files = inner.files.clone();
  back.files.folder = folder;
  back.trail = inner.trail;
  back.captures = inner.captures.copy();
  back.inputs = inner.inputs.copy();
  back.calls = inner.calls;
  back.status = inner.status;
  back.flow = normal;
  return back;
}
