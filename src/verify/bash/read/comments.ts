/** The comments of a script, and what each of them speaks about. */
import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import type { Source } from '../../source.js';
import type { Comment } from '../../suppress.js';

interface Range {
  readonly pos: number;
  readonly end: number;
}

/** Comments that are not inside a word or a here-document. */
export function commentsOf(source: Source, script: Script): Comment[] {
  const { text } = source;
  const matches = [...text.matchAll(/(?<=^|[ \t;&|()])#([^\n]*)/gm)].filter(
    (match) => match[1]?.includes('ks:ignore') === true,
  );
  if (matches.length === 0) return [];
  const words: Range[] = [];
  const statements: Range[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Word' || node.type === 'HereDocBody') {
      words.push(node);
      // Commands inside a word can have comments of their own; they speak about nothing outside.
    }
    if (node.type === 'Statement') statements.push(node);
    forEachChild(node, visit);
  };
  forEachChild(script, visit);
  return matches.flatMap((match) => {
    const at = match.index;
    if (words.some((word) => word.pos <= at && at < word.end)) return [];
    const { line, column } = source.place(at);
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const alone = text.slice(lineStart, at).trim() === '';
    const range = alone ? below(source, statements, at) : on(source, statements, lineStart, at);
    return [{ line, column, text: match[1] ?? '', ...range }];
  });
}

type Lines = Pick<Comment, 'firstLine' | 'lastLine'>;

const linesOf = (source: Source, range: Range): Lines => ({
  firstLine: source.place(range.pos).line,
  lastLine: source.place(Math.max(range.pos, range.end - 1)).line,
});

/** The command that begins next, with nothing but blank lines and other comments before it. */
function below(source: Source, statements: readonly Range[], at: number): Lines {
  const next = statements
    .filter((statement) => statement.pos > at)
    .sort((a, b) => a.pos - b.pos || b.end - a.end)[0];
  const { line } = source.place(at);
  if (next === undefined) return { firstLine: line, lastLine: line };
  const between = source.text.slice(source.text.indexOf('\n', at), next.pos);
  if (!/^\s*(#[^\n]*\n\s*)*$/.test(between)) return { firstLine: line, lastLine: line };
  // A plain assignment right before a command (a counter before its loop) belongs to it.
  const plain = /^[A-Za-z_]\w*=[\w./:-]*\n[ \t]*(?=[^\s#])/.exec(source.text.slice(next.pos));
  const behind =
    plain === null ? undefined : statements.find((one) => one.pos === next.pos + plain[0].length);
  return { ...linesOf(source, next), lastLine: linesOf(source, behind ?? next).lastLine };
}

/** The commands of the same line. */
function on(source: Source, statements: readonly Range[], lineStart: number, at: number): Lines {
  const { line } = source.place(at);
  const same = statements.filter((statement) => statement.end <= at && statement.end > lineStart);
  const first = Math.min(line, ...same.map((statement) => linesOf(source, statement).firstLine));
  return { firstLine: first, lastLine: line };
}
