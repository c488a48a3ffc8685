/** What the page's script makes elements with, and the words that it puts in them. */

/** What it says, in each language of the page; src/document/html/page-words.ts writes it. */
export interface Words {
  readonly title: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly done: string;
  readonly progress: string;
  readonly startOver: string;
  readonly cleared: string;
  readonly fields?: FieldWords;
}

/** What fields.ts says. */
export interface FieldWords {
  readonly values: string;
  readonly valuesNote: string;
  /** At a block that is not what was proved. */
  readonly changed: string;
  readonly reset: string;
  readonly wrong: Readonly<Record<string, string>>;
}

type Language = 'en' | 'ja';

export const root = document.documentElement;
export const all = <T extends HTMLElement>(selector: string, inside: ParentNode = document): T[] => [
  ...inside.querySelectorAll<T>(selector),
];
/** The data that stand in the page for its script. */
export const dataOf = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent ?? '{}');
export const words = dataOf('words') as Partial<Record<Language, Words>>;

export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
}

/** The same text in all languages; the style sheet shows one. */
export const inEach = (of: (its: Words) => string): HTMLElement[] =>
  Object.entries(words).map(([lang, its]) => element('span', { lang }, of(its)));

const status = document.getElementById('status');
export const language = (): Language => (root.lang === 'ja' ? 'ja' : 'en');
export function announce(of: (its: Words) => string): void {
  const its = words[language()];
  if (status !== null && its !== undefined) status.textContent = of(its);
}
