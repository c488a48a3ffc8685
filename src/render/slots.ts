/**
 * Where in a block the values stand that a reader may change: a plan is made with a mark in place of each value, and what
 * a dialect is asked to quote with a mark in it is remembered, so that it can be quoted again with another value.
 */
import type { Plan } from '../plan/types.js';
import type { Segment, Word } from '../plan/word.js';
import type { Dialect, Shell, ShellText } from './dialect.js';
import { endMark, foldMark } from './dialect.js';
import { renderBlocks } from './render.js';
import { markOf, type Slot, slotText } from './slot.js';

/** A block as it is, in its order: what stays, and what a slot gives. */
export type Pieces = readonly (string | { readonly slot: Slot; readonly text: string })[];

// Of the private use area of Unicode, behind the marks.
const firstSlot = 0xe100;
const anyMark = /[\ue000-\ue0ff]/;
const anySlot = /[\ue100-\uf8ff]/g;

/** A plan with values of its own. */
export interface Valued {
  readonly plan: Plan;
  readonly values: readonly string[];
}

/**
 * The blocks of the plan with the places in them where its values stand, of which `marked` has the marks; undefined where
 * another value, as the samples have it, makes another block than one in which it is quoted anew.
 */
export function piecesOf(
  { plan, values }: Valued,
  marked: Plan,
  samples: readonly Valued[],
  shell: Shell,
): readonly Pieces[] | undefined {
  const slots: Slot[] = [];
  let dialect: Dialect | undefined;
  const unfolded = (one: Plan, by: (own: Dialect) => Dialect = (own) => own): readonly string[] =>
    listed(
      renderBlocks(one, shell, (own) => {
        dialect = own;
        return { ...by(own), fold: (text) => text };
      }),
    );
  const others = unfolded(marked, (own) => recording(own, slots));
  const filled = (its: readonly string[]): readonly string[] =>
    others.map((text) =>
      text.replace(anySlot, (mark) => {
        const slot = slots[mark.charCodeAt(0) - firstSlot];
        return slot === undefined || dialect === undefined ? mark : slotText(slot, its, dialect);
      }),
    );
  const all = [{ plan, values }, ...samples];
  if (!all.every((one) => unfolded(one.plan).join() === filled(one.values).join())) return undefined;
  return listed(renderBlocks(plan, shell)).map((text, index) => aligned(text, others[index] ?? '', slots));
}

const listed = ({ steps, cleanUp }: ReturnType<typeof renderBlocks>): readonly string[] => [
  ...steps.map(({ text }) => text),
  cleanUp,
];

function recording(dialect: Dialect, slots: Slot[]): Dialect {
  const record = (slot: Slot): ShellText => {
    const known = slots.findIndex((one) => JSON.stringify(one) === JSON.stringify(slot));
    if (known < 0) slots.push(slot);
    return String.fromCharCode(firstSlot + (known < 0 ? slots.length - 1 : known)) as ShellText;
  };
  const quotedBy =
    (kind: Slot['kind'], quote: (word: Word) => ShellText) =>
    (word: Word): ShellText => {
      const text = word.map(textIn).join('');
      // A slot inside another one's text: to quote it again would not be enough.
      if (text.search(anySlot) >= 0) return markOf(255) as ShellText;
      return anyMark.test(text) ? record({ kind, word }) : quote(word);
    };
  const literal = quotedBy('literal', ([text]) => dialect.literal(`${text}`));
  return {
    ...dialect,
    word: quotedBy('word', dialect.word),
    value: quotedBy('value', dialect.value),
    literal: (text) => literal([text]),
  };
}

const textIn = (segment: Segment): string =>
  typeof segment === 'string' ? segment : Object.values(segment).join('');

/** `other` has marks for its slots, and is not folded. */
function aligned(text: string, other: string, slots: readonly Slot[]): Pieces {
  const parts = other.split(/([\ue100-\uf8ff])/);
  const pattern = parts.map((part, index) => `(${index % 2 === 1 ? String.raw`[^\n]+?` : patternOf(part)})`);
  const found = new RegExp(`^${pattern.join('')}$`).exec(text)?.slice(1) ?? [text];
  return found.flatMap((part, index): Pieces => {
    const slot = index % 2 === 1 ? slots[(parts[index] ?? '').charCodeAt(0) - firstSlot] : undefined;
    return slot === undefined ? (part === '' ? [] : [part]) : [{ slot, text: part }];
  });
}

const patternOf = (part: string): string =>
  part
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replaceAll(foldMark, String.raw`(?: | [\\${'`'}]\n +)`)
    .replaceAll(endMark, '');
