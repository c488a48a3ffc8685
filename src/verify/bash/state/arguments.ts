/** The arguments of the script itself: none, or any that the caller gives. */
import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { unknown, type Value } from '../../value.js';
import { branch, type Context, onlyIn } from './machine.js';
import type { Paths } from './paths.js';
import type { State } from './state.js';

/** What a dry run knows of arguments that it does not know: those up to `given` are there, the others may be. */
export interface UnknownArguments {
  readonly given: number;
  /** There may be more of them than `positional` holds. */
  readonly open: boolean;
}

/** As many as are told apart; a script that looks at more is refused. */
const most = 9;

/** Why what needs all of them is refused. */
export const onArguments = 'this depends on the arguments that the script is called with';

/** A state like another, of a script that is called with some arguments or none. */
export function withUnknownArguments(state: State): State {
  state.positional = Array.from({ length: most }, (_one, index) => unknown(`argument ${index + 1}`));
  state.unknownArguments = { given: 0, open: true };
  return state;
}

/** Notes that the script looks at its own arguments. */
export function noteArgumentsRead(context: Context, state: State): void {
  if (state.depth.functions === 0) context.machine.readsArguments = true;
}

/** Refuses what needs all of the arguments, where they are not known. */
export function confirmArgumentsKnown(context: Context, state: State, offset: number): void {
  noteArgumentsRead(context, state);
  if (state.unknownArguments === undefined) return;
  if (state.listing) context.machine.looksAtEachArgument = true;
  throw new Refusal('KS1003', onArguments, offset);
}

/** `$#` */
export function argumentCount(): Value {
  return unknown('number of arguments', { nonEmpty: true, characters: alphabets.digits });
}

/** Both ways of whether an argument is there. Undefined where it is known, or the name is no argument's. */
export function branchGiven(
  context: Context,
  state: State,
  name: string,
  offset: number,
): Paths<boolean> | undefined {
  const index = /^[1-9][0-9]*$/.test(name) ? Number(name) : 0;
  const { unknownArguments } = state;
  if (unknownArguments === undefined || index <= unknownArguments.given) return undefined;
  if (index > state.positional.length) {
    if (unknownArguments.open) confirmArgumentsKnown(context, state, offset);
    return undefined;
  }
  const { given, open } = unknownArguments;
  return branch(context, state, { kind: 'unknown', what: `argument ${index} is given` }, offset).map(
    (isGiven, at) => {
      if (isGiven) at.unknownArguments = { given: index, open };
      else {
        at.positional = at.positional.slice(0, index - 1);
        at.unknownArguments = index - 1 > given ? { given, open: false } : undefined;
      }
      return isGiven;
    },
  );
}

/** `shift COUNT` of arguments that are not known: true where that was done. */
export function shiftUnknown(context: Context, state: State, count: number, offset: number): boolean {
  const { unknownArguments } = state;
  if (unknownArguments === undefined) return false;
  if (count > state.positional.length) confirmArgumentsKnown(context, state, offset);
  if (count > unknownArguments.given)
    onlyIn(context, ['bash', 'zsh'], 'shift by more than there may be', offset);
  state.positional = state.positional.slice(count);
  state.unknownArguments = {
    given: Math.max(0, unknownArguments.given - count),
    open: unknownArguments.open,
  };
  const certain = count <= unknownArguments.given;
  state.status = certain
    ? { kind: 'known', status: 0 }
    : { kind: 'unknown', what: 'there are arguments to shift' };
  return true;
}
