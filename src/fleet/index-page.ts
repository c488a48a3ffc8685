/** The index of a fleet: a page of Markdown with a row for each context. It says nothing of the time it was written at. */
import { type Cell, isTablePage } from '../document/html/table-page.js';
import { compareBytes } from '../go/byte-order.js';
import { message } from '../plan/words.js';
import type { Speak } from '../render/messages.js';
import { nameCell, proseCell } from './cell.js';
import { type Row, tableOf } from './table.js';

export const indexName = 'index.md';

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
  const table = tableOf(rows);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[
    `# ${speak(message('fleet.title', { number: `${rows.length}` }))}`,
    '',
    `${mark}${Buffer.from(JSON.stringify({ index: 1, ...made })).toString('base64url')})`,
    '',
    speak(message('fleet.about')),
    '',
    line(table.headings.map(speak)),
    line(table.headings.map(() => '---')),
    ...table.rows.map((row) => line(row.map(shown))),
    ...(left.length === 0 ? [] : ['', `## ${speak(message('fleet.left'))}`, '']),
    ...[...left].sort(compareBytes).map((name) => `- ${linkTo(name)}`),
  ].join('\n')}\n`;
}

/** Whether a text is such a page. */
export const isIndexPage = (text: string): boolean =>
  text.startsWith('# ') && (text.split(/\r?\n/, 3)[2] ?? '').startsWith(mark);

/** Whether a text is a list of documents that we wrote: it has no steps of its own. */
export function isIndex(text: string): boolean {
  if (isTablePage(text)) return true;
  if (!isIndexPage(text)) return false;
  const [, data = ''] = /\(kubesteps:([\w-]+)\)/.exec(text) ?? [];
  return Buffer.from(data, 'base64url').toString('utf8').startsWith('{"index":');
}

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

function shown({ kind, text }: Cell): string {
  if (text === '') return '';
  switch (kind) {
    case 'code':
      return nameCell(text);
    case 'text':
      return proseCell(text);
    case 'day':
      return text;
    case 'link':
      // File names hold letters, digits and a few marks (see file-name.ts), so that this is all the care they need.
      return linkTo(text);
  }
}

const linkTo = (name: string): string => `[${proseCell(name)}](${encodeURI(name)})`;
