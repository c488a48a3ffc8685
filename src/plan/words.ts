/** Short ways to write words, commands and messages in recipes. */
import { inert } from '../display.js';
import type { MessageValues } from './generated/message-values.js';
import type { Message, MessageId, OwnTexts } from './message.js';
import type { Capture, CheckedSegment, ChosenName, Command, Word } from './word.js';

/** `$NAME` as a segment. */
export const variable = (name: ChosenName): { readonly variable: ChosenName } => ({ variable: name });

/** What an action captured, once its check has let it through: the one way of a captured text into a word. */
export const checkedValue = (capture: Capture): CheckedSegment =>
  ({ variable: capture.into }) as CheckedSegment;

/** A word of literal text. */
export const text = (value: string): Word => [value];

/** `-o jsonpath=TEMPLATE`: kubectl's own words, as two arguments. */
export const jsonpath = (template: string): readonly Word[] => [['-o'], ['jsonpath=', { template }]];

/** `-o go-template=TEMPLATE`: what JSONPath cannot do, such as decoding. Its strings stand in double quotes. */
export const goTemplate = (template: string): readonly Word[] => [
  ['-o'],
  ['go-template=', { goTemplate: template }],
];

/** The values that a message's text names; nothing where it names none. */
type Filling<Id extends MessageId> = [MessageValues[Id]] extends [never]
  ? []
  : [values: Readonly<Record<MessageValues[Id], string>>];

/** A text of templates/messages, filled. An unknown id, a missing value and one that the text does not name do not compile. */
export function message<Id extends MessageId>(id: Id, ...[values]: Filling<Id>): Message {
  return { id, values: values ?? {} } as unknown as Message;
}

/**
 * A text of a recipe of one's own, made inert, and the values that its `{{names}}` stand for: all of them, which its reader
 * has seen to.
 */
export const ownMessage = ({ en, ja }: OwnTexts, values: Readonly<Record<string, string>>): Message =>
  ({ id: 'own-text', texts: { en: inert(en), ja: inert(ja) }, values }) as Omit<Message, never> as Message;

/** A kubectl command; plain strings are single arguments. */
export function kubectl(...args: readonly (string | Word)[]): Command {
  return { program: 'kubectl', args: args.map((arg) => (typeof arg === 'string' ? [arg] : arg)) };
}
