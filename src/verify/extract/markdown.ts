/**
 * The code blocks of a Markdown document, by CommonMark's rules for blocks (markdown-it, without its inline rules):
 * in lists and quotes, with backticks or tildes, indented; and `<pre>` in HTML. What stands in an HTML comment is none.
 */
import MarkdownIt from 'markdown-it';
import type { BlockLine, CodeBlock, Contents } from './document.js';
import { hiddenBlocks, htmlContents } from './html.js';
import { rulesOf, type StyleRule } from './html-styles.js';
import { type LooseFence, looseFence, type Stretch } from './loose-fences.js';
import { longestParagraph, runningText, withoutCode } from './running-text.js';

// Deeper than any document that people wrote; markdown-it drops what is deeper without a word.
const deepest = 100;

// Each round makes the parser begin anew.
const mostRounds = 100;
/** Rounds times characters. */
const mostWork = 10_000_000;

/** The blocks in the order of the document, and what it has elsewhere. */
export function markdownContents(text: string): Contents {
  const source = text.split(/\r\n?|\n/);
  const loose: CodeBlock[] = [];
  let left: readonly string[] = source;
  const rounds = Math.max(3, Math.min(mostRounds, mostWork / (text.length + 1)));
  for (let round = 0; round < rounds; round++) {
    const { stretches, ...contents } = parsed(left);
    const found = fencesIn(left, stretches);
    if (found.length === 0) {
      const all = [...contents.blocks, ...loose];
      const blocks = [...all, ...highlighted(source, all)].sort((a, b) => a.line - b.line);
      return { ...contents, blocks: ofContexts(source, blocks) };
    }
    loose.push(...found.map(({ block }) => block));
    left = without(left, found);
  }
  const reason = 'its code blocks are indented in ways that cannot be told apart';
  return { blocks: [unreadable(1, reason)], unread: [], mentions: [], styled: false };
}

const contextMark = /^\[\/\/\]: # \(kubesteps:context(?: ([1-9]\d{0,2})|s-end)\)$/;

