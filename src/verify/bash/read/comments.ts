/** The comments of a script. */
import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import { commentsAmong } from '../../run/comments.js';
import type { Span } from '../../run/refused.js';
import type { Source } from '../../source.js';
import type { Comment } from '../../suppress.js';

/** `# ks:ignore …` comments that are not inside a word or a here-document. */
export function commentsOf(source: Source, script: Script): Comment[] {
  const matches = [...source.text.matchAll(/(?<=^|[ \t;&|()])#([^\n]*ks:ignore[^\n]*)/gm)];
  if (matches.length === 0) return [];
  const texts: Span[] = [];
  const statements: Span[] = [];
  const visit = (node: SyntaxNode): void => {
    const span = { start: node.pos, end: node.end };
    // Commands inside a word can have comments of their own; they speak about nothing outside.
    if (node.type === 'Word' || node.type === 'HereDocBody') texts.push(span);
    if (node.type === 'Statement') statements.push(span);
    forEachChild(node, visit);
  };
  forEachChild(script, visit);
  return commentsAmong(matches, {
    source,
    texts,
    statements,
    plain: /^[A-Za-z_]\w*=[\w./:-]*\n[ \t]*(?=[^\s#])/,
  });
}
