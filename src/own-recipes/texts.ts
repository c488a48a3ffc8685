/** Texts of a recipe of one's own: one for all languages, or one for each. */
import { quoted } from '../display.js';
import type { Tree } from '../go/yaml/tree.js';
import { type Language, languages } from '../language.js';
import type { OwnTexts } from '../plan/message.js';
import type { Reading } from './reading.js';

/** `names`: what its `{{names}}` may be. A text is one line, whatever its file has. */
export function textsOf(reading: Reading, tree: Tree, what: string, names: readonly string[]): OwnTexts {
  const one = (text: Tree): string => {
    const said = reading.text(text, what).replace(/\s+/g, ' ').trim();
    if (said === '') throw reading.refused(text, `${what} is empty`, 'write it, or leave the field out');
    confirmNames(reading, text, said, names);
    return said;
  };
  if (tree.kind !== 'map') return both(one(tree), undefined);
  const fields = reading.fields(tree, what, languages);
  const en = one(reading.needed(fields, 'en', tree, what));
  const ja = fields.get('ja');
  return both(en, ja && one(ja));
}

const both = (en: string, ja: string | undefined): Readonly<Record<Language, string>> => ({
  en,
  ja: ja ?? en,
});

const placeholder = /\{\{(\w+)\}\}/g;

/** What a text names. */
export const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].map(([, name = '']) => name);

/** Throws a RecipeError where two braces open what is no name that is known. */
export function confirmNames(reading: Reading, tree: Tree, text: string, names: readonly string[]): void {
  const unknown = namesIn(text).find((name) => !names.includes(name));
  if (unknown === undefined && !text.replace(placeholder, '').includes('{{')) return;
  const what = unknown === undefined ? 'what stands behind {{' : quoted(unknown);
  throw reading.refused(
    tree,
    `${what} is no name that stands for something here`,
    names.length === 0 ? 'none does' : `one of ${names.map((name) => `{{${name}}}`).join(', ')}`,
  );
}

/** The text with the values of what it names. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(placeholder, (_, name: string) => values[name] ?? '');
