/** Variables: what they hold, and which may be set at all. */

import { alphabets } from '../../alphabet.js';
import { isKnownGood, isReadByPrograms } from '../../environment-names.js';
import { environmentAssumption, isAsInPod } from '../../pod.js';
import { Refusal } from '../../refusal.js';
import { literal, textOf, unknown, type Value } from '../../value.js';
import { argumentCount, branchGiven, confirmArgumentsKnown, noteArgumentsRead } from './arguments.js';
import { confirmNoHookVariable } from './hook-names.js';
import { branch, type Context, onlyIn } from './machine.js';
import type { Paths } from './paths.js';
import { isFilledIn, isNumeric, isOwn, steers } from './shell-variables.js';
import type { State, Variable } from './state.js';

/** Refuses names whose assignment changes what the rest of the script means. */
export function confirmAssignable(
  context: Context,
  name: string,
  offset: number,
  value: string | undefined,
): void {
  const { dialect } = context.machine;
  confirmNoHookVariable(context, name, offset);
  if (isKnownGood(name, value)) return;
  if (steers(dialect, name)) {
    throw new Refusal('KS3103', `${name} changes how the commands after it run`, offset);
  }
  if (isOwn(dialect, name)) throw new Refusal('KS1003', `${name} is a variable of the shell itself`, offset);
}

const isCLocale = (value: string | undefined): boolean => value === 'C' || value === 'POSIX';

/** Ranges such as A-Z mean ASCII: the script itself has chosen the locale. dash knows no other. */
export function meansAscii(state: State): boolean {
  const locale = state.variables.get('LC_ALL');
  return locale?.value !== undefined && locale.maybeUnset !== true && isCLocale(textOf(locale.value));
}

/** Refuses to hand a variable to the programs that follow where they are known to read it. */
export function confirmExportable(name: string, offset: number, value: Value | undefined): void {
  if (!isReadByPrograms(name) || isKnownGood(name, value === undefined ? undefined : textOf(value))) return;
  throw new Refusal(
    'KS3103',
    `${name} is for programs: it changes what they, or kubectl's plugins, do`,
    offset,
    'give it another name if only the script reads it; else set it before the script',
  );
}

/** Sets a variable, keeping that it is exported. A readonly one is refused: the shell would stop there. */
export function assign(context: Context, state: State, name: string, value: Value, offset: number): void {
  const before = changeable(context, state, name, offset, textOf(value));
  if (before?.elements !== undefined)
    throw new Refusal('KS1003', 'an assignment to an array as if it were a text', offset);
  if (!context.machine.assigned.has(name)) context.machine.assigned.set(name, context.source.place(offset));
  // `unset` takes the mark away, too.
  const exported = before?.exported ?? inEnvironment(context, name);
  if (exported) confirmExportable(name, offset, value);
  else if (before === undefined && isReadByPrograms(name) && !isKnownGood(name, textOf(value)))
    context.machine.recorder.assume(`${name} is not set in the environment`);
  state.variables.set(name, { value, elements: undefined, exported, readonly: false });
}

/** Sets an array. */
export function assignElements(
  context: Context,
  state: State,
  name: string,
  elements: readonly Value[],
  offset: number,
): void {
  const before = changeable(context, state, name, offset, undefined);
  state.variables.set(name, {
    value: undefined,
    elements,
    exported: before?.exported ?? inEnvironment(context, name),
    readonly: false,
  });
}

function changeable(
  context: Context,
  state: State,
  name: string,
  offset: number,
  value: string | undefined,
): Variable | undefined {
  confirmAssignable(context, name, offset, value);
  const before = state.variables.get(name);
  if (before?.readonly === true)
    throw new Refusal('KS2003', `${name} is readonly: the script stops here`, offset);
  return before;
}

function inEnvironment(context: Context, name: string): boolean {
  return context.machine.world.environment(name) !== undefined;
}

/**
 * The value of a variable or special parameter; undefined where it is not set. What the script takes from its
 * environment becomes an assumption of the report.
 */
export function lookUp(
  context: Context,
  state: State,
  name: string,
  offset: number,
  _use: 'may-be-unset' | 'needed' = 'needed',
): Value | undefined {
  const { dialect, recorder, world } = context.machine;
  if (/^[0-9]+$/.test(name)) return positional(context, state, Number(name), offset);
  switch (name) {
    case '?':
      // dash keeps it until the command has run.
      if (state.substituted) onlyIn(context, ['bash', 'zsh'], '$? behind a command substitution', offset);
      return status(state);
    case '#':
      noteArgumentsRead(context, state);
      return state.unknownArguments === undefined
        ? literal(String(state.positional.length))
        : argumentCount();
    case '$':
      return unknown('process id of the shell', { nonEmpty: true, characters: alphabets.digits });
    case '!':
      // zsh gives 0 where nothing is in the background.
      if (state.jobs.length === 0) onlyIn(context, ['bash', 'sh'], '$! without a job', offset);
      return state.jobs.length === 0 ? undefined : state.variables.get('!')?.value;
    default:
  }
  const variable = state.variables.get(name);
  if (variable?.value !== undefined && isAsInPod(name, variable.value))
    recorder.assume(environmentAssumption(name, variable.value));
  if (variable !== undefined) return variable.elements === undefined ? variable.value : variable.elements[0];
  const inherited = world.environment(name);
  if (isOwn(dialect, name) || (inherited === undefined && isFilledIn(dialect, name))) {
    // The other shells do not know all of them.
    if (isNumeric(dialect, name)) return unknown(name, { nonEmpty: true, characters: alphabets.digits });
    throw new Refusal('KS1003', `${name} is a variable of the shell itself`, offset);
  }
  recorder.assume(environmentAssumption(name, inherited));
  return inherited;
}

/** Where a variable is set on one of two ways only: both ways of it. Undefined where that is not so. */
export function branchSet(
  context: Context,
  state: State,
  name: string,
  offset: number,
): Paths<boolean> | undefined {
  const given = branchGiven(context, state, name, offset);
  if (given !== undefined) return given;
  const variable = state.variables.get(name);
  if (variable?.maybeUnset !== true) return undefined;
  const { exported, readonly, value } = variable;
  return branch(context, state, { kind: 'unknown', what: `${name} is set` }, offset).map((isSet, at) => {
    at.variables.set(name, { value: isSet ? value : undefined, elements: undefined, exported, readonly });
    return isSet;
  });
}

function positional(context: Context, state: State, index: number, offset: number): Value | undefined {
  if (index === 0) return unknown("the script's own name", { nonEmpty: true });
  noteArgumentsRead(context, state);
  const value = state.positional[index - 1];
  if (value === undefined && state.unknownArguments?.open === true)
    confirmArgumentsKnown(context, state, offset);
  return value;
}

function status(state: State): Value {
  const { status: exit } = state;
  if (exit.kind === 'known') return literal(String(exit.status));
  return unknown(
    exit.kind === 'failed' ? `exit status, not 0, of ${exit.what}` : `exit status of ${exit.what}`,
    {
      nonEmpty: true,
      characters: alphabets.digits,
    },
  );
}
