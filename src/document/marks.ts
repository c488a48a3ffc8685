/** The lines of a document that machines read: its data, and what is kept of what people write. */
import type { Header } from '../plan/header.js';
import { headerIn } from './machine-data.js';
import { comment, type MarkdownText } from './markdown-text.js';

export const machineMark = (data: string): MarkdownText => comment(`kubesteps:${data}`);

export const keepMark = (name: string): MarkdownText => comment(`kubesteps:keep ${name}`);

export const endMark = (name: string): MarkdownText => comment(`kubesteps:end ${name}`);

/** Before what is of a context, and of no other, from 1 on; `verify` knows it (src/verify/extract/markdown.ts). */
export const contextMark = (number: number): MarkdownText => comment(`kubesteps:context ${number}`);

/** Behind the last of them. */
export const contextsEnd = comment('kubesteps:contexts-end');

const machineLine = /^\[\/\/\]: # \(kubesteps:([\w-]+)\)\r?$/;

/** The header of a document, and the line it stands on, from 1; undefined where it has none. */
export function documentHeader(text: string): { readonly header: Header; readonly line: number } | undefined {
  if (!text.includes('(kubesteps:')) return undefined;
  for (const [index, each] of text.split('\n').entries()) {
    const header = headerIn(machineLine.exec(each)?.[1] ?? '');
    if (header !== undefined) return { header, line: index + 1 };
  }
  return undefined;
}

/** The name of the region that begins, or ends, with this line. */
export const keptRegion = (line: string): string | undefined => nameIn('keep', line);

export const regionEnd = (line: string): string | undefined => nameIn('end', line);

const nameIn = (word: 'keep' | 'end', line: string): string | undefined =>
  new RegExp(`^\\[//\\]: # \\(kubesteps:${word} ([\\w-]+)\\)$`).exec(line)?.[1];
