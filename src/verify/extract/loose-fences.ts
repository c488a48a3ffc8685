/**
 * Fences where CommonMark sees none: indented in a tab (`=== "Linux"`) or an admonition (`!!! note`, `??? note`) of
 * Python-Markdown, or right below the tag of a component (MDX). The renderers that such documents are for make code
 * blocks of them; others show their lines as text.
 */
import type { BlockLine, CodeBlock } from './document.js';

/** Lines of the source that CommonMark takes for a paragraph, for indented code or for HTML; counted from 0. */
export interface Stretch {
  readonly first: number;
  /** Behind the last one. */
  readonly behind: number;
}

export interface LooseFence extends Stretch {
  readonly block: CodeBlock;
}

const opening = /^((?:[ \t]*>)*)([ \t]*)(?:(`{3,})([^`]*)|(~{3,})(.*))$/;

/** The first fence that begins in a stretch; undefined where none does. It ends where its mark or its indentation ends. */
export function looseFence(source: readonly string[], { first, behind }: Stretch): LooseFence | undefined {
  for (let at = first; at < behind; at++) {
    const match = opening.exec(source[at] ?? '');
    if (match === null) continue;
    const [, quote = '', indentation = '', ticks, ticksInfo, tildes, tildesInfo] = match;
    const mark = ticks ?? tildes ?? '';
    const close = new RegExp(`^\\s*\\${mark.charAt(0)}{${mark.length},}\\s*$`);
    const depth = quote.split('>').length - 1;
    const width = widthOf(indentation);
    const lines: BlockLine[] = [];
    let next = at + 1;
    for (; next < source.length; next++) {
      const whole = source[next] ?? '';
      const inner = withoutQuote(whole, depth);
      if (inner === undefined || close.test(inner)) {
        if (inner !== undefined) next++;
        break;
      }
      if (inner.trim() !== '' && widthOf(/^[ \t]*/.exec(inner)?.[0] ?? '') < width) break;
      lines.push(lineOf(inner, width, whole, next));
    }
    const language = (ticksInfo ?? tildesInfo ?? '').trim();
    return { first: at, behind: next, block: { language, line: at + 1, lines, unreadable: undefined } };
  }
  return undefined;
}

function widthOf(indentation: string): number {
  let width = 0;
  for (const character of indentation) width += character === '\t' ? 4 - (width % 4) : 1;
  return width;
}

/** What stands behind so many `>`; undefined where there are fewer. */
function withoutQuote(line: string, depth: number): string | undefined {
  let rest = line;
  for (let left = depth; left > 0; left--) {
    const match = /^[ \t]*> ?/.exec(rest);
    if (match === null) return undefined;
    rest = rest.slice(match[0].length);
  }
  return rest;
}

/** The line without its indentation, as far as the fence has it. */
function lineOf(inner: string, width: number, whole: string, index: number): BlockLine {
  let cut = 0;
  while (cut < inner.length && /[ \t]/.test(inner.charAt(cut)) && widthOf(inner.slice(0, cut + 1)) <= width)
    cut++;
  const before = whole.length - inner.length + cut;
  return { text: inner.slice(cut), line: index + 1, columnOf: (at) => before + at + 1 };
}
