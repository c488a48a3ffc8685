/** The texts of templates/messages, filled with values that were made inert. */
import { inert } from '../display.js';
import type { Language } from '../language.js';
import { textsOf as packedTexts } from '../packed-texts.js';
import type { Message } from '../plan/message.js';
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
  const text = language === 'en' ? englishText(id) : textsIn(language).get(id);
  if (text === undefined) throw new Error(`templates/messages has no text ${id}`);
  return text;
}

function englishText(id: string): string | undefined {
  let node = messages;
  for (const key of id.split('.')) node = (node as Record<string, unknown> | undefined)?.[key];
  return typeof node === 'string' ? node : undefined;
}

const known = new Map<Language, ReadonlyMap<string, string>>();

/** Of another language, by their ids. */
function textsIn(language: Language): ReadonlyMap<string, string> {
  const found = known.get(language);
  if (found !== undefined) return found;
  const own = packedTexts(language).messages;
  const texts = new Map(idsOf(messages).map((id, index) => [id, own[index] ?? '']));
  known.set(language, texts);
  return texts;
}

/** In the order in which they stand there. */
function idsOf(node: unknown, id = ''): readonly string[] {
  if (typeof node === 'string') return [id];
  return Object.entries(node as object).flatMap(([key, child]) =>
    idsOf(child, id === '' ? key : `${id}.${key}`),
  );
}
