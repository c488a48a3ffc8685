/** Signs of trouble, and what troubles speak of. */

import type { Message } from '../../plan/message.js';
import type { Target } from '../../plan/target.js';
import { speaker } from '../../render/messages.js';
import type { SpeakInline } from '../inline.js';
import type { Inline } from '../runbook.js';

export interface Surroundings {
  readonly speak: SpeakInline;
  readonly target: Target;
  /** `namespace/name`; undefined where no ServiceAccount signs in. */
  readonly account: string | undefined;
  /** From 1: the step that gets the token, or opens the way. */
  readonly source: number;
  /** What the API server tells whoever has signed in, of themselves. */
  readonly review: 'who' | 'rights' | undefined;
}

/** Pieces of what a program prints, as it prints them. */
export const signs = (...texts: readonly string[]): Inline =>
  texts.flatMap((code, index) => [...(index === 0 ? [] : [', ']), { code }]);

/** What a block says itself: in English, as all blocks do. */
export const ownSign = (text: Message): Inline => signs(speaker('en')(text));
