/** The texts of templates/messages, filled with values that were made inert. */
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { parse } from 'yaml';
import { inert } from '../display.js';
import type { Language } from '../language.js';
import { packaged } from '../packaged.js';
import type { Message } from '../plan/types.js';

/** A message in one language, ready for people. Throws where the message or a value that it names is missing. */
export type Speak = (message: Message) => string;

/** Reads a language's messages; each is compiled when it is first used. */
export function speaker(language: Language): Speak {
  const tree: unknown = parse(readFileSync(packaged(`templates/messages/${language}.yaml`), 'utf8'));
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const engine = Handlebars.create();
  return ({ id, values }) => {
    const template = compiled.get(id) ?? engine.compile(textOf(tree, id), { noEscape: true, strict: true });
    compiled.set(id, template);
    return template(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, inert(value)])));
  };
}

function textOf(tree: unknown, id: string): string {
  let node = tree;
  for (const key of id.split('.')) node = (node as Record<string, unknown> | undefined)?.[key];
  if (typeof node !== 'string') throw new Error(`templates/messages has no text ${id}`);
  return node;
}
