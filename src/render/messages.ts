/** The texts of templates/messages, filled with values that were made inert. */
import { inert } from '../display.js';
import type { Language } from '../language.js';
import { textsOf as packedTexts } from '../packed-texts.js';
import type { Message } from '../plan/types.js';
import { messages } from './english.js';

/** A message in one language, ready for people. Throws where the message or a value that it names is missing. */
export type Speak = (message: Message) => string;

/** The messages of a language. `{{name}}` stands for a value. */
export function speaker(language: Language): Speak {
  return (message) =>
    textOf(language, message).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = message.values[name];
      if (value === undefined) throw new Error(`the message ${message.id} has no value for ${name}`);
      return inert(value);
    });
}

/** The text of a message before it is filled: as templates/messages has it, or a recipe of one's own. */
export function textOf(language: Language, { id, texts }: Message): string {
  if (texts !== undefined) return texts[language];
  let node = language === 'en' ? messages : packedTexts(language).messages;
  for (const key of id.split('.')) node = (node as Record<string, unknown> | undefined)?.[key];
  if (typeof node !== 'string') throw new Error(`templates/messages has no text ${id}`);
  return node;
}
