/**
 * A runbook: a plan that is written for people to read and to copy from, in one language. Formats such as Markdown are
 * pure functions of it, so that all of them say the same.
 */
import type { Language } from '../language.js';
import type { FieldName } from '../plan/field-values.js';
import type { Shell } from '../render/dialect.js';
import type { Pieces } from '../render/slots.js';

/** A text with names and commands in it, which a format writes as code. All of it is inert (`src/display.ts`). */
export type Inline = readonly (string | { readonly code: string })[];

/** What a reader copies. */
export interface Block {
  readonly shell: Shell;
  /** Exactly these bytes are proved; the last one ends a line. */
  readonly text: string;
  /** The same text, with the places in it that a reader's values take. */
  readonly pieces?: Pieces;
}

/** A name, and what it stands for. */
export interface Fact {
  readonly name: string;
  readonly value: Inline;
}

/** Its number is that of the mark that stands for it in pieces. */
export interface Field {
  readonly name: FieldName;
  readonly value: string;
}

export interface RunbookStep {
  /** Stable, and unlike that of any other step: `server`, `token`, `call`. */
  readonly id: string;
  readonly title: Inline;
  /** In a sentence or two. */
  readonly why: readonly Inline[];
  readonly warnings: readonly Inline[];
  /** One for each shell. */
  readonly blocks: readonly Block[];
  /** What is seen, where `…` stands for what differs each time: '' for nothing; undefined where it is not known. */
  readonly expected?: string;
  /** What each option of its curl means. */
  readonly options: readonly { readonly option: string; readonly meaning: Inline }[];
  /** What to do where it fails. */
  readonly troubles: readonly Trouble[];
}

/** What may be seen; what it comes from, and what to look at. */
export interface Trouble {
  readonly sign: Inline;
  readonly said: Inline;
}

export interface Runbook {
  readonly language: Language;
  /** The context that its commands name, and its server. */
  readonly context: string;
  readonly server: string;
  /** Where the document is for several contexts: which of them this is, from 1 on. */
  readonly choice?: number;
  readonly title: Inline;
  readonly purpose: readonly Inline[];
  readonly warnings: readonly Inline[];
  /** Tools with their versions, rights, and the network. */
  readonly needs: readonly Inline[];
  /** Nothing secret is among them. */
  readonly facts: readonly Fact[];
  readonly steps: readonly RunbookStep[];
  readonly cleanUp: RunbookStep;
  /** What a reader may change. */
  readonly fields: readonly Field[];
  /** How it is checked and renewed. */
  readonly keeping: readonly Inline[];
  /** Machine data, from which `verify` sees what has drifted: letters, digits, `-` and `_`. */
  readonly header: string;
  readonly words: Words;
}

/** The same document for several contexts, and on a page in several languages. */
export type Runbooks = readonly [Runbook, ...Runbook[]];

/** What a format writes between all that, in the runbook's language. */
export interface Words {
  readonly needs: string;
  readonly facts: string;
  readonly keeping: string;
  readonly warning: string;
  /** Before a block: `In bash or zsh:`. */
  readonly blocks: Readonly<Record<Shell, string>>;
  readonly prints: string;
  readonly printsNothing: string;
  readonly options: string;
  readonly fails: string;
  /** What stands where people write themselves, and what it is called. */
  readonly notes: string;
  readonly notesHint: string;
  /** What the contexts of a document are called, and why they must not be mixed. */
  readonly context: string;
  readonly several: Inline;
  /** `Step 3: `, before its title. */
  readonly step: (number: number) => string;
}
