/** The formats of `generate` that are documents: for people to read, with the commands of both shells. */
import type { Options } from '../command-line/options.js';

type Format = Options<'generate'>['format'];

export type DocumentFormat = Exclude<Format, 'script' | 'paste'>;

/** The endings of their files; the first is the usual one. */
export const endings: Readonly<Record<DocumentFormat, readonly [string, ...string[]]>> = {
  markdown: ['.md', '.markdown', '.mdx'],
  html: ['.html', '.htm'],
};

export const isDocument = (format: Format): format is DocumentFormat => format in endings;

/** The document that a file is by its ending, in lower case. */
export const documentWith = (ending: string): DocumentFormat | undefined =>
  (['markdown', 'html'] as const).find((format) => endings[format].includes(ending));
