/** Errors: `throw`, and those of commands and methods. */

import { Refusal } from '../../refusal.js';
import { textOf, unknown, type Value } from '../../value.js';
import type { PowerShellObject } from './objects.js';
import { string } from './objects.js';
import { Paths } from './paths.js';
import type { State } from './state.js';
import { goesOn } from './unnoticed.js';

export type ErrorAction = 'stop' | 'continue' | 'silentlycontinue' | 'ignore';

/** An `ErrorRecord` with a message. */
export function errorRecord(message: Value): PowerShellObject {
  const exception: PowerShellObject = {
    kind: 'record',
    type: 'Exception',
    members: new Map([['message', string(message)]]),
  };
  return {
    kind: 'record',
    type: 'ErrorRecord',
    members: new Map([
      ['exception', exception],
      ['message', string(message)],
    ]),
  };
}

/** What `$ErrorActionPreference` says at this point. */
export function errorAction(state: State, offset: number): ErrorAction {
  const variable = state.find('erroractionpreference');
  if (variable === undefined) return 'continue';
  return actionOf(variable.value, offset);
}

/** The action that a value of `$ErrorActionPreference` or `-ErrorAction` means. */
export function actionOf(object: PowerShellObject, offset: number): ErrorAction {
  const text = object.kind === 'string' ? textOf(object.text)?.toLowerCase() : undefined;
  if (text === 'stop' || text === 'continue' || text === 'silentlycontinue' || text === 'ignore') return text;
  throw new Refusal('KS1003', 'this value for what happens on errors is not modelled', offset);
}

/** `throw`: ends the script unless something catches it. */
export function throwRecord(state: State, error: PowerShellObject, offset: number): State {
  const action = errorAction(state, offset);
  if (state.depth.tries === 0 && action !== 'stop' && action !== 'continue') {
    throw new Refusal('KS1003', 'throw does not end a script that ignores errors', offset);
  }
  state.flow = { kind: 'throw', error };
  return state;
}

/**
 * Whose error it is: an expression's, or a cmdlet's. What the preference says to a cmdlet is said at once; to an
 * expression it is said where the statement ends, which can be behind a `finally` or outside of a function.
 */
export type Failing = 'expression' | 'cmdlet';

/** An error that ends the statement: caught, or the end of the script, or only a message. */
export function failStatement(
  state: State,
  message: Value,
  offset: number,
  failing: Failing = 'expression',
): State {
  const error = errorRecord(message);
  const { tries, finallies } = state.depth;
  const ofCommand = failing === 'cmdlet';
  if (tries > 0) state.flow = { kind: 'throw', error, soft: true };
  else if ((finallies > 0 && !ofCommand) || errorAction(state, offset) !== 'stop') {
    state.flow = ofCommand ? { kind: 'skip', error, ofCommand } : { kind: 'skip', error };
  } else state.flow = ofCommand ? { kind: 'throw', error } : { kind: 'throw', error, soft: true };
  return state;
}

/** The texts of PowerShell and .NET differ from version to version: only those of the script itself are known. */
function messageOf(message: Value | string): Value {
  return typeof message === 'string' ? unknown(`message: ${message}`, { nonEmpty: true }) : message;
}

/** The path of an error that ends the statement; its message is a text of the script, or says what happened. */
export function failed<T>(
  state: State,
  message: Value | string,
  offset: number,
  failing: Failing = 'expression',
): Paths<T> {
  return Paths.end(failStatement(state, messageOf(message), offset, failing));
}

/**
 * The error of an expression leaves an advanced function as an error of the command that the function is: what the
 * caller's preference says decides what becomes of it.
 */
export function leaveAdvanced(state: State): void {
  const { flow } = state;
  if (flow.kind !== 'skip' && (flow.kind !== 'throw' || flow.soft !== true || state.depth.tries > 0)) return;
  state.flow = { kind: 'skip', error: flow.error, ofCommand: true };
}

/** The error of an expression leaves a block that a cmdlet runs: from there on it is the cmdlet's. */
export function leaveBlock(state: State): void {
  const { flow } = state;
  if (flow.kind === 'skip') state.flow = { kind: 'skip', error: flow.error, ofCommand: true };
  else if (flow.kind === 'throw' && flow.soft === true && state.depth.tries === 0) {
    state.flow = { kind: 'throw', error: flow.error };
  }
}

/** An error of a cmdlet that does not end it, unless `-ErrorAction` or the preference says so. */
export function report<T>(state: State, message: Value | string, action: ErrorAction, value: T): Paths<T> {
  if (action === 'stop') {
    state.flow = { kind: 'throw', error: errorRecord(messageOf(message)) };
    return Paths.end(state);
  }
  state.success = { kind: 'known', status: 1 };
  if (action === 'continue') goesOn(state);
  return Paths.of(state, value);
}
