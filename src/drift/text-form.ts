/** The form of a text, which is not its content: a byte order mark and the ends of its lines. */
import { diffArrays } from 'diff';
import type { Shell } from '../verify/report.js';

const mark = '\ufeff';
const lineBreak = /\r\n|\r|\n/g;

/**
 * Whether a script is what `generate` would write. PowerShell reads all ends of lines alike, and a mark that is not
 * needed, and editors and git change them; to bash a carriage return or a mark is a character of the script. A mark
 * that is written, for what Windows PowerShell reads, must be there.
 */
export function isSameText(text: string, generated: string, shell: Shell): boolean {
  if (shell === 'bash') return text === generated;
  const plain = text.replace(lineBreak, '\n');
  return plain === generated || plain === mark + generated;
}

/** The first line, from 1, in which a text is another one than what is wanted; where it only ends too soon, its last. */
export function firstDifference(text: string, wanted: string): number {
  const lines = text.split(lineBreak);
  const others = wanted.split(lineBreak);
  const index = lines.findIndex((line, at) => line !== others[at]);
  return index === -1 ? lines.length : index + 1;
}

/** A new text in the form of the old one: lines that stay keep their ends, others get those of the line before. */
export function inFormOf(before: string, after: string, shell: Shell): string {
  if (shell === 'bash') return after;
  const text = before.startsWith(mark) ? before.slice(1) : before;
  const lines = text.split(lineBreak);
  const breaks = text.match(lineBreak) ?? [];
  const wanted = (after.startsWith(mark) ? after.slice(1) : after).split('\n');
  let result = before.startsWith(mark) || after.startsWith(mark) ? mark : '';
  let was = 0;
  let written = 0;
  for (const { added, removed, value } of diffArrays(lines, wanted)) {
    if (removed) {
      was += value.length;
      continue;
    }
    for (const line of value) {
      const end = added ? (breaks[was - 1] ?? breaks[0] ?? '\n') : (breaks[was] ?? breaks.at(-1) ?? '\n');
      written++;
      result += line + (written === wanted.length ? '' : end);
      if (!added) was++;
    }
  }
  return result;
}
