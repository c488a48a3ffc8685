/** `test` and `[`. */

import { Refusal } from '../../refusal.js';
import { negate } from '../../run/learnt.js';
import { isUnaryTest, testBinary, testUnary } from '../../tools/conditions.js';
import { show, textOf } from '../../value.js';
import type { Argument, Invocation } from '../calls/invocation.js';
import { type Context, onlyIn } from '../state/machine.js';
import type { State } from '../state/state.js';

export function test(context: Context, state: State, invocation: Invocation): State[] {
  let words = invocation.arguments;
  if (invocation.name === '[') {
    const last = words.at(-1);
    if (last === undefined || textOf(last.value) !== ']')
      throw new Refusal('KS1001', '[ without its ]', invocation.node.pos);
    words = words.slice(0, -1);
  }
  state.status = evaluate(context, state, words, invocation.node.pos);
  const { status } = state;
  // Numbers that are none give a message.
  if (status.kind !== 'known' || status.status > 1) state.complain();
  return [state];
}

/** POSIX's rules, which go by the number of arguments. */
function evaluate(
  context: Context,
  state: State,
  words: readonly Argument[],
  offset: number,
): State['status'] {
  const [first, second, third] = words;
  if (first === undefined) return { kind: 'known', status: 1 };
  const operator = (word: Argument): string => {
    const text = textOf(word.value);
    if (text === undefined)
      throw new Refusal('KS1003', `${show(word.value)} stands where an operator is`, word.offset);
    return text;
  };
  if (second === undefined && textOf(first.value) === '-t')
    onlyIn(context, ['bash', 'sh'], '[ -t ] without a number', first.offset);
  if (second === undefined) return testUnary('-n', first.value, state.files, first.place) ?? fail(offset);
  if (third === undefined) {
    if (operator(first) === '!') return negate(evaluate(context, state, [second], offset));
    if (!isUnaryTest(operator(first))) fail(first.offset);
    return testUnary(operator(first), second.value, state.files, second.place) ?? fail(first.offset);
  }
  if (words.length === 3) {
    const middle = operator(second);
    if (middle === '==') onlyIn(context, ['bash'], '== inside [ ]', second.offset);
    const status = testBinary(
      middle,
      first.value,
      third.value,
      context.machine.dialect === 'zsh' ? 'expression' : 'digits',
    );
    if (status !== undefined) return status;
    if (textOf(first.value) === '!') return negate(evaluate(context, state, words.slice(1), offset));
    fail(second.offset);
  }
  if (words.length === 4 && textOf(first.value) === '!')
    return negate(evaluate(context, state, words.slice(1), offset));
  return fail(offset);
}

function fail(offset: number): never {
  throw new Refusal('KS1003', 'this test is not modelled', offset);
}
