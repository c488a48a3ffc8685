/** The comments of a script. */
import { commentsAmong } from '../../run/comments.js';
import type { Span } from '../../run/refused.js';
import type { Source } from '../../source.js';
import type { Comment } from '../../suppress.js';
import type * as ast from '../parse/ast.js';
import { visitNodes } from '../parse/visit.js';

/** `# ks:ignore …` comments outside of strings. */
export function commentsOf(source: Source, script: ast.ScriptBlock): Comment[] {
  const matches = [...source.text.matchAll(/(?<=^|[\s;{}()])#([^\r\n]*ks:ignore[^\r\n]*)/g)];
  if (matches.length === 0) return [];
  const texts: Span[] = [];
  const statements: Span[] = [];
  visitNodes(script, (node) => {
    if (node.kind === 'StringConstant' || node.kind === 'ExpandableString') texts.push(node.extent);
    if (node.kind === 'Block') statements.push(...node.statements.map(({ extent }) => extent));
  });
  return commentsAmong(matches, {
    source,
    texts,
    statements,
    plain: /^\$\w+ *= *[\w.'-]+ *\r?\n[ \t]*(?=[^\s#])/,
  });
}
