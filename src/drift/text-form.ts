/** The form of a text, which is not its content: a byte order mark and the ends of its lines. */
import { diffArrays } from 'diff';
import type { Shell } from '../verify/report.js';

const mark = '\ufeff';
const lineBreak = /\r\n|\r|\n/g;

/**
 * A script as `generate` would have written it. PowerShell reads each form alike, and editors and git change it; to
 * bash a carriage return or a mark is a character of the script.
 */
export function withoutForm(text: string, shell: Shell): string {
  if (shell === 'bash') return text;
  return (text.startsWith(mark) ? text.slice(1) : text).replace(lineBreak, '\n');
}

/** A new text in the form of the old one: lines that stay keep their ends, others get those of the line before. */
export function inFormOf(before: string, after: string, shell: Shell): string {
  if (shell === 'bash') return after;
  const text = before.startsWith(mark) ? before.slice(1) : before;
  const lines = text.split(lineBreak);
  const breaks = text.match(lineBreak) ?? [];
  const wanted = after.split('\n');
  let result = before.startsWith(mark) ? mark : '';
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
