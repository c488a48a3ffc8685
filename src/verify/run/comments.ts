/** What a comment that the verifier reads speaks about, in either shell. */
import type { Source } from '../source.js';
import type { Comment } from '../suppress.js';
import type { Span } from './refused.js';

/** What the tree of a script says of its text. */
interface Read {
  readonly source: Source;
  /** What may hold the mark of a comment without being one. */
  readonly texts: readonly Span[];
  readonly statements: readonly Span[];
  /** A plain assignment at the start of a text that goes on with another statement. */
  readonly plain: RegExp;
}

/** The comments among the matches of a pattern, whose first group is the text behind the mark. */
export function commentsAmong(matches: readonly RegExpExecArray[], read: Read): Comment[] {
  const { source, texts } = read;
  return matches.flatMap((match) => {
    const at = match.index;
    if (texts.some(({ start, end }) => start <= at && at < end)) return [];
    const { line, column } = source.place(at);
    const lineStart = source.text.lastIndexOf('\n', at) + 1;
    const alone = source.text.slice(lineStart, at).trim() === '';
    const range = alone ? below(read, at) : on(read, lineStart, at);
    return [{ line, column, text: match[1] ?? '', ...range }];
  });
}

type Lines = Pick<Comment, 'firstLine' | 'lastLine'>;

const linesOf = (source: Source, { start, end }: Span): Lines => ({
  firstLine: source.place(start).line,
  lastLine: source.place(Math.max(start, end - 1)).line,
});

/** The statement that begins next, with nothing but blank lines and other comments before it. */
function below({ source, statements, plain }: Read, at: number): Lines {
  const { line } = source.place(at);
  const itself = { firstLine: line, lastLine: line };
  const [next] = statements
    .filter(({ start }) => start > at)
    .sort((one, other) => one.start - other.start || other.end - one.end);
  if (next === undefined) return itself;
  const between = source.text.slice(source.text.indexOf('\n', at), next.start);
  if (!/^\s*(#[^\n]*\n\s*)*$/.test(between)) return itself;
  // A plain assignment right before a statement (a counter before its loop) belongs to it.
  const counter = plain.exec(source.text.slice(next.start));
  const behind = counter && statements.find(({ start }) => start === next.start + counter[0].length);
  return { ...linesOf(source, next), lastLine: linesOf(source, behind ?? next).lastLine };
}

/** The statements of the same line. */
function on({ source, statements }: Read, lineStart: number, at: number): Lines {
  const { line } = source.place(at);
  const same = statements.filter(({ end }) => end <= at && end > lineStart);
  return { firstLine: Math.min(line, ...same.map((one) => linesOf(source, one).firstLine)), lastLine: line };
}
