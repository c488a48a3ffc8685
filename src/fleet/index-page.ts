/** The index of a fleet: a page of Markdown with a row for each context. It says nothing of the time it was written at. */
import { compareBytes } from '../go/byte-order.js';
import type { Message } from '../plan/types.js';
import { message } from '../plan/words.js';
import type { Speak } from '../render/messages.js';
import { nameCell, proseCell } from './cell.js';

export const indexName = 'index.md';

/** What is known of a context, as far as its kubeconfig can be read. */
export interface Facts {
  readonly cluster: string;
  readonly server: string;
  /** When it ends, as `2027-11-24`; empty where that is not known. */
  readonly authority: string;
  readonly credentials: string;
}

export interface Row extends Facts {
  /** The file that the context stands in, where there are several. */
  readonly kubeconfig: string | undefined;
  readonly context: string;
  /** The name of its document; undefined where there is none. */
  readonly file: string | undefined;
  /** Markdown. */
  readonly state: string;
}

export interface Page {
  /** How the documents were made, for programs. */
  readonly made: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  /** Documents of earlier runs that belong to no context of this one. */
  readonly left: readonly string[];
}

/** A definition of a link that nothing refers to: renderers show nothing of it. */
const mark = '[//]: # (kubesteps:';

/** The text of the page, rows in the order of kubeconfigs and contexts. */
export function indexPage({ made, rows, left }: Page, speak: Speak): string {
  const several = rows.some(({ kubeconfig }) => kubeconfig !== undefined);
  const columns = columnsOf(several);
  const sorted = [...rows].sort(
    (a, b) => compareBytes(a.kubeconfig ?? '', b.kubeconfig ?? '') || compareBytes(a.context, b.context),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[
    `# ${speak(message('fleet.title', { number: `${rows.length}` }))}`,
    '',
    `${mark}${Buffer.from(JSON.stringify({ index: 1, ...made })).toString('base64url')})`,
    '',
    speak(message('fleet.about')),
    '',
    line(columns.map(({ heading }) => speak(heading))),
    line(columns.map(() => '---')),
    ...sorted.map((row) => line(columns.map(({ cell }) => cell(row)))),
    ...(left.length === 0 ? [] : ['', `## ${speak(message('fleet.left'))}`, '']),
    ...[...left].sort(compareBytes).map((name) => `- ${linkTo(name)}`),
  ].join('\n')}\n`;
}

/** Whether a text is such a page. */
export const isIndexPage = (text: string): boolean =>
  text.startsWith('# ') && (text.split(/\r?\n/, 3)[2] ?? '').startsWith(mark);

/** The documents that a page names. What people wrote beside them is not looked at. */
export function filesOfPage(text: string): readonly string[] {
  if (!isIndexPage(text)) return [];
  const lines = text.split(/\r?\n/).filter((line) => /^(?:\| |- \[)/.test(line));
  const targets = lines.flatMap((line) =>
    [...line.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target),
  );
  return targets.flatMap((target) => {
    try {
      return [decodeURIComponent(target)];
    } catch {
      return [];
    }
  });
}

interface Column {
  readonly heading: Message;
  readonly cell: (row: Row) => string;
}

function columnsOf(several: boolean): readonly Column[] {
  const named = (text: string): string => (text === '' ? '' : nameCell(text));
  return [
    ...(several
      ? [{ heading: message('fleet.kubeconfig'), cell: ({ kubeconfig }: Row) => named(kubeconfig ?? '') }]
      : []),
    { heading: message('fleet.context'), cell: ({ context }) => named(context) },
    { heading: message('fleet.cluster'), cell: ({ cluster }) => named(cluster) },
    { heading: message('fleet.server'), cell: ({ server }) => named(server) },
    { heading: message('fleet.authority'), cell: ({ authority }) => authority },
    { heading: message('fleet.credentials'), cell: ({ credentials }) => credentials },
    { heading: message('fleet.file'), cell: ({ file }) => (file === undefined ? '' : linkTo(file)) },
    { heading: message('fleet.state'), cell: ({ state }) => state },
  ];
}

/** File names hold letters, digits and a few marks (see file-name.ts), so that this is all the care they need. */
const linkTo = (name: string): string => `[${proseCell(name)}](${encodeURI(name)})`;
