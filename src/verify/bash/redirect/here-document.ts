/** Text that a command is given on its stdin: here-documents and here-strings. */
import type { HereDoc } from 'unbash';
import { Refusal } from '../../refusal.js';
import type { Value } from '../../value.js';
import { expandQuoted } from '../expand/word.js';
import type { Context } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import { freshCell, type State } from '../state/state.js';

/** Gives the command a here-document, its expansions done. */
export function applyDocument(context: Context, state: State, document: HereDoc): Paths<boolean> {
  const { body, closing, delimiter, descriptor, operator, pos } = document;
  if (closing === undefined || delimiter === undefined)
    throw new Refusal('KS1005', 'the here-document has no end', pos);
  confirmStdin(descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined, pos);
  confirmRestOfLine(context, document);
  if (delimiter.quoted || body.parts === undefined) {
    const raw = operator === '<<-' ? body.text.replace(/^\t+/gm, '') : body.text;
    if (!delimiter.quoted && /[\\$`]/.test(raw))
      throw new Refusal('KS1003', 'this here-document is not modelled', pos);
    return Paths.of(feed(state, raw === '' ? [] : [{ kind: 'literal', text: raw }]), true);
  }
  if (operator === '<<-') throw new Refusal('KS1003', 'expansions in a here-document with <<-', pos);
  return expandQuoted(context, state, body.parts).map((value, at) => {
    feed(at, value);
    return true;
  });
}

/** zsh loses the document of a command that a compound command or a function follows on its line. */
function confirmRestOfLine({ machine, source }: Context, { end, pos }: HereDoc): void {
  if (machine.dialect !== 'zsh') return;
  const line = source.text.slice(end, source.text.indexOf('\n', end));
  if (/[(){}]/.test(line)) throw new Refusal('KS1003', 'this line goes on behind a here-document', pos);
}

/** Text comes in on stdin only. */
export function confirmStdin(number: number | undefined, offset: number): void {
  if (number !== undefined && number !== 0)
    throw new Refusal('KS1003', 'another descriptor than stdin to read from', offset);
}

/** Gives the command a stdin; `resolved` is the file that it comes from. */
export function feed(state: State, value: Value, resolved?: Value): State {
  const cell = freshCell();
  state.inputs.set(cell, { kind: 'text', value, ...(resolved === undefined ? {} : { resolved }) });
  state.stdin = cell;
  return state;
}
