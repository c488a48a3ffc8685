/** The comments of a script that the verifier reads, and what each of them speaks about. */
import type { Source } from '../../source.js';
import type { Comment } from '../../suppress.js';
import type * as ast from '../parse/ast.js';
import { visitNodes } from '../parse/visit.js';

/** `# ks:ignore …` comments outside of strings. */
export function commentsOf(source: Source, script: ast.ScriptBlock): readonly Comment[] {
  const { text } = source;
  const matches = [...text.matchAll(/(?<=^|[\s;{}()])#([^\r\n]*ks:ignore[^\r\n]*)/g)];
  if (matches.length === 0) return [];
  const strings: ast.Extent[] = [];
  const statements: ast.Extent[] = [];
  visitNodes(script, (node) => {
    if (node.kind === 'StringConstant' || node.kind === 'ExpandableString') strings.push(node.extent);
    if (node.kind === 'Block') statements.push(...node.statements.map((statement) => statement.extent));
  });
  return matches.flatMap((match): Comment[] => {
    const at = match.index;
    if (strings.some((string) => string.start <= at && at < string.end)) return [];
    const { line, column } = source.place(at);
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const alone = text.slice(lineStart, at).trim() === '';
    const range = alone ? below(source, statements, at) : on(source, statements, lineStart, at);
    return [{ line, column, text: match[1] ?? '', ...range }];
  });
}

type Lines = Pick<Comment, 'firstLine' | 'lastLine'>;

const linesOf = (source: Source, extent: ast.Extent): Lines => ({
  firstLine: source.place(extent.start).line,
  lastLine: source.place(Math.max(extent.start, extent.end - 1)).line,
});

/** The statement that begins next, with nothing but blank lines and other comments before it. */
function below(source: Source, statements: readonly ast.Extent[], at: number): Lines {
  const { line } = source.place(at);
  const next = statements
    .filter((one) => one.start > at)
    .sort((a, b) => a.start - b.start || b.end - a.end)[0];
  if (next === undefined) return { firstLine: line, lastLine: line };
  const between = source.text.slice(source.text.indexOf('\n', at), next.start);
  if (!/^\s*(#[^\n]*\n\s*)*$/.test(between)) return { firstLine: line, lastLine: line };
  // A plain assignment right before a statement (a counter before its loop) belongs to it.
  const plain = /^\$\w+ *= *[\w.'-]+ *\r?\n[ \t]*(?=[^\s#])/.exec(source.text.slice(next.start));
  const behind =
    plain === null ? undefined : statements.find((one) => one.start === next.start + plain[0].length);
  return { ...linesOf(source, next), lastLine: linesOf(source, behind ?? next).lastLine };
}

/** The statements of the same line. */
function on(source: Source, statements: readonly ast.Extent[], lineStart: number, at: number): Lines {
  const { line } = source.place(at);
  const same = statements.filter((one) => one.end <= at && one.end > lineStart);
  return { firstLine: Math.min(line, ...same.map((one) => linesOf(source, one).firstLine)), lastLine: line };
}
