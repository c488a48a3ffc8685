/** `${x:-…}`, `${x:=…}`, `${x:?…}` and `${x:+…}`, with and without the colon. */
import type { ParameterExpansionPart, Word } from 'unbash';
import { Refusal } from '../../refusal.js';
import { emptiness } from '../../value.js';
import { branchEmpty, type Context } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { assign, branchSet, lookUp } from '../state/variables.js';
import { type Around, confirmTrapRuns } from './parameter.js';
import { type Piece, textPiece } from './piece.js';
import { expandText } from './word.js';

/** `:-`, `:=`, `:?`, `:+` and the same without the colon. */
export function expandDefault(
  context: Context,
  state: State,
  part: ParameterExpansionPart,
  operation: { readonly operator: string; readonly operand: Word },
  around: Around,
): Paths<readonly Piece[]> {
  const { parameter: name, pos } = part;
  const { operator, operand } = operation;
  const message = operator.endsWith('?');
  // A tilde is not expanded there, and what quotes mean differs.
  if (around.quoted && !message && /['"\\]|^~/.test(operand.text)) {
    throw new Refusal('KS1003', 'quotes inside a default value inside quotes', operand.pos);
  }
  if (around.split && !message && /[ \t\n*?[~'"\\]/.test(operand.text)) {
    throw new Refusal(
      'KS1003',
      'a default value outside of quotes',
      operand.pos,
      'put the expansion in double quotes',
    );
  }
  const colon = operator.startsWith(':');
  const ways = colon ? undefined : branchSet(context, state, name, pos);
  if (ways !== undefined)
    return ways.chain((_isSet, at) => expandDefault(context, at, part, operation, around));
  const value = lookUp(context, state, name, pos, 'may-be-unset');
  const counts: Paths<boolean> =
    value === undefined
      ? Paths.of(state, true)
      : colon
        ? branchEmpty(context, state, value, pos)
        : Paths.of(state, false);
  return counts.chain((missing, at): Paths<readonly Piece[]> => {
    const now = missing ? [] : (lookUp(context, at, name, pos, 'may-be-unset') ?? []);
    switch (operator.replace(':', '')) {
      case '+':
        return missing
          ? Paths.of(at, [textPiece([], pos, true)])
          : expandText(context, at, operand).map((text) => [textPiece(text, pos, true)]);
      case '-':
        return missing
          ? expandText(context, at, operand).map((text) => [textPiece(text, pos, true)])
          : Paths.of(at, [textPiece(now, pos, true)]);
      case '=':
        if (!/^[A-Za-z_]\w*$/.test(name)) throw new Refusal('KS1003', `an assignment to ${name}`, pos);
        if (!missing) return Paths.of(at, [textPiece(now, pos, true)]);
        return expandText(context, at, operand).map((text, then) => {
          assign(context, then, name, text, pos);
          return [textPiece(text, pos, true)];
        });
      default: {
        if (!missing) return Paths.of(at, [textPiece(now, pos, true)]);
        const certain = value === undefined || emptiness(value) === 'empty';
        if (certain) {
          context.machine.recorder.find(
            'KS2003',
            context.source.place(pos),
            `$${name} is not set: the script always stops here`,
          );
        }
        return expandText(context, at, operand).chain((_message, then) => {
          confirmTrapRuns(context, then, pos);
          then.complain().status = { kind: 'failed', what: `$${name} is not set` };
          return Paths.of(then.exit(), []);
        });
      }
    }
  });
}
