/** Several values at once: `$@`, `$*`, `${a[@]}`, and one of them: `${a[n]}`. */
import type { ParameterExpansionPart } from 'unbash';
import { Refusal } from '../../refusal.js';
import { literal, type Value } from '../../value.js';
import { confirmArgumentsKnown } from '../state/arguments.js';
import { type Context, needsBash, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { lookUp } from '../state/variables.js';
import { lengthOf } from './parameter.js';
import { type Piece, textPiece } from './piece.js';

/** `"$@"` as one field for each value, `"$*"` as one field. Outside of quotes they are refused: KS2102. */
export function everyArgument(
  context: Context,
  state: State,
  name: string,
  values: readonly Value[],
  offset: number,
  quoted: boolean,
): Paths<readonly Piece[]> {
  if (values === state.positional) confirmArgumentsKnown(context, state, offset);
  if (!quoted) {
    context.machine.recorder.find('KS2101', context.source.place(offset), `$${name} outside of quotes`, {
      fix: '"$@"',
    });
    throw new Refusal('KS2102', `$${name} outside of quotes is split and globbed`, offset, '"$@"');
  }
  if (name === '*' && state.variables.has('IFS')) throw new Refusal('KS1003', '"$*" with IFS set', offset);
  const pieces: Piece[] = [];
  for (const [index, value] of values.entries()) {
    if (index > 0) pieces.push(name === '@' ? { kind: 'break' } : textPiece(literal(' '), offset, true));
    pieces.push(textPiece(value, offset, true));
  }
  // `""` around no argument at all is no field, which fieldsOf sees from the lack of pieces.
  if (pieces.length === 0 && name === '@') pieces.push({ kind: 'nothing' });
  return Paths.of(state, pieces);
}

/** `${a[@]}`, `${a[n]}`, `${#a[@]}`, `${#@}`. */
export function expandElements(
  context: Context,
  state: State,
  part: ParameterExpansionPart,
  quoted: boolean,
): Paths<readonly Piece[]> {
  const { parameter: name, pos, index } = part;
  if (part.operation !== undefined) throw new Refusal('KS1003', 'an operator on several values', pos);
  if (index === undefined) confirmArgumentsKnown(context, state, pos);
  let elements = state.positional;
  let which: string = name;
  if (index !== undefined) {
    onlyIn(context, ['bash'], 'an array', pos);
    const variable = state.variables.get(name);
    const single = variable?.elements === undefined ? lookUp(context, state, name, pos) : undefined;
    elements = variable?.elements ?? (single === undefined ? [] : [single]);
    which = index.text;
    // Behind a zero they would be octal.
    if (/^(?:0|[1-9][0-9]{0,8})$/.test(which)) {
      const value = elements[Number(which)];
      if (value !== undefined)
        return Paths.of(state, [textPiece(part.prefix === '#' ? lengthOf(value) : value, pos, true)]);
      context.machine.recorder.find('KS2001', context.source.place(pos), `${name}[${which}] is never set`);
      if (!state.options.has('nounset')) return Paths.of(state, [textPiece([], pos, true)]);
      state.complain().status = { kind: 'failed', what: `${name}[${which}] is not set` };
      return Paths.of(state.exit(), []);
    }
    if (which !== '@' && which !== '*') throw new Refusal('KS1003', 'an index that is no number', pos);
  }
  if (part.prefix === '#' && index !== undefined && state.options.has('nounset')) {
    if (state.variables.get(name)?.elements === undefined)
      throw new Refusal('KS2001', `under set -u, the length of ${name} where it is no array`, pos);
  }
  if (part.prefix === '#') return Paths.of(state, [textPiece(literal(String(elements.length)), pos, true)]);
  if (elements.length === 0 && index !== undefined && state.options.has('nounset')) {
    needsBash(context, [4, 4, 0], 'an empty array under set -u', pos);
  }
  return everyArgument(context, state, which, elements, pos, quoted);
}
