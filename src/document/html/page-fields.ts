/** What the page's script needs to quote a reader's own values in the commands (templates/html/fields.ts). */
import { type FieldName, fieldPatterns } from '../../plan/field-values.js';
import type { Slot } from '../../render/slot.js';
import type { Runbook } from '../runbook.js';

export interface PageFields {
  /** Each field, with its value and what it has to match. */
  readonly fields: readonly (readonly [FieldName, string, string])[];
  readonly slots: readonly (readonly [Slot['kind'], Slot['word']])[];
  /** The slot of each element inside a block, in their order. */
  readonly vars: readonly number[];
}

export function pageFields({ steps, cleanUp, fields }: Runbook): PageFields {
  const all = [...steps, cleanUp]
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ pieces = [] }) => pieces)
    .flatMap((piece) =>
      typeof piece === 'string' ? [] : [JSON.stringify([piece.slot.kind, piece.slot.word])],
    );
  const slots = [...new Set(all)];
  return {
    fields: fields.map(({ name, value }) => [name, value, fieldPatterns[name].source]),
    slots: slots.map((slot) => JSON.parse(slot)),
    vars: all.map((slot) => slots.indexOf(slot)),
  };
}