/** The blocks, those behind the mark of a context with its number (src/document/marks.ts). What looks like a mark in a block is none. */
function ofContexts(source: readonly string[], blocks: readonly CodeBlock[]): readonly CodeBlock[] {
  const inBlocks = new Set(blocks.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const marks = source.flatMap((text, index) => {
    const found = inBlocks.has(index + 1) ? null : contextMark.exec(text);
    return found === null ? [] : [{ line: index + 1, number: found[1] }];
  });
  return blocks.map((block) => {
    const number = marks.findLast(({ line }) => line < block.line)?.number;
    return number === undefined ? block : { ...block, choice: Number(number) };
  });
}

function without(source: readonly string[], found: readonly LooseFence[]): readonly string[] {
  const left = [...source];
  for (const { first, behind } of found) left.fill('', first, behind);
  return left;
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

interface Parsed extends Contents {
  /** Where a fence may stand that the parser does not know. */
  readonly stretches: readonly Stretch[];
}

function parsed(source: readonly string[]): Parsed {
  const parser = new MarkdownIt('commonmark', { maxNesting: deepest });
  parser.core.ruler.enableOnly(['normalize', 'block']);
  const tokens = parser.parse(source.join('\n'), {});
  const page = pageOf(tokens);
  const blocks: CodeBlock[] = [];
  const others: Contents[] = [];
  const stretches: Stretch[] = [];
  let fences = 0;
  const add = (block: CodeBlock): void => {
    const hidden = page.hidden.has(fences++);
    blocks.push(
      hidden ? unreadable(block.line, 'what it stands in may hide it, or change what is copied') : block,
    );
  };
  for (const token of tokens) {
    const [first, behind] = token.map ?? [0, 0];
    if (token.level >= deepest - 2) blocks.push(unreadable(first + 1, 'it is nested too deep'));
    else if (token.type === 'fence') {
      add({ ...codeBlock(token.content, first + 1, source), language: token.info, line: first + 1 });
    } else if (token.type === 'code_block') {
      add(codeBlock(token.content, first, source));
      stretches.push({ first, behind });
    } else if (token.type === 'html_block') {
      others.push(inHtml(source.slice(first, behind), first, page.rules));
      if (!/<(?:pre|script|style|textarea)\b|<!--/i.test(token.content)) stretches.push({ first, behind });
    } else if (token.type === 'paragraph_open') stretches.push({ first, behind });
    else if (token.type === 'inline') others.push(inText(token.content, first, page.rules));
  }
  return {
    blocks: [...blocks, ...others.flatMap((other) => other.blocks)],
    unread: others.flatMap((other) => other.unread),
    mentions: others.flatMap((other) => other.mentions),
    styled: others.some((other) => other.styled),
    stretches,
  };
}

/** The HTML of a paragraph: without inline code, escapes and addresses in angle brackets. */
function tagsOf(content: string): string {
  if (!/<[/a-z]/i.test(content)) return '';
  const bare = content.length > longestParagraph ? content : withoutCode(content);
  return bare.replace(/\\</g, '  ').replace(/<[a-z][a-z0-9+.-]{1,31}:[^<>\s]*>/gi, '');
}

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/** What the HTML around code blocks does to them, by the order of the blocks; and the rules of its style sheets. */
function pageOf(tokens: readonly Token[]): { hidden: ReadonlySet<number>; rules: readonly StyleRule[] } {
  let count = 0;
  const page = tokens.map(({ type, content }) => {
    if (type === 'fence' || type === 'code_block') return `<pre data-block="${count++}"></pre>`;
    if (type === 'html_block') return content;
    return type === 'inline' ? tagsOf(content) : '';
  });
  const isPlain = page.every((part) => part === '' || part.startsWith('<pre data-block='));
  if (isPlain) return { hidden: new Set(), rules: [] };
  const sheets = page.join('\n').matchAll(/<style\b[^>]*>([\s\S]*?)(?:<\/style|$)/gi);
  return {
    hidden: hiddenBlocks(page.join('\n'), count),
    rules: [...sheets].flatMap(([, sheet = '']) => rulesOf(sheet)),
  };
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

function inHtml(lines: readonly string[], before: number, rules: readonly StyleRule[]): Contents {
  const html = lines.join('\n');
  const { blocks, unread, mentions, styled } = htmlContents(html, rules);
  const plain = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const isCut = /<pre\b/i.test(plain) && !/<\/pre\s*>/i.test(html);
  return {
    blocks: isCut
      ? [unreadable(before + 1, 'its <pre> does not end in the same block of HTML')]
      : blocks.map((block) => ({
          ...block,
          line: block.line + before,
          lines: block.lines.map((line) => ({ ...line, line: line.line + before })),
        })),
    unread: unread.map((one) => ({ ...one, line: one.line + before })),
    mentions: mentions.map((line) => line + before),
    styled,
  };
}

/** A paragraph, a heading: its own commands, and those of the HTML in it. */
function inText(content: string, before: number, rules: readonly StyleRule[]): Contents {
  const running = runningText(content, before + 1);
  const bare = content.length > longestParagraph ? '' : withoutCode(content);
  if (!/<[a-z]/i.test(bare)) return { blocks: [], styled: false, ...running };
  const html = inHtml(bare.split('\n'), before, rules);
  const blocks = html.blocks.map(({ line }) => unreadable(line, 'it stands inside a paragraph'));
  const seen = new Set(running.unread.map(({ line }) => line));
  return {
    ...html,
    blocks,
    unread: [...running.unread, ...html.unread.filter(({ line }) => !seen.has(line))],
    mentions: [...running.mentions, ...html.mentions],
  };
}

/** Site generators' own tags around code: not Markdown, so what they hold cannot be told for certain. */
function highlighted(source: readonly string[], blocks: readonly CodeBlock[]): CodeBlock[] {
  const inside = new Set(blocks.flatMap(({ lines }) => lines.map(({ line }) => line)));
  return source.flatMap((text, index) =>
    /^\s*(?:\{%-?\s*(?:highlight|codeblock|code)\b|\{\{[<%]\s*(?:(?:highlight|code)\b|[^>]*\bcodelang=))/.test(
      text,
    ) && !inside.has(index + 1)
      ? [unreadable(index + 1, 'it stands in a tag of a site generator')]
      : [],
  );
}
