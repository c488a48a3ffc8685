/** The header of a document: what `verify` reads to see what has drifted, in characters that no markup acts on. */
import { type Header, headerMark, headerOf } from '../plan/header.js';

/** Of a plan's header line, with what else is recorded of a document. A document has a style of its own. */
export function machineData(
  line: string,
  form: Readonly<Record<'format', string>> & Readonly<Record<string, string>>,
): string {
  const header = headerOf(line.slice(headerMark.length));
  if (header === undefined) throw new Error('the header line of a plan is none');
  const { style: _, ...options } = header.options;
  const own: Header = { ...header, options: { ...options, ...form } };
  return Buffer.from(JSON.stringify(own)).toString('base64url');
}

/** What a header says instead of a shell. */
export const allShells = 'all';

/** The header in such data; undefined where there is none. */
export function headerIn(data: string): Header | undefined {
  return /^[\w-]+$/.test(data) ? headerOf(Buffer.from(data, 'base64url').toString('utf8')) : undefined;
}
