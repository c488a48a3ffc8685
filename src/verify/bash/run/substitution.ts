/** `$(…)` and other subshells: their variables are their own, their files and calls are not. */

import type { CommandExpansionPart, ProcessSubstitutionPart, Script } from 'unbash';
import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { SharedMap } from '../../shared-map.js';
import { derived, freshId, type Segment, unknown, type Value } from '../../value.js';
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

/**
 * A parser's tree with errors, or of text whose offsets are not those of the file, is not used. Without an `offset`,
 * the tree is that of the whole file, `text`, and its own offsets are good.
 */
export function confirmParsed(
  script: Script & {
    readonly errors?: readonly { readonly message: string; readonly pos: number }[] | undefined;
  },
  offset: number | undefined,
  text = '',
): void {
  const [error] = script.errors ?? [];
  if (error !== undefined) {
    // What is missing at the end is missing behind the last line, which no reader looks for.
    throw new Refusal('KS1001', error.message, offset ?? Math.min(error.pos, text.trimEnd().length));
  }
  if (script.source !== undefined)
    throw new Refusal('KS1003', 'backslashes inside backquotes', offset ?? 0, 'use $(…)');
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

/** Variables hold no NUL: shells drop it, or end the text there. */
export function confirmNoNul(output: Value, offset?: number): void {
  if (output.some((segment) => 'text' in segment && segment.text?.includes('\0') === true))
    throw new Refusal('KS1003', 'output with NUL bytes', offset);
}

/** What a command substitution keeps of an output. */
export function withoutLastBreaks(output: Value): Value {
  confirmNoNul(output);
  const kept: Segment[] = [...output];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    if (last.kind === 'unknown' || (last.kind === 'secret' && last.text === undefined)) {
      // Where it may be empty, or nothing but line breaks, those before it are at the end too.
      const before = kept.at(-1);
      const mayVanish = last.characters.mayHold('\n') || !last.nonEmpty;
      const breaks = before?.kind === 'unknown' || before?.text === undefined || before.text.endsWith('\n');
      if (mayVanish && before !== undefined && breaks) return derived(output, 'text');
      // Where the text is not known, it is not known to end without one either; what is left is a text like it.
      // Of a text that may end in one, it is another text.
      kept.push(last.characters.mayHold('\n') ? { ...last, id: freshId(), nonEmpty: false } : last);
      break;
    }
    if (last.text === undefined) continue;
    const text = last.text.replace(/\n+$/, '');
    if (text === '') continue;
    kept.push({ ...last, text });
    break;
  }
  return kept;
}
