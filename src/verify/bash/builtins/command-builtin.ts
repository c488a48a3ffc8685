/** `command`: asks whether a command exists, or runs one past functions of the same name. */

import { unmodelled } from '../../known-programs.js';
import { Refusal } from '../../refusal.js';
import { show, textOf } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import { callTool, isTool, print } from '../calls/tool-call.js';
import { type Context, onlyIn } from '../state/machine.js';
import type { State } from '../state/state.js';
import type { Builtin } from './builtins.js';

/** Those that `command` finds, by their names. */
type Builtins = ReadonlyMap<string, Builtin>;

export function commandBuiltin(
  builtins: Builtins,
  context: Context,
  state: State,
  invocation: Invocation,
): State[] {
  const [first, ...rest] = invocation.arguments;
  const text = first === undefined ? undefined : textOf(first.value);
  if (first === undefined || text === undefined) {
    throw new Refusal('KS3101', 'command without a known name', invocation.node.pos);
  }
  if (text === '-v') return ask(builtins, context, state, rest, invocation);
  if (text.startsWith('-')) throw new Refusal('KS3301', `command ${text} is not modelled`, first.offset);
  const inner = { ...invocation, name: text, arguments: rest };
  if (isTool(text)) return callTool(context, state, inner);
  const builtin = builtins.get(text);
  if (builtin === undefined || builtin.declares === true) {
    throw unmodelled(text, first.offset);
  }
  // zsh looks for programs only.
  onlyIn(context, ['bash', 'sh'], `command ${text}`, first.offset);
  return builtin.run(context, state, inner);
}

function ask(
  builtins: Builtins,
  context: Context,
  state: State,
  names: Invocation['arguments'],
  invocation: Invocation,
): State[] {
  const [name, ...more] = names;
  const text = name === undefined ? undefined : textOf(name.value);
  if (name === undefined || text === undefined || more.length > 0) {
    throw new Refusal('KS1003', 'command -v with these arguments', invocation.node.pos);
  }
  if (builtins.get(text)?.declares === true)
    onlyIn(context, ['bash', 'zsh'], `command -v ${text}`, name.offset);
  if (state.functions.has(text) || builtins.has(text)) {
    print(context, state, 1, [{ kind: 'literal', text: `${text}\n` }], invocation.node.pos);
    return [state.succeed()];
  }
  if (state.sinks.get(1)?.kind === 'capture') {
    throw new Refusal('KS3101', 'where a command is depends on the machine', invocation.node.pos);
  }
  state.status = { kind: 'unknown', what: `${show(name.value)} is on PATH` };
  return [state];
}
