/** What is said to people: texts of templates/messages, by their ids, with what fills them. */
import type { Language } from '../language.js';
import type { MessageValues } from './generated/message-values.js';

export type MessageId = keyof MessageValues;

/** Why a curl option is there. */
export type CurlReason = Extract<MessageId, `curl.${string}`>;

declare const isFilled: unique symbol;

/**
 * A text of templates/messages, with the values that fill it. Values are data: they are made inert when shown. Only
 * `message` makes one, so that none is without a value that its text names; and `ownMessage`, of texts that are data, too.
 */
export interface Message {
  readonly id: MessageId | 'own-text';
  /** Of a recipe of one's own, in its place. */
  readonly texts?: OwnTexts;
  readonly values: Readonly<Record<string, string>>;
  readonly [isFilled]: true;
}

/** What a recipe of one's own says, in each language. */
export type OwnTexts = Readonly<Record<Language, string>>;

/** Stops the script with this message when the action fails or finds nothing; without it, the shell's own way. */
export interface Otherwise {
  readonly otherwise: Message;
}

/** Says, where what was captured is not in its alphabet, what to do; other failures have a message of their own. */
export interface Refused {
  readonly refused: Message;
}
