/** Errors: `throw`, and those of commands and methods. */
import { literal, textOf, type Value } from '../../value.js';
import type { PowerShellObject } from './objects.js';
import { string } from './objects.js';
import { Paths } from './paths.js';
import { Refusal } from './refusal.js';
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

/** An error of a method or a command that ends the statement: caught, or the end of the script, or only a message. */
export function failStatement(state: State, message: Value, offset: number): State {
  if (state.depth.tries > 0 || errorAction(state, offset) === 'stop') {
    state.flow = { kind: 'throw', error: errorRecord(message) };
  } else {
    state.flow = { kind: 'skip' };
  }
  return state;
}

/** The path of an error that ends the statement. */
export function failed<T>(state: State, message: Value | string, offset: number): Paths<T> {
  return Paths.end(failStatement(state, typeof message === 'string' ? literal(message) : message, offset));
}

/** An error of a cmdlet that does not end it, unless `-ErrorAction` or the preference says so. */
export function report<T>(state: State, message: Value, action: ErrorAction, value: T): Paths<T> {
  if (action === 'stop') {
    state.flow = { kind: 'throw', error: errorRecord(message) };
    return Paths.end(state);
  }
  state.success = { kind: 'known', status: 1 };
  if (action === 'continue') goesOn(state);
  return Paths.of(state, value);
}
