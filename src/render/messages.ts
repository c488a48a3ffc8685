/** The texts of templates/messages, filled with values that were made inert. */
import { inert } from '../display.js';
import type { Language } from '../language.js';
import { textsOf } from '../packed-texts.js';
import type { Message } from '../plan/types.js';
import { messages } from './english.js';

/** A message in one language, ready for people. Throws where the message or a value that it names is missing. */
export type Speak = (message: Message) => string;

/** The messages of a language. `{{name}}` stands for a value. */
export function speaker(language: Language): Speak {
  return ({ id, values }) =>
    templateOf(language, id).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the message ${id} has no value for ${name}`);
      return inert(value);
    });
}

/** The text of a message as templates/messages has it. */
export function templateOf(language: Language, id: string): string {
  let node = language === 'en' ? messages : textsOf(language).messages;
  for (const key of id.split('.')) node = (node as Record<string, unknown> | undefined)?.[key];
  if (typeof node !== 'string') throw new Error(`templates/messages has no text ${id}`);
  return node;
}
