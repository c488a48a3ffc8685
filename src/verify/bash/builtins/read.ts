/** `read`: one line of stdin, or what a person types. */

import { Alphabet, alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { concat, literal, secret, textOf, unknown, type Value } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import { print } from '../calls/tool-call.js';
import { type Context, onlyIn } from '../state/machine.js';
import type { State } from '../state/state.js';
import { assign } from '../state/variables.js';

/** Only a line feed ends it. */
const lineOfBytes = Alphabet.without('\n');

export function read(context: Context, state: State, invocation: Invocation): State[] {
  const { node, environment } = invocation;
  const ifs = environment.get('IFS');
  if ([...environment.keys()].some((name) => name !== 'IFS') || (ifs !== undefined && textOf(ifs) !== '')) {
    throw new Refusal('KS1003', 'read with these assignments', node.pos);
  }
  let raw = false;
  let silent = false;
  const names: { name: string; offset: number }[] = [];
  const words = [...invocation.arguments];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const text = textOf(word.value);
    if (text === undefined)
      throw new Refusal('KS1003', 'read with arguments that are not known', word.offset);
    const flags = names.length === 0 ? /^-([rs]*)(p?)$/.exec(text) : null;
    if (flags !== null && text !== '-') {
      raw ||= flags[1]?.includes('r') === true;
      silent ||= flags[1]?.includes('s') === true;
      if (flags[2] === 'p') {
        onlyIn(context, ['bash'], 'read -p', word.offset);
        const prompt = words.shift();
        if (prompt === undefined) throw new Refusal('KS3302', 'read -p without its text', word.offset);
        // Only where a person types.
        const typed = state.inputs.get(state.stdin)?.kind !== 'text';
        if (typed && state.keepsMessages) state.put(2, unknown('the question of read'));
        else if (typed) print(context, state, 2, prompt.value, word.offset);
      }
      if (silent) onlyIn(context, ['bash', 'zsh'], 'read -s', word.offset);
    } else if (/^[A-Za-z_]\w*$/.test(text)) names.push({ name: text, offset: word.offset });
    else throw new Refusal('KS3301', `read ${text} is not modelled`, word.offset);
  }
  const [target, ...more] = names;
  if (target === undefined || more.length > 0)
    throw new Refusal('KS1003', 'read with none or several variables', node.pos);
  const input = state.inputs.get(state.stdin);
  const place = context.source.place(node.pos);
  if (input === undefined || input.kind === 'inherited') {
    const what = `what is typed on line ${place.line}`;
    const value = silent
      ? secret(what, undefined, { characters: lineOfBytes })
      : unknown(what, { characters: lineOfBytes });
    assign(context, state, target.name, value, target.offset);
    state.status = { kind: 'unknown', what: `something is typed on line ${place.line}` };
    return [state];
  }
  const text = textOf(input.value);
  if (text === undefined || input.value.some((segment) => segment.kind === 'secret')) {
    const held = input.value.some((segment) => segment.kind === 'secret');
    const some = (what: string, characters: Alphabet): Value =>
      held ? secret(what, undefined, { characters }) : unknown(what, { characters });
    const rest = some(`the rest of the input of line ${place.line}`, alphabets.any);
    const line = some(`a line of the input of line ${place.line}`, lineOfBytes);
    assign(context, state, target.name, line, target.offset);
    state.inputs.set(state.stdin, { ...input, value: rest, begun: true });
    // Without another line, all of it was read.
    const onFailure = rest.flatMap((segment) => ('id' in segment ? [{ id: segment.id, text: '' }] : []));
    const what = `there is another line of input on line ${place.line}`;
    state.status = { kind: 'unknown', what, onFailure };
    return [state];
  }
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  if (!raw && line.includes('\\')) throw new Refusal('KS1003', 'read without -r and a backslash', node.pos);
  const kept = ifs === undefined ? line.replace(/^[ \t]+|[ \t]+$/g, '') : line;
  const [only] = input.value;
  const source: Value = only?.kind === 'kubeconfig' ? [{ ...only, text: kept }] : literal(kept);
  assign(context, state, target.name, kept === '' ? [] : source, target.offset);
  state.inputs.set(state.stdin, {
    ...input,
    begun: true,
    ...(end === -1 ? { ended: true } : {}),
    value:
      end === -1
        ? []
        : only?.kind === 'kubeconfig' && input.value.length === 1
          ? concat([{ ...only, text: text.slice(end + 1) }])
          : literal(text.slice(end + 1)),
  });
  return [end === -1 ? state.fail(1) : state.succeed()];
}
