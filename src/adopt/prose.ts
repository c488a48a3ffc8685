/** What people wrote between the commands of a page, in pieces that stand for themselves. */
import MarkdownIt from 'markdown-it';
import type { ExtractedScript } from '../verify/extract/document.js';

export interface Piece {
  /** In the page, from 1. */
  readonly line: number;
  readonly text: string;
  /** What is seen in a fence is what the commands before it print. */
  readonly kind: 'heading' | 'fence' | 'words';
  /** Where the commands begin that stand before it, and those that stand behind it; undefined where there are none. */
  readonly after: number | undefined;
  readonly before: number | undefined;
}

export interface Prose {
  /** What site generators read, with its fences; '' where there is none. */
  readonly front: string;
  readonly pieces: readonly Piece[];
}

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/** Lines, counted from 0. */
interface Range {
  readonly first: number;
  readonly behind: number;
}

export function proseOf(text: string, scripts: readonly ExtractedScript[]): Prose {
  const all = text.split('\n');
  const front = frontOf(all);
  // Lines keep their numbers.
  const lines = all.map((line, index) => (index < front ? '' : line));
  const parser = new MarkdownIt('commonmark');
  parser.core.ruler.enableOnly(['normalize', 'block']);
  const tokens = parser.parse(lines.join('\n'), {});
  const commands = commandLines(scripts);
  const code = codeRanges(tokens, lines, commands);
  const starts = startsOf(scripts);
  const pieces = tokens
    .filter(({ level, nesting, map }) => level === 0 && nesting >= 0 && map !== null)
    .flatMap((token) => {
      const [first, behind] = token.map ?? [0, 0];
      return runs({ first, behind }, code).flatMap((range) => {
        const written = token.type === 'heading_open' ? heading(lines, range, token) : dedented(lines, range);
        if (written === '' || isLabel(written)) return [];
        const before = starts.find((line) => line > range.first);
        const kind = kinds[token.type] ?? 'words';
        const after = starts.findLast((line) => line <= range.first);
        return [{ line: range.first + 1, text: written, kind, after, before }];
      });
    });
  return { front: front === 0 ? '' : `${all.slice(0, front).join('\n')}\n\n`, pieces };
}

const kinds: Readonly<Record<string, Piece['kind']>> = { heading_open: 'heading', fence: 'fence' };

/** How many lines the front matter has. */
function frontOf([first, ...others]: readonly string[]): number {
  if (first?.trimEnd() !== '---') return 0;
  const end = others.findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  const isData = end > 0 && others.slice(0, end).some((line) => /^[\w-]+\s*:/.test(line));
  return isData ? end + 2 : 0;
}

/** The first lines of the blocks of commands. */
export const startsOf = (scripts: readonly ExtractedScript[]): readonly number[] =>
  scripts.flatMap(({ blocks }) => blocks.map(({ first }) => first)).sort((a, b) => a - b);

/** From 1. */
const commandLines = (scripts: readonly ExtractedScript[]): ReadonlySet<number> =>
  new Set(
    scripts.flatMap(({ blocks }) =>
      blocks.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
    ),
  );

/** The blocks that hold commands, with their fences; where Markdown sees no block, the lines and the fences around them. */
function codeRanges(
  tokens: readonly Token[],
  lines: readonly string[],
  commands: ReadonlySet<number>,
): readonly Range[] {
  const blocks = tokens
    .filter(({ type }) => /^(?:fence|code_block|html_block)$/.test(type))
    .map(({ map }): Range => ({ first: map?.[0] ?? 0, behind: map?.[1] ?? 0 }))
    .filter(({ first, behind }) => [...commands].some((line) => line > first && line <= behind));
  const isFence = (at: number): boolean => /^[\s>]*(?:`{3,}|~{3,})/.test(lines[at] ?? '');
  const loose = [...commands]
    .filter((line) => !blocks.some(({ first, behind }) => line > first && line <= behind))
    .map(
      (line): Range => ({
        first: line - 1 - Number(isFence(line - 2)),
        behind: line + Number(isFence(line)),
      }),
    );
  return [...blocks, ...loose];
}

/** What is left of the lines, without blank ones around it. */
function runs({ first, behind }: Range, code: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let start = first;
  for (let at = first; at <= behind; at++) {
    const inCode = code.some((range) => at >= range.first && at < range.behind);
    if (at < behind && !inCode) continue;
    if (at > start) found.push({ first: start, behind: at });
    start = at + 1;
  }
  return found;
}

/** Without the blank lines around it, and without what it is indented by, down to the first line that is so by less. */
function dedented(lines: readonly string[], { first, behind }: Range): string {
  const own = lines
    .slice(first, behind)
    .filter((line, index, all) => line.trim() !== '' || all.slice(0, index).join('').trim() !== '');
  const width = /^ */.exec(own[0] ?? '')?.[0].length ?? 0;
  const less = own.findIndex((line) => line.trim() !== '' && !line.startsWith(' '.repeat(width)));
  return own
    .map((line, index) => (less === -1 || index < less ? line.slice(width) : line).trimEnd())
    .join('\n')
    .trimEnd();
}

/** Two levels lower: the title and the steps are ours. */
function heading(lines: readonly string[], { first, behind }: Range, { tag, markup }: Token): string {
  const level = Math.min(6, Number(tag.slice(1)) + 2);
  const words = markup.startsWith('#')
    ? (lines[first] ?? '').replace(/^ *#+[ \t]*/, '').replace(/[ \t]+#+[ \t]*$/, '')
    : lines
        .slice(first, behind - 1)
        .map((line) => line.trim())
        .join(' ');
  return words.trim() === '' ? '' : `${'#'.repeat(level)} ${words.trim()}`;
}

/** The name of a tab whose commands are ours now. */
const isLabel = (text: string): boolean => /^={3}[!+]? ["'][^\n]*$/.test(text);
