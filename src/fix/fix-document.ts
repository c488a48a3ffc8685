/** A Markdown or HTML runbook → the same with its scripts mended where they stand. */
import { diffChars } from 'diff';
import { type ExtractedScript, extract } from '../verify/extract/document.js';
import type { Finding } from '../verify/report.js';
import type { World } from '../verify/world.js';
import { applied, type Edit } from './edit.js';
import { type Fixed, fixScript } from './fix-script.js';

export interface DocumentToFix {
  readonly file: string;
  readonly text: string;
  readonly kind: 'markdown' | 'html';
  /** Only the scripts of this shell. */
  readonly shell?: ExtractedScript['shell'] | undefined;
}

/** Mends each script of a document; one whose new text cannot be put into the document stays as it is. */
export async function fixDocument(input: DocumentToFix, world: World): Promise<Fixed> {
  const { file, kind } = input;
  const mended: Finding[] = [];
  let { text } = input;
  const { scripts } = await extract(kind, text);
  for (const [index, script] of scripts.entries()) {
    if (input.shell !== undefined && script.shell !== input.shell) continue;
    const fixed = await fixScript({ file, text: script.text, shell: script.shell }, world);
    const edits = documentEdits(text, script, fixed.text, kind);
    const next = edits.length === 0 ? undefined : applied(text, edits);
    if (next === undefined) continue;
    const again = (await extract(kind, next)).scripts[index];
    if (again?.text !== fixed.text) continue;
    text = next;
    mended.push(...fixed.mended);
  }
  return { text, mended };
}

/** What changed in a script, as changes of the document around it. */
function documentEdits(
  document: string,
  script: ExtractedScript,
  after: string,
  kind: DocumentToFix['kind'],
): readonly Edit[] {
  const starts = lineStarts(document);
  const now = after.split('\n');
  return script.text.split('\n').flatMap((line, at) => {
    const next = now[at] ?? line;
    const start = starts[at];
    if (next === line || start === undefined) return [];
    const offset = (index: number): number => start + script.column({ line: at + 1, column: index + 1 }) - 1;
    return lineEdits(line, next, offset, kind === 'html' ? escaped : String);
  });
}

function lineEdits(
  before: string,
  after: string,
  offset: (index: number) => number,
  write: (text: string) => string,
): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { added, removed, value } of diffChars(before, after)) {
    const last = edits.at(-1);
    if (added) {
      const put = write(value);
      if (last !== undefined && last.end === offset(at) && last.start < last.end) {
        edits[edits.length - 1] = { ...last, text: last.text + put };
      } else edits.push({ start: offset(at), end: offset(at), text: put });
    } else {
      if (removed) edits.push({ start: offset(at), end: offset(at + value.length), text: '' });
      at += value.length;
    }
  }
  return edits;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((match) => match.index + match[0].length)];
}
