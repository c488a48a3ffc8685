/** An edited text → the bytes of its file, where every byte outside the edit is the one that was there. */
import { diffChars } from 'diff';
import { FileError } from '../errors.js';
import { byteOffsets } from './byte-offsets.js';
import type { Source } from './encoding.js';

/** What stands from `start` to `end` of the text becomes `text`. */
interface Replaced {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The bytes of a file after an edit of its text. Throws a FileError where the file was not decoded exactly, or what is
 * put in has no place in its encoding.
 */
export function editedBytes(source: Source, after: string, file: string): Uint8Array {
  const { bytes, text, encoding, problem, hint } = source;
  if (encoding === undefined) {
    throw new FileError(`${file} was not changed: it is ${problem}`, hint === undefined ? {} : { hint });
  }
  const offsets = byteOffsets(source);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const edit of replacements(text, after)) {
    parts.push(bytes.subarray(from, offsets[edit.start]), encoded(edit.text, encoding, file));
    from = offsets[edit.end] ?? bytes.length;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}

function encoded(text: string, encoding: string, file: string): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (/^[\0-\x7f]*$/.test(text)) return Buffer.from(text);
  throw new FileError(`${file} was not changed: what has to be put in cannot be written in ${encoding}`, {
    hint: `convert it first: iconv -f ${encoding.toUpperCase()} -t UTF-8`,
  });
}

/** What differs, line by line where the lines are as many as before. */
function replacements(before: string, after: string): readonly Replaced[] {
  const was = before.split('\n');
  const is = after.split('\n');
  if (was.length !== is.length) return inLine(before, after, 0);
  const found: Replaced[] = [];
  let start = 0;
  for (const [index, line] of was.entries()) {
    const now = is[index] ?? line;
    if (now !== line) found.push(...inLine(line, now, start));
    start += line.length + 1;
  }
  return found;
}

/** Comparing takes the square of this. */
const longestCompared = 4000;

function inLine(before: string, after: string, start: number): readonly Replaced[] {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  // Never between the halves of a pair.
  if (isHigh(before, head - 1) || isHigh(after, head - 1)) head--;
  if (isHigh(before, before.length - tail - 1) || isHigh(after, after.length - tail - 1)) tail--;
  const was = before.slice(head, before.length - tail);
  const is = after.slice(head, after.length - tail);
  if (was.length > longestCompared || is.length > longestCompared) {
    return [{ start: start + head, end: start + head + was.length, text: is }];
  }
  const found: Replaced[] = [];
  let at = start + head;
  for (const { added, removed, value } of diffChars(was, is)) {
    const last = found.at(-1);
    const end = removed ? at + value.length : at;
    const text = added ? value : '';
    if (added || removed) {
      if (last !== undefined && last.end === at)
        found[found.length - 1] = { start: last.start, end, text: last.text + text };
      else found.push({ start: at, end, text });
    }
    if (!added) at += value.length;
  }
  return found;
}

const isHigh = (text: string, index: number): boolean => /[\ud800-\udbff]/.test(text[index] ?? '');
