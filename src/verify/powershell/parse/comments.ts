/** Comments that mean something to PowerShell: `#requires`, and the start of a signature block. */
import type { Requirement } from './ast.js';
import type { Cursor } from './cursor.js';

const forms: readonly { name: Requirement['name']; pattern: RegExp }[] = [
  { name: 'version', pattern: /^requires[ \t]+-version[ \t]+(\d{1,3}(?:\.\d{1,4}){0,3})[ \t]*$/i },
  { name: 'psedition', pattern: /^requires[ \t]+-psedition[ \t]+(core|desktop)[ \t]*$/i },
  { name: 'modules', pattern: /^requires[ \t]+-modules[ \t]+([a-z][\w.]*(?:,[ \t]*[a-z][\w.]*)*)[ \t]*$/i },
  { name: 'runasadministrator', pattern: /^requires[ \t]+-runasadministrator[ \t]*$/i },
];

/** Reads `#requires -Name value`, one pair a line and each name once. Refuses every other form. */
export function parseRequirement(cursor: Cursor, start: number, comment: string): Requirement[] {
  const extent = { start, end: start + 1 + comment.length };
  if (cursor.nested) cursor.refuse('#requires inside a string', start);
  for (const { name, pattern } of forms) {
    const match = pattern.exec(comment);
    if (match === null) continue;
    if (cursor.requirements.some((known) => known.name === name)) {
      cursor.refuse(`#requires -${name} stands here twice`, start);
    }
    const values = match[1]?.split(/,[ \t]*/) ?? [];
    return [{ kind: 'Requirement', name, values, extent }];
  }
  return cursor.refuse('a form of #requires that is not read', start);
}

const signature = 'sig#beginsignatureblock';
const threshold = 12;

/**
 * PowerShell allows no statement after a comment that resembles `# SIG # Begin signature block`, measured as an edit
 * distance below 10 without blanks (`tokenizer.cs`, ScanToEndOfCommentLine). This keeps a little more distance.
 */
export function looksLikeSignature(comment: string): boolean {
  if (comment.length < signature.length - threshold) return false;
  const line = comment.replace(/\s/g, '').toLowerCase();
  if (Math.abs(line.length - signature.length) > threshold) return false;
  return editDistance(line, signature) < threshold;
}

/** Insertions, deletions and replacements that make one text of the other (Levenshtein). */
function editDistance(first: string, second: string): number {
  const row = Uint8Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let i = 0; i < first.length; i++) {
    let diagonal = i;
    let left = i + 1;
    row[0] = left;
    for (let j = 1; j <= second.length; j++) {
      const above = row[j] ?? 0;
      const replaced = diagonal + (first.charCodeAt(i) === second.charCodeAt(j - 1) ? 0 : 1);
      left = Math.min(above + 1, left + 1, replaced);
      row[j] = left;
      diagonal = above;
    }
  }
  return row[second.length] ?? 0;
}
