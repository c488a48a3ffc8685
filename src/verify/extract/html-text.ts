/** The text of a `<pre>`, line by line, with the place of every character in the source. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { BlockLine, CodeBlock } from './document.js';

/** What a browser shows, and nobody copies. */
const unread = ['button', 'script', 'style', 'svg', 'template'];

interface Character {
  readonly text: string;
  /** Its offset in the source; for an entity, that of the `&`. */
  readonly offset: number;
}

/** `lines`, or why there are none. `source` has LF line breaks only. */
export function preLines(
  pre: Tree.Element,
  source: string,
  starts: readonly number[],
): Pick<CodeBlock, 'lines' | 'unreadable'> {
  const characters: Character[] = [];
  const failed = collect(pre, source, characters);
  if (failed !== undefined) return { lines: [], unreadable: failed };
  const lines: BlockLine[] = [];
  let line: Character[] = [];
  const close = (end: number | undefined): boolean => {
    const offset = line[0]?.offset ?? end ?? 0;
    const number = lineAt(starts, offset);
    if (number <= (lines.at(-1)?.line ?? 0)) return false;
    lines.push(blockLine(line, number, starts[number - 1] ?? 0));
    line = [];
    return true;
  };
  for (const character of characters) {
    if (character.text !== '\n') line.push(character);
    else if (!close(character.offset))
      return { lines: [], unreadable: 'its lines are not those of the file' };
  }
  if (line.length > 0 && !close(undefined))
    return { lines: [], unreadable: 'its lines are not those of the file' };
  return { lines, unreadable: undefined };
}

function blockLine(characters: readonly Character[], line: number, start: number): BlockLine {
  const text = characters.map((character) => character.text).join('');
  const offsets = characters.flatMap((character) =>
    [...character.text].flatMap((unit) => Array<number>(unit.length).fill(character.offset)),
  );
  const last = characters.at(-1);
  const end = last === undefined ? start : last.offset + last.text.length;
  return {
    text,
    line,
    columnOf: (index) => (offsets[index] ?? end + Math.max(0, index - offsets.length)) - start + 1,
  };
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

/** Appends the characters of an element; returns why that is impossible, if it is. */
function collect(element: Tree.Element, source: string, into: Character[]): string | undefined {
  for (const child of element.childNodes) {
    if ('tagName' in child) {
      if (child.tagName === 'br') return 'it breaks lines with <br>';
      if (unread.includes(child.tagName)) continue;
      const failed = collect(child, source, into);
      if (failed !== undefined) return failed;
    } else if (child.nodeName === '#text') {
      const { value } = child as Tree.TextNode;
      const place = (child as Tree.TextNode).sourceCodeLocation;
      if (place == null || !align(value, source, place.startOffset, place.endOffset, into)) {
        return 'its text cannot be found in the file again';
      }
    }
  }
  return undefined;
}

const entity = /&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?/y;

/** Pairs the decoded text with the source it came from. False where they do not fit. */
function align(value: string, source: string, start: number, end: number, into: Character[]): boolean {
  let at = start;
  // HTML drops a line break right behind <pre>.
  if (source.charAt(at) === '\n' && source.slice(start, end).split('\n').length > value.split('\n').length)
    at++;
  for (const text of value) {
    entity.lastIndex = at;
    const found = source.charAt(at) === '&' ? entity.exec(source)?.[0] : undefined;
    if (found !== undefined && !source.startsWith(text, at) && text !== '\n') {
      into.push({ text, offset: at });
      at += found.length;
    } else if (found !== undefined && text === '&' && /^&(?:amp;?|#38;?|#x26;?)$/i.test(found)) {
      into.push({ text, offset: at });
      at += found.length;
    } else if (source.startsWith(text, at)) {
      into.push({ text, offset: at });
      at += text.length;
    } else return false;
  }
  return at === end;
}
