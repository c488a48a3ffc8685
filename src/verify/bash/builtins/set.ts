/** set and shift. */

import { Refusal } from '../../refusal.js';
import { show, textOf } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import { noteArgumentsRead, shiftUnknown } from '../state/arguments.js';
import { type Context, onlyIn } from '../state/machine.js';
import type { OptionName, State } from '../state/state.js';

const letters: Readonly<Record<string, OptionName>> = {
  e: 'errexit',
  u: 'nounset',
  x: 'xtrace',
  f: 'noglob',
  v: 'verbose',
};
const names: ReadonlySet<string> = new Set(['errexit', 'nounset', 'pipefail', 'xtrace', 'noglob', 'verbose']);

export function set(context: Context, state: State, invocation: Invocation): State[] {
  const words = invocation.arguments;
  if (words.length === 0)
    throw new Refusal('KS1003', 'set without arguments prints all variables', invocation.node.pos);
  let index = 0;
  for (; index < words.length; index++) {
    const word = words[index];
    const text = word === undefined ? undefined : textOf(word.value);
    if (word === undefined || text === undefined) {
      throw new Refusal('KS1003', 'set with arguments that may be options', word?.offset);
    }
    if (text === '--') {
      state.positional = words.slice(index + 1).map((one) => one.value);
      state.unknownArguments = undefined;
      return [state.succeed()];
    }
    const match = /^([-+])([A-Za-z]+)$/.exec(text);
    if (match === null) throw new Refusal('KS3301', `set ${show(word.value)} is not modelled`, word.offset);
    const on = match[1] === '-';
    for (const letter of match[2] ?? '') {
      if (letter === 'o') {
        // What stands behind it in the word is its name in zsh.
        if (!text.endsWith('o')) onlyIn(context, ['bash'], `set ${text}`, word.offset);
        index += 1;
        setOption(context, state, textOf(words[index]?.value ?? []) ?? '', on, word.offset);
      } else {
        const name = letters[letter];
        // In zsh, -f is about its startup files.
        if (letter === 'f') onlyIn(context, ['bash', 'sh'], `set ${text[0]}f`, word.offset);
        if (name === undefined)
          throw new Refusal('KS3301', `set ${text[0]}${letter} is not modelled`, word.offset);
        setOption(context, state, name, on, word.offset);
      }
    }
  }
  return [state.succeed()];
}

function setOption(context: Context, state: State, name: string, on: boolean, offset: number): void {
  if (name === 'pipefail') onlyIn(context, ['bash', 'zsh'], 'set -o pipefail', offset);
  // zsh looks at it where it stands, not where the function was called.
  if (name === 'errexit' && (state.depth.functions > 0 || context.tested || (on && context.unclear)))
    onlyIn(context, ['bash', 'sh'], 'set -e inside a function or a condition', offset);
  if (!names.has(name)) throw new Refusal('KS3301', `set -o ${name} is not modelled`, offset);
  const option = name as OptionName;
  if (on && (option === 'xtrace' || option === 'verbose')) {
    const what =
      option === 'xtrace' ? 'set -x prints every argument, secrets too' : 'set -v prints the script';
    context.machine.recorder.find('KS5103', context.source.place(offset), what, { fix: 'leave it out' });
  }
  const options = new Set(state.options);
  if (on) options.add(option);
  else options.delete(option);
  state.options = options;
}

export function shift(context: Context, state: State, invocation: Invocation): State[] {
  const [argument, ...more] = invocation.arguments;
  const text = argument === undefined ? '1' : textOf(argument.value);
  if (more.length > 0 || text === undefined || !/^[0-9]{1,6}$/.test(text)) {
    throw new Refusal('KS1003', 'shift with this argument', invocation.node.pos);
  }
  noteArgumentsRead(context, state);
  const count = Number(text);
  if (shiftUnknown(context, state, count, invocation.node.pos)) return [state];
  if (count > state.positional.length) {
    onlyIn(context, ['bash'], 'shift by more than there are arguments', invocation.node.pos);
    return [state.fail(1)];
  }
  state.positional = state.positional.slice(count);
  return [state.succeed()];
}
