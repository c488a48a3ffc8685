/** The machine data of a page: what `htmlPage` writes into its head. */
import type { Header } from '../../plan/header.js';
import { headerIn } from '../machine-data.js';

const machineLine = /^<meta name=kubesteps content=([\w-]+)>\r?$/;

/** The header of a page, and the line it stands on, from 1; undefined where it has none. */
export function pageHeader(text: string): { readonly header: Header; readonly line: number } | undefined {
  if (!text.includes('<meta name=kubesteps ')) return undefined;
  for (const [index, each] of text.split('\n').entries()) {
    const header = headerIn(machineLine.exec(each)?.[1] ?? '');
    if (header !== undefined) return { header, line: index + 1 };
  }
  return undefined;
}
