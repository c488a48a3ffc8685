/** A place in a block where a value stands that a reader may change. The page of a runbook has this module in its script. */
import type { Segment, Word } from '../plan/word.js';
import type { Dialect, ShellText } from './dialect.js';

/** What is quoted, and how: an argument, the right side of an assignment, or a text for people. Its marks stand for values. */
export interface Slot {
  readonly kind: 'word' | 'value' | 'literal';
  readonly word: Word;
}

// Of the private use area of Unicode: inert, and in no name that means something.
const firstMark = 0xe000;

/** Stands in a plan in place of the value with this number. */
export const markOf = (index: number): string => String.fromCharCode(firstMark + index);

/** What a dialect writes for a slot, with these values in it. */
export function slotText(
  { kind, word }: Slot,
  values: readonly string[],
  quoters: Pick<Dialect, Slot['kind']>,
): ShellText {
  const filled = (text: string): string =>
    text.replace(/[\ue000-\ue0ff]/g, (mark) => values[mark.charCodeAt(0) - firstMark] ?? mark);
  const all = word.map((segment): Segment => {
    if (typeof segment === 'string') return filled(segment);
    return 'template' in segment ? { template: filled(segment.template) } : segment;
  });
  return kind === 'literal' ? quoters.literal(all.join('')) : quoters[kind](all);
}
