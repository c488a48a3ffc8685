/** The text of a `<pre>`, line by line, with the place of every character in the source. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { BlockLine, CodeBlock } from './document.js';
import { effectInside, withoutText } from './html-hiding.js';
import type { StyleRule } from './html-styles.js';

/** A line break, what an entity stands for, or a stretch of text that stands in the source as it is. */
interface Piece {
  readonly text: string;
  /** Its offset in the source; for an entity, that of the `&`. */
  readonly offset: number;
  readonly isEntity?: true;
}

/** What is collected of a `<pre>`. */
interface Collected {
  readonly source: string;
  readonly rules: readonly StyleRule[];
  readonly pieces: Piece[];
  /** Indexes of `pieces` where an element ends that is a line of its own. */
  readonly ends: number[];
}

/** `lines`, or why there are none. `source` has LF line breaks only; `rules` are those of the page. */
export function preLines(
  pre: Tree.Element,
  source: string,
  starts: readonly number[],
  rules: readonly StyleRule[],
): Pick<CodeBlock, 'lines' | 'unreadable' | 'text'> {
  const collected: Collected = { source, rules, pieces: [], ends: [] };
  const { pieces } = collected;
  if (!/^(?:none|block)$/.test(effectInside(pre, rules))) return { lines: [], unreadable: hidden('pre') };
  const failed = collect(pre, collected);
  const shown = (unreadable: string): ReturnType<typeof preLines> => ({
    lines: [],
    unreadable,
    text: `${textOf(pre)}\n${partsOf(pre)}`,
  });
  if (failed !== undefined) return failed.plain ? shown(failed.why) : { lines: [], unreadable: failed.why };
  if (collected.ends.some((at) => at < pieces.length && pieces[at]?.text !== '\n'))
    return shown('it breaks lines without line breaks');
  const lines: BlockLine[] = [];
  let line: Piece[] = [];
  const close = (end: number | undefined): boolean => {
    const offset = line[0]?.offset ?? end ?? 0;
    const number = lineAt(starts, offset);
    if (number <= (lines.at(-1)?.line ?? 0)) return false;
    lines.push(blockLine(line, number, starts[number - 1] ?? 0));
    line = [];
    return true;
  };
  for (const piece of pieces) {
    if (piece.text !== '\n') line.push(piece);
    else if (!close(piece.offset)) return shown('its lines are not those of the file');
  }
  if (line.length > 0 && !close(undefined)) return shown('its lines are not those of the file');
  return { lines, unreadable: undefined };
}

function blockLine(pieces: readonly Piece[], line: number, start: number): BlockLine {
  const columnOf = (index: number): number => {
    let end = start;
    let before = 0;
    for (const { text, offset, isEntity } of pieces) {
      if (index < before + text.length) return offset + (isEntity ? 0 : index - before) - start + 1;
      before += text.length;
      end = offset + text.length;
    }
    return end + Math.max(0, index - before) - start + 1;
  };
  return { text: pieces.map(({ text }) => text).join(''), line, columnOf };
}

/** The offset of the beginning of each line. */
export function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The number of the line that holds an offset, from 1. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Why a text cannot be had. `plain`: nothing is hidden in it, so that its text tells what it is. */
interface Failed {
  readonly why: string;
  readonly plain: boolean;
}

const hidden = (tag: string): string => `its <${tag}> may hide something, or change what is copied`;

/** The text of an element, with its line breaks: what a browser may show of it. */
export function textOf(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  if (node.nodeName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The same with each piece of text on a line of its own, as elements that are blocks show it. */
function partsOf(node: Tree.Node): string {
  if (node.nodeName === '#text') return `${(node as Tree.TextNode).value}\n`;
  return 'childNodes' in node ? node.childNodes.map(partsOf).join('') : '';
}

/** Appends the characters of an element; returns why that is impossible, if it is. */
function collect(element: Tree.Element, into: Collected): Failed | undefined {
  const { pieces, source } = into;
  for (const child of element.childNodes) {
    if ('tagName' in child) {
      const failed = collectElement(child, into);
      if (failed !== undefined) return failed;
    } else if (child.nodeName === '#text') {
      const { value } = child as Tree.TextNode;
      const place = (child as Tree.TextNode).sourceCodeLocation;
      if (place == null || !align(value, source, place.startOffset, place.endOffset, pieces)) {
        return { why: 'its text cannot be found in the file again', plain: true };
      }
    }
  }
  return undefined;
}

function collectElement(child: Tree.Element, into: Collected): Failed | undefined {
  const { pieces, ends, rules } = into;
  const { tagName } = child;
  if (tagName === 'br') return { why: 'it breaks lines with <br>', plain: true };
  if (withoutText.has(tagName)) {
    const isDrawing = tagName !== 'svg' || textOf(child).trim() === '';
    return isDrawing ? undefined : { why: hidden(tagName), plain: false };
  }
  const effect = effectInside(child, rules);
  if (effect === 'hides') return { why: hidden(tagName), plain: false };
  if (effect === 'unselectable') {
    const text = textOf(child);
    // Line numbers. A prompt is read, to tell what was typed from output.
    if (/^[\s\d]*$/.test(text)) return undefined;
    if (!/^\s*(?:[$%❯]|PS>)\s*$/.test(text)) return { why: hidden(tagName), plain: false };
  }
  if (effect === 'block' && pieces.length > 0 && pieces.at(-1)?.text !== '\n')
    return { why: 'it breaks lines without line breaks', plain: true };
  const failed = collect(child, into);
  if (effect === 'block' && pieces.at(-1)?.text !== '\n') ends.push(pieces.length);
  return failed;
}

const entity = /&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?/y;

/** What is no entity, and no line break. */
const stretch = /[^&\n]+/y;

/** Pairs the decoded text with the source it came from. False where they do not fit. */
function align(value: string, source: string, start: number, end: number, into: Piece[]): boolean {
  let at = start;
  // HTML drops a line break right behind <pre>.
  if (source.charAt(at) === '\n' && source.slice(start, end).split('\n').length > value.split('\n').length)
    at++;
  for (let from = 0; from < value.length; ) {
    stretch.lastIndex = at;
    const plain = stretch.exec(source)?.[0].slice(0, end - at) ?? '';
    if (plain !== '' && value.startsWith(plain, from)) {
      into.push({ text: plain, offset: at });
      from += plain.length;
      at += plain.length;
      continue;
    }
    const text = String.fromCodePoint(value.codePointAt(from) ?? 0);
    from += text.length;
    entity.lastIndex = at;
    const found = source.charAt(at) === '&' ? entity.exec(source)?.[0] : undefined;
    if (found !== undefined && !source.startsWith(text, at) && text !== '\n') {
      into.push({ text, offset: at, isEntity: true });
      at += found.length;
    } else if (found !== undefined && text === '&' && /^&(?:amp;?|#38;?|#x26;?)$/i.test(found)) {
      into.push({ text, offset: at, isEntity: true });
      at += found.length;
    } else if (source.startsWith(text, at)) {
      into.push({ text, offset: at });
      at += text.length;
    } else return false;
  }
  return at === end;
}
