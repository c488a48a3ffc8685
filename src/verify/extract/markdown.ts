/**
 * The code blocks of a Markdown document, by CommonMark's rules for blocks (markdown-it, without its inline rules):
 * in lists and quotes, with backticks or tildes, indented; and `<pre>` in HTML. What stands in an HTML comment is none.
 */
import MarkdownIt from 'markdown-it';
import type { BlockLine, CodeBlock } from './document.js';
import { htmlBlocks } from './html.js';
import { type LooseFence, looseFence, type Stretch } from './loose-fences.js';

// Deeper than any document that people wrote; markdown-it drops what is deeper without a word.
const deepest = 100;

// Each makes the parser begin anew.
const mostRounds = 100;

/** The blocks in the order of the document. */
export function markdownBlocks(text: string): CodeBlock[] {
  const source = text.split(/\r\n?|\n/);
  const loose: CodeBlock[] = [];
  let left = source;
  for (let round = 0; round < mostRounds; round++) {
    const { blocks, stretches } = parsed(left);
    const found = fencesIn(left, stretches);
    if (found.length === 0) {
      const all = [...blocks, ...loose];
      return [...all, ...highlighted(source, all)].sort((a, b) => a.line - b.line);
    }
    loose.push(...found.map(({ block }) => block));
    left = left.map((line, at) => (found.some(({ first, behind }) => first <= at && at < behind) ? '' : line));
  }
  return [unreadable(1, 'its code blocks are indented in ways that cannot be told apart')];
}

/** Up to the first that goes on behind its stretch: what stands there was parsed as if it did not. */
function fencesIn(source: readonly string[], stretches: readonly Stretch[]): LooseFence[] {
  const found: LooseFence[] = [];
  for (const stretch of stretches) {
    let { first } = stretch;
    for (;;) {
      const fence = looseFence(source, { first, behind: stretch.behind });
      if (fence === undefined) break;
      found.push(fence);
      if (fence.behind > stretch.behind) return found;
      first = fence.behind;
    }
  }
  return found;
}

interface Parsed {
  readonly blocks: readonly CodeBlock[];
  /** Where a fence may stand that the parser does not know. */
  readonly stretches: readonly Stretch[];
}

function parsed(source: readonly string[]): Parsed {
  const parser = new MarkdownIt('commonmark', { maxNesting: deepest });
  parser.core.ruler.enableOnly(['normalize', 'block']);
  const blocks: CodeBlock[] = [];
  const stretches: Stretch[] = [];
  for (const token of parser.parse(source.join('\n'), {})) {
    const [first, behind] = token.map ?? [0, 0];
    if (token.level >= deepest - 2) blocks.push(unreadable(first + 1, 'it is nested too deep'));
    else if (token.type === 'fence') {
      blocks.push({ ...codeBlock(token.content, first + 1, source), language: token.info, line: first + 1 });
    } else if (token.type === 'code_block') {
      blocks.push(codeBlock(token.content, first, source));
      stretches.push({ first, behind });
    } else if (token.type === 'html_block') {
      blocks.push(...inHtml(source.slice(first, behind), first));
      if (!/<(?:pre|script|style|textarea)\b|<!--/i.test(token.content)) stretches.push({ first, behind });
    } else if (token.type === 'paragraph_open') stretches.push({ first, behind });
  }
  return { blocks, stretches };
}

function unreadable(line: number, reason: string): CodeBlock {
  return { language: undefined, line, lines: [], unreadable: reason };
}

function codeBlock(content: string, first: number, source: readonly string[]): CodeBlock {
  const lines = content.replace(/\n$/, '').split('\n');
  return {
    language: undefined,
    line: first + 1,
    lines: lines.map((text, index) => blockLine(text, first + index, source[first + index] ?? '')),
    unreadable: undefined,
  };
}

/** A line of a block is the end of the source line: a list's or a quote's beginning is cut off in front. */
function blockLine(text: string, index: number, source: string): BlockLine {
  // A tab that is partly indentation comes back as spaces.
  const indentation = source.endsWith(text) ? 0 : text.length - text.trimStart().length;
  const cut = Math.max(0, source.length - (text.length - indentation));
  return { text, line: index + 1, columnOf: (at) => cut + Math.max(0, at - indentation) + 1 };
}

function inHtml(lines: readonly string[], before: number): CodeBlock[] {
  const html = lines.join('\n');
  if (!/<pre\b/i.test(html.replace(/<!--[\s\S]*?(?:-->|$)/g, ''))) return [];
  if (!/<\/pre\s*>/i.test(html))
    return [unreadable(before + 1, 'its <pre> does not end in the same block of HTML')];
  return htmlBlocks(html).map((block) => ({
    ...block,
    line: block.line + before,
    lines: block.lines.map((line) => ({ ...line, line: line.line + before })),
  }));
}

/** Site generators' own tags around code: not Markdown, so what they hold cannot be told for certain. */
function highlighted(source: readonly string[], blocks: readonly CodeBlock[]): CodeBlock[] {
  const inside = new Set(blocks.flatMap(({ lines }) => lines.map(({ line }) => line)));
  return source.flatMap((text, index) =>
    /^\s*(?:\{%-?\s*(?:highlight|codeblock|code)\b|\{\{[<%]\s*(?:highlight|code)\b)/.test(text) &&
    !inside.has(index + 1)
      ? [unreadable(index + 1, 'it stands in a tag of a site generator')]
      : [],
  );
}
