/** The header of a document: what `verify` reads to see what has drifted, in characters that no markup acts on. */
import { type Header, headerMark, headerOf } from '../plan/header.js';

/** What else is recorded of a document: its format, its flavor, and whether its reader can change it. */
export type Form = Readonly<Record<'format', string>> & Readonly<Record<string, string | true>>;

/** Of the header line of a plan, with what else is recorded of a document. A document has a style of its own. */
export function machineData(line: string, form: Form): string {
  const header = headerOfPlan(line);
  const { style: _, ...options } = header.options;
  return encoded({ ...header, options: { ...options, ...form } });
}

/** The same of a document for several contexts. `namespace`: the one that was asked for; else each has its own. */
export function severalMachineData(
  lines: readonly string[],
  contexts: readonly string[],
  namespace: string | undefined,
  form: Form,
): string {
  const [first, ...others] = lines.map(headerOfPlan);
  if (first === undefined) throw new Error('a document is for a context');
  const { style: _, namespace: __, context: ___, ...options } = first.options;
  return encoded({
    ...first,
    options: { context: contexts, ...options, ...(namespace === undefined ? {} : { namespace }), ...form },
    others: others.map(({ server, ca, digest }) => ({ server, ca, digest })),
  });
}

function headerOfPlan(line: string): Header {
  const header = headerOf(line.slice(headerMark.length));
  if (header === undefined) throw new Error('the header line of a plan is none');
  return header;
}

const encoded = (header: Header): string => Buffer.from(JSON.stringify(header)).toString('base64url');

/** What a header says instead of a shell. */
export const allShells = 'all';

/** The header in such data; undefined where there is none. */
export function headerIn(data: string): Header | undefined {
  return /^[\w-]+$/.test(data) ? headerOf(Buffer.from(data, 'base64url').toString('utf8')) : undefined;
}
