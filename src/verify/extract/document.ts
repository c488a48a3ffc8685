/**
 * A document's code blocks as scripts. A script's lines keep the numbers that they have in the document: what is not
 * code becomes empty lines. So a line that a message names is right without translation; columns are shifted by
 * `column`.
 */
import type { Place, Shell } from '../report.js';

/** One code block as it was found, before anyone asked whether it is a script. */
export interface CodeBlock {
  /** What the document says of its language: an info string, a class; undefined where it says nothing. */
  readonly language: string | undefined;
  /** Where the block begins, for messages about it. */
  readonly line: number;
  readonly lines: readonly BlockLine[];
  /** Why its text cannot be had line by line; `lines` is then empty. */
  readonly unreadable: string | undefined;
  /** The shell whose tab shows it: the reader's choice hides it, with all else of that shell. */
  readonly panel?: Shell;
  /** Of a document for several contexts, which of them it is for, from 1 on; undefined where it is for all. */
  readonly choice?: number;
  /** Its text where it is unreadable and nothing can be hidden in it. */
  readonly text?: string;
}

/** What a document holds besides prose. */
export interface Contents {
  readonly blocks: readonly CodeBlock[];
  /** Commands outside of blocks that a reader may copy. */
  readonly unread: readonly SkippedBlock[];
  /** The lines of commands that running text mentions: `kubectl get pods` in a sentence. */
  readonly mentions: readonly number[];
  /** A page whose own style sheets and scripts decide what is shown. */
  readonly styled: boolean;
}

export interface BlockLine {
  readonly text: string;
  /** In the document, from 1. */
  readonly line: number;
  /** The column in the document of the character at an index of `text`; both from their own first. */
  readonly columnOf: (index: number) => number;
}

/** The blocks of one shell, in the order of the document: they share one state, as if typed one after the other. */
export interface ExtractedScript {
  readonly shell: Shell;
  /** Of a document for several contexts, the one whose blocks these are, from 1 on. */
  readonly choice?: number;
  /** Line-aligned with the document. */
  readonly text: string;
  /** First and last line of each block; each is a script of its own as far as syntax goes. */
  readonly blocks: readonly { readonly first: number; readonly last: number }[];
  /** The document's column for a column of `text`. */
  column(place: Place): number;
}

/** A block that may hold commands and is no script here. */
export interface SkippedBlock {
  readonly line: number;
  /** `this code block`, unless something else was not read. */
  readonly what?: string;
  /** A clause, such as `its language "fish" is not read`; foreign text in it is inert. */
  readonly reason: string;
  /** A reader may take it for commands to run, so that the document is not proved without it. */
  readonly mayRun: boolean;
}

export interface Extraction {
  readonly scripts: readonly ExtractedScript[];
  readonly skipped: readonly SkippedBlock[];
  readonly mentions: readonly number[];
  readonly styled: boolean;
}

export type DocumentKind = 'script' | 'markdown' | 'html';

/** What a file is, by its name; a text without a name by how it begins. */
export function documentKindOf(file: string, text: string): DocumentKind {
  if (/\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i.test(file)) return 'markdown';
  if (/\.(?:html?|xhtml)$/i.test(file)) return 'html';
  return file === '-' && /^\ufeff?\s*(?:<!doctype html|<html)\b/i.test(text) ? 'html' : 'script';
}

/** The scripts of a document. Loads the parser that the kind needs. */
export async function extract(kind: 'markdown' | 'html', text: string): Promise<Extraction> {
  const { scriptsOf } = await import('./scripts.js');
  if (kind === 'markdown') return scriptsOf((await import('./markdown.js')).markdownContents(text));
  return scriptsOf((await import('./html.js')).htmlContents(text));
}
