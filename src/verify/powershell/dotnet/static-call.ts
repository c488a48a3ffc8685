/** What a model of a static .NET method is given. */

import { Refusal } from '../../refusal.js';
import { textOf, type Value } from '../../value.js';
import { failed } from '../state/errors.js';
import { branch, type Machine } from '../state/machine.js';
import type { PowerShellObject } from '../state/objects.js';
import type { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { toText } from '../values/text.js';

export interface StaticCall {
  readonly machine: Machine;
  readonly state: State;
  readonly arguments: readonly PowerShellObject[];
  readonly offset: number;
  /** Such as `[IO.Path]::Combine`, for messages. */
  readonly name: string;
}

export type StaticMethod = (call: StaticCall) => Paths<PowerShellObject>;

/** Refuses other numbers of arguments than these. */
export function confirmCount(call: StaticCall, ...counts: readonly number[]): void {
  if (!counts.includes(call.arguments.length)) refuseCall(call);
}

export function refuseCall(call: StaticCall): never {
  throw new Refusal('KS1003', `${call.name} with these arguments is not modelled`, call.offset);
}

/**
 * The argument is what a pipeline without output gave. PowerShell passes that as a real null, where it passes `$null`
 * as an empty text; most methods throw then.
 */
export class NullArgument extends Error {}

/** An argument of type `[string]`: PowerShell converts to it. An array, or what cannot be converted, is refused. */
export function textAt(call: StaticCall, index: number): Value {
  const object = call.arguments[index];
  if (object === undefined || object.kind === 'array' || (object.kind === 'output' && !object.single)) {
    return refuseCall(call);
  }
  if (object.kind === 'null' && object.nothing === true) throw new NullArgument();
  return toText(call.state, object, call.offset);
}

/** The same where the text has to be known. */
export function knownTextAt(call: StaticCall, index: number): string {
  return textOf(textAt(call, index)) ?? refuseCall(call);
}

/** Both ways of a method that throws where something is not so. */
export function mayThrow(
  call: StaticCall,
  what: string,
  value: (call: StaticCall) => Paths<PowerShellObject>,
  message: string,
): Paths<PowerShellObject> {
  const { machine, state, offset } = call;
  return branch(machine, state, { kind: 'unknown', what }, offset).chain((fine, at) =>
    fine ? value({ ...call, state: at }) : failed(at, message, offset),
  );
}

/** The same for parameters that can be null. */
export function nullableTextAt(call: StaticCall, index: number): Value {
  const object = call.arguments[index];
  return object?.kind === 'null' ? [] : textAt(call, index);
}
