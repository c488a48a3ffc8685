/** Pieces of an expanded word → the fields of the command line: word splitting and globbing. */

import { alphabets } from '../../alphabet.js';
import { maximumElements, spendElements } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import { concat, concatAll, emptiness, show, textOf, type Value } from '../../value.js';
import { type Context, onlyIn } from '../state/machine.js';
import type { State } from '../state/state.js';
import type { Piece } from './piece.js';

// What bash, after an expansion outside of quotes, takes for a pattern of file names.
const pattern = /[*?[\\]/;

/** The fields that the pieces of one word become. */
export function fieldsOf(context: Context, state: State, pieces: readonly Piece[]): readonly Value[] {
  const fields: Value[] = [];
  let current: Value | undefined;
  const end = (): void => {
    if (current !== undefined) fields.push(current);
    current = undefined;
  };
  for (const piece of pieces) {
    if (piece.kind === 'nothing') {
      // Beside it, bash and zsh take no other text in the same quotes for a field, where that is empty.
      const others = pieces.filter((one) => one.kind === 'text');
      if (others.length > 0 && emptiness(concatAll(others.map((one) => one.value))) !== 'nonempty')
        onlyIn(
          context,
          ['sh'],
          '"$@" without arguments beside a text that may be empty',
          others[0]?.offset ?? 0,
        );
      continue;
    }
    if (piece.kind === 'break') end();
    else if (piece.whole) {
      if (piece.keeps || piece.value.length > 0) current = [...(current ?? []), ...piece.value];
    } else {
      for (const part of split(context, state, piece.value, piece.offset)) {
        if (part === 'blank') end();
        else current = [...(current ?? []), ...part];
      }
    }
  }
  end();
  spendElements(fields.length);
  return fields.map((field) => concat(field));
}

/** An expansion outside of quotes, cut at white space. */
function split(context: Context, state: State, value: Value, offset: number): readonly (Value | 'blank')[] {
  if (state.variables.has('IFS') && value.length > 0) {
    throw new Refusal('KS1003', 'IFS is set, and this expansion is outside of quotes', offset);
  }
  const parts: (Value | 'blank')[] = [];
  if (textOf(value) === '' && !state.listing) {
    context.machine.recorder.find(
      'KS2102',
      context.source.place(offset),
      'outside of quotes, this empty text is no argument at all',
      {
        fix: 'put it in double quotes',
      },
    );
  }
  for (const segment of value) {
    const text = textOf([segment]);
    if (text === undefined) {
      const single =
        'characters' in segment && segment.nonEmpty && segment.characters.isSurelyWithin(alphabets.word);
      if (!single) {
        throw new Refusal(
          'KS2102',
          `outside of quotes, ${show([segment])} may be split into several arguments, or none`,
          offset,
          'put it in double quotes',
        );
      }
      parts.push([segment]);
      continue;
    }
    if (pattern.test(text) && !state.options.has('noglob')) {
      throw new Refusal(
        'KS2102',
        'outside of quotes, this text is a pattern that names of files may match',
        offset,
        'put it in double quotes',
      );
    }
    if (/[ \t\n]/.test(text) && !state.listing) {
      context.machine.recorder.find(
        'KS2102',
        context.source.place(offset),
        'outside of quotes, this becomes several arguments',
        {
          fix: 'put it in double quotes',
        },
      );
    }
    if (/[ \t\n]/.test(text)) onlyIn(context, ['bash', 'sh'], 'splitting a text outside of quotes', offset);
    const words = text.split(/([ \t\n]+)/, 2 * maximumElements + 2);
    spendElements(words.length / 2);
    for (const part of words) {
      if (part === '') continue;
      parts.push(/^[ \t\n]/.test(part) ? 'blank' : [{ ...segment, text: part } as Value[number]]);
    }
  }
  return parts;
}
