/** `$x`, `${x…}` and the special parameters. */

import type { ParameterExpansionPart, SimpleExpansionPart } from 'unbash';
import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { literal, show, textOf, unknown, type Value } from '../../value.js';
import { type Context, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { branchSet, lookUp } from '../state/variables.js';
import { everyArgument, expandElements } from './elements.js';
import { expandDefault } from './parameter-default.js';
import { operate } from './parameter-operator.js';
import { type Piece, textPiece } from './piece.js';

/** `$name`, `$1`, `$?`, `$@`. */
export function expandSimple(
  context: Context,
  state: State,
  part: SimpleExpansionPart,
  quoted: boolean,
): Paths<readonly Piece[]> {
  const name = part.text.slice(1);
  // bash reads one digit only, others more.
  if (/^[0-9]$/.test(name) && /^[0-9]/.test(context.source.text.slice(part.pos + 2)))
    onlyIn(context, ['bash'], 'more than one digit behind $', part.pos);
  if (!/^([A-Za-z_][A-Za-z0-9_]*|[0-9]|[?#$!@*])$/.test(name)) {
    throw new Refusal('KS1003', `the parameter ${part.text} is not modelled`, part.pos);
  }
  if (name === '@' || name === '*')
    return everyArgument(context, state, name, state.positional, part.pos, quoted);
  return required(context, state, name, part.pos).map((value) => [textPiece(value, part.pos, true)]);
}

/** The value of a parameter that has to be set where `set -u` is on. */
export function required(context: Context, state: State, name: string, offset: number): Paths<Value> {
  const ways = state.options.has('nounset') ? branchSet(context, state, name, offset) : undefined;
  if (ways !== undefined) return ways.chain((_isSet, at) => required(context, at, name, offset));
  const value = lookUp(context, state, name, offset);
  if (value !== undefined) return Paths.of(state, value);
  const where = context.source.place(offset);
  if (state.options.has('nounset')) {
    const message = `$${name} is never set: under set -u the script stops here`;
    // A way of a run with some arguments and not this one says nothing of the other ways.
    if (!context.machine.looksAtAllArguments || !/^[1-9]/.test(name))
      context.machine.recorder.find('KS2001', where, message);
    confirmTrapRuns(context, state, offset);
    state.complain().status = { kind: 'failed', what: `$${name} is not set` };
    return Paths.of(state.exit(), []);
  }
  context.machine.recorder.find('KS2001', where, `$${name} is never set, so it is empty here`);
  return Paths.of(state, []);
}

/** Where an expansion ends zsh inside a function, its EXIT trap does not run. */
export function confirmTrapRuns(context: Context, state: State, offset: number): void {
  if (state.depth.functions > 0 && state.traps.has('EXIT'))
    onlyIn(context, ['bash', 'sh'], 'an expansion that ends a function, with an EXIT trap', offset);
}

/** Where an expansion stands. */
export interface Around {
  /** In double quotes or a here-document. */
  readonly quoted: boolean;
  /** What it gives is split into arguments. */
  readonly split: boolean;
}

/** `${…}` in all forms that are modelled. */
export function expandParameter(
  context: Context,
  state: State,
  part: ParameterExpansionPart,
  around: Around,
): Paths<readonly Piece[]> {
  const { parameter: name, pos, operation, index } = part;
  if (part.prefix === '!') throw new Refusal('KS1003', 'an indirect expansion', pos);
  if (!/^([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[?#$!@*])$/.test(name)) {
    throw new Refusal('KS1003', `the parameter ${part.text} is not modelled`, pos);
  }
  // `${#,,}` and the like mean something else, or nothing, to each shell.
  if (operation !== undefined && /^[?#$!]$/.test(name))
    throw new Refusal('KS1003', `an operator on ${name}`, pos);
  if (index !== undefined && !/^[A-Za-z_]/.test(name))
    throw new Refusal('KS1003', `the parameter ${part.text} is not modelled`, pos);
  if (index !== undefined || name === '@' || name === '*')
    return expandElements(context, state, part, around.quoted);
  if (part.prefix === '#') {
    if (operation !== undefined) throw new Refusal('KS1003', 'a length with an operator', pos);
    return required(context, state, name, pos).map((value) => [textPiece(lengthOf(value), pos, true)]);
  }
  if (operation === undefined) {
    return required(context, state, name, pos).map((value) => [textPiece(value, pos, true)]);
  }
  if (operation.type === 'Default') return expandDefault(context, state, part, operation, around);
  return required(context, state, name, pos)
    .chain((value, at) => operate(context, at, part, value))
    .map((value) => [textPiece(value, pos, true)]);
}

/** `${#x}`: how many characters it has. */
export function lengthOf(value: Value): Value {
  const text = textOf(value);
  // bytes or characters, by the locale
  if (text !== undefined && /^[\0-\x7f]*$/.test(text)) return literal(String(text.length));
  return unknown(`length of ${show(value)}`, { nonEmpty: true, characters: alphabets.digits });
}
