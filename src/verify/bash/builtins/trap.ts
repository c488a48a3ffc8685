/** `trap`: sets handlers, for the end of the shell and for signals. */

import { Refusal } from '../../refusal.js';
import { sourceAt } from '../../source.js';
import { show, textOf, type Value } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import { type Context, onlyIn } from '../state/machine.js';
import type { State } from '../state/state.js';

const signals: ReadonlySet<string> = new Set(['EXIT', 'INT', 'TERM', 'HUP', 'QUIT', 'PIPE']);

export function trap(context: Context, state: State, invocation: Invocation): State[] {
  const handler = invocation.arguments.find((one) => one.expanded);
  if (handler !== undefined) {
    throw new Refusal(
      'KS3106',
      'what this trap runs is made at run time',
      handler.offset,
      'put the handler in single quotes',
    );
  }
  return [
    setTrap(
      context,
      state,
      invocation.arguments.map((one) => one.value),
      invocation.node.pos,
    ),
  ];
}

/** `trap HANDLER SIGNAL…` and `trap - SIGNAL…`. */
function setTrap(context: Context, state: State, argv: readonly Value[], offset: number): State {
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
      if (signal !== 'EXIT' && handler !== '')
        context.machine.execution.runHandler(context, state.clone(), signal);
    }
  }
  return state.succeed();
}
