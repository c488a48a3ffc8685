/** The commands of a handler that `trap` set: a text of its own, which is read as the script is. */
import { parse, type Script } from 'unbash';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';
import { confirmReadable } from './gate.js';
import { confirmDialect } from './gate-dialect.js';

/** Handlers that were read: every way that the script can end runs them. */
const handlers = new WeakMap<object, Script>();

/** The commands of a handler; undefined where there is none. Throws a Refusal where they are not read with certainty. */
export function readHandler(context: Context, state: State, signal: string): Script | undefined {
  const trap = state.traps.get(signal);
  if (trap === undefined || trap.text === '') return undefined;
  const known = handlers.get(trap);
  if (known !== undefined) return known;
  const script = parse(trap.text);
  confirmReadable(script, trap.text, trap.pos);
  confirmDialect(context.machine.dialect, script, trap.text, trap.pos);
  handlers.set(trap, script);
  return script;
}
