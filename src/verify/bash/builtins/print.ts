/** echo and printf. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { recordCall } from '../../run/calls.js';
import { formatText } from '../../tools/printf.js';
import { concat, derived, literal, show, textOf, type Value } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import { print } from '../calls/tool-call.js';
import { confirmNoNul } from '../expand/output.js';
import { type Context, onlyIn } from '../state/machine.js';
import type { State } from '../state/state.js';
import { assign } from '../state/variables.js';

function finish(context: Context, state: State, invocation: Invocation, text: Value): State[] {
  const argv = [invocation.name, ...invocation.arguments.map((one) => show(one.value))];
  // What is printed for people only does not change what the script does, but it is part of the run.
  recordCall(context.machine.recorder, state, context.source.place(invocation.node.pos), argv);
  print(context, state, 1, text, invocation.node.pos);
  return [state.succeed()];
}

export function echo(context: Context, state: State, invocation: Invocation): State[] {
  let words = invocation.arguments;
  let newline = true;
  // zsh takes a single dash for the end of its options.
  if (words[0] !== undefined && textOf(words[0].value) === '-')
    onlyIn(context, ['bash', 'sh'], 'echo with a dash first', words[0].offset);
  for (let first = words[0]; first !== undefined; first = words[0]) {
    const text = textOf(first.value);
    if (text === undefined || !/^-[neE]+$/.test(text)) break;
    if (context.machine.dialect !== 'bash' || /[eE]/.test(text)) {
      throw new Refusal(
        'KS1003',
        `echo ${text} is not the same in every shell`,
        first.offset,
        "printf '%s\\n' …",
      );
    }
    newline = false;
    words = words.slice(1);
  }
  const values = words.map((one) => one.value);
  if (context.machine.dialect !== 'bash' && values.some(mayHoldBackslash)) {
    throw new Refusal('KS1003', 'echo of a text with a backslash', invocation.node.pos, "printf '%s\\n' …");
  }
  const spaced = values.flatMap((value, index) => (index === 0 ? [value] : [literal(' '), value]));
  const text = concat(...spaced, literal(newline ? '\n' : ''));
  // Where the first text may be an option, it is perhaps not printed, and a line break is perhaps missing.
  const [first] = values;
  const perhaps = first !== undefined && mayBeEchoOption(first) && state.sinks.get(1)?.kind !== 'visible';
  return finish(context, state, invocation, perhaps ? derived(text, 'echo') : text);
}

/** No token is `-n`, and no number. */
function mayBeEchoOption(value: Value): boolean {
  if (textOf(value) !== undefined) return false;
  return value.every((segment) => {
    if (segment.kind === 'unknown')
      return !segment.characters.within(alphabets.digits) && segment.temporary !== true;
    return segment.kind !== 'secret' && /^[-neE]*$/.test(segment.text);
  });
}

function mayHoldBackslash(value: Value): boolean {
  return value.some((segment) =>
    'characters' in segment && !('text' in segment && segment.text !== undefined)
      ? segment.characters.mayHold('\\')
      : segment.text?.includes('\\') === true,
  );
}

export function printf(context: Context, state: State, invocation: Invocation): State[] {
  const variable = variableOf(context, invocation);
  const words = invocation.arguments.slice(variable === undefined ? 0 : 2);
  const skip = words[0] !== undefined && textOf(words[0].value) === '--' ? 1 : 0;
  const format = words[skip];
  if (format === undefined) throw new Refusal('KS3302', 'printf without a format', invocation.node.pos);
  const text = textOf(format.value);
  if (text === undefined || format.value.some((segment) => segment.kind !== 'literal')) {
    throw new Refusal('KS3107', 'the format of printf is made at run time', format.offset, "printf '%s' …");
  }
  if (skip === 0 && text.startsWith('-'))
    throw new Refusal('KS3107', `printf ${text} is not modelled`, format.offset);
  const values = words.slice(skip + 1).map((one) => one.value);
  if (/\\["']/.test(text))
    onlyIn(context, ['bash'], 'a quote behind a backslash in the format of printf', format.offset);
  const formatted = formatText(text, values);
  if (typeof formatted === 'string') throw new Refusal('KS1003', formatted, format.offset);
  confirmNoNul(formatted, format.offset);
  if (variable === undefined) return finish(context, state, invocation, formatted);
  assign(context, state, variable, formatted, format.offset);
  return finish(context, state, invocation, []);
}

/** The variable of `printf -v`, which then prints nothing. */
function variableOf(context: Context, { arguments: [option, name] }: Invocation): string | undefined {
  if (option === undefined || textOf(option.value) !== '-v') return undefined;
  onlyIn(context, ['bash'], 'printf -v', option.offset);
  const text = name === undefined ? undefined : textOf(name.value);
  if (text === undefined || !/^[A-Za-z_]\w*$/.test(text))
    throw new Refusal('KS3107', 'printf -v with this name', option.offset);
  return text;
}
