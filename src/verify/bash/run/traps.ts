/** `trap`: handlers that run when the shell ends, and those that a signal would run. */
import { parse, type Script } from 'unbash';
import { Refusal } from '../../refusal.js';
import { sourceAt } from '../../source.js';
import { show, textOf, type Value } from '../../value.js';
import { confirmReadable } from '../read/gate.js';
import { confirmDialect } from '../read/gate-dialect.js';
import { type Context, onlyIn } from '../state/machine.js';
import { normal, type State } from '../state/state.js';
import { runList } from './list.js';

const signals: ReadonlySet<string> = new Set(['EXIT', 'INT', 'TERM', 'HUP', 'QUIT', 'PIPE']);

/** `trap HANDLER SIGNAL…` and `trap - SIGNAL…`. */
export function setTrap(context: Context, state: State, argv: readonly Value[], offset: number): State {
  const words = argv.map(textOf);
  if (words[0] === '--') words.shift();
  const [handler, ...names] = words;
  if (handler === undefined || names.length === 0 || names.includes(undefined)) {
    throw new Refusal('KS3106', `trap ${argv.map(show).join(' ')} is not modelled`, offset);
  }
  // A number is a signal, and then nothing here is a handler; to zsh, what begins with one is a number.
  if (/^\d+$/.test(handler))
    throw new Refusal('KS3106', 'a handler that is a number is not modelled', offset);
  if (/^\d/.test(handler)) onlyIn(context, ['bash', 'sh'], 'a handler that begins with a digit', offset);
  for (const name of names) {
    if (name?.startsWith('SIG') === true) onlyIn(context, ['bash', 'zsh'], name, offset);
    const signal = name === '0' ? 'EXIT' : (name ?? '').replace(/^SIG/, '');
    if (!signals.has(signal)) throw new Refusal('KS3106', `a trap for ${signal} is not modelled`, offset);
    // In zsh, a function has its own.
    if (signal === 'EXIT' && state.depth.functions > 0)
      onlyIn(context, ['bash', 'sh'], 'trap … EXIT inside a function', offset);
    if (signal === 'EXIT' && handler !== '-' && state.ending !== undefined)
      throw new Refusal(
        'KS1003',
        'a trap for EXIT in the handler of another, which not all shells run',
        offset,
      );
    if (handler === '-') state.traps.delete(signal);
    else {
      const source = sourceAt(handler, context.source.place(offset));
      state.traps.set(signal, { text: handler, source, pos: offset });
      // A signal can come at any time: what its handler would do is looked at here, and once more at the end.
      if (signal !== 'EXIT' && handler !== '') runHandler(context, state.clone(), signal);
    }
  }
  return state.succeed();
}

function runHandler(context: Context, state: State, signal: string): readonly State[] {
  const trap = state.traps.get(signal);
  const script = readHandler(context, state, signal);
  if (trap === undefined || script === undefined) return [state];
  return runList({ ...context, source: trap.source, tested: false }, state, script.commands);
}

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

/** The EXIT handler of a shell that ended, and the end of the shell itself. */
export function runExitTrap(context: Context, state: State): readonly State[] {
  const { status } = state;
  const handler = state.traps.get('EXIT');
  state.flow = normal;
  state.scopes = [];
  if (handler === undefined || handler.text === '') return [state];
  state.ending = status;
  const zsh = context.machine.dialect === 'zsh';
  // Where `set -e` or `set -u` ends zsh, it does not always run the handler, nor end there in the handler itself.
  const unclear = zsh && (state.options.has('errexit') || state.options.has('nounset'));
  const without = unclear ? [state.clone()] : [];
  for (const one of without) {
    one.ending = undefined;
    one.left = undefined;
  }
  const ended = runHandler({ ...context, unclear: context.unclear || unclear }, state, 'EXIT').map(
    (after) => {
      // The status stays, unless the handler itself exits or stops on an error; zsh has its own rules for that.
      if (after.flow.kind !== 'exit') after.status = status;
      else if (context.machine.dialect === 'zsh')
        after.status = { kind: 'unknown', what: 'the script succeeds before its EXIT trap' };
      after.flow = normal;
      after.ending = undefined;
      after.left = undefined;
      after.traps.delete('EXIT');
      return after;
    },
  );
  return [...without, ...ended];
}
