/** Where the characters of a decoded text stand among its bytes. */
import { FileError } from '../errors.js';
import type { Source } from './encoding.js';

/** No character of an encoding that is read takes more. */
const longestCharacter = 4;

/**
 * The offset of the byte at which each UTF-16 unit of the text begins, and behind the last one the length of all. The
 * second half of a pair has the offset of the first. Throws a FileError where text and bytes do not belong together.
 */
export function byteOffsets({ bytes, text, encoding = '' }: Source): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  const width =
    encoding === 'windows-1252'
      ? oneByte
      : encoding === 'utf-8'
        ? utf8Width
        : encoding.startsWith('utf-16')
          ? utf16Width
          : legacyWidth;
  const widthAt = width(bytes, encoding);
  let at = 0;
  for (let index = 0; index < text.length; ) {
    const point = text.codePointAt(index) ?? 0;
    const units = point > 0xffff ? 2 : 1;
    offsets.fill(at, index, index + units);
    at += widthAt(point, at, text.slice(index, index + units));
    index += units;
  }
  if (at !== bytes.length)
    throw new FileError('the text is not that of the file', { hint: 'convert it to UTF-8 first' });
  offsets[text.length] = at;
  return offsets;
}

type WidthAt = (point: number, at: number, character: string) => number;

const utf8Width = (): WidthAt => (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

const oneByte = (): WidthAt => () => 1;

const utf16Width = (): WidthAt => (point) => (point > 0xffff ? 4 : 2);

/** As many bytes as it takes to have the character: in each of these encodings a beginning of it is an error. */
function legacyWidth(bytes: Uint8Array, encoding: string): WidthAt {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const known = new Map<string, number>();
  return (point, at, character) => {
    if (point < 0x80 && bytes[at] === point) return 1;
    const key = `${bytes[at]} ${character}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    for (let width = 1; width <= longestCharacter; width++) {
      try {
        if (decoder.decode(bytes.subarray(at, at + width)) !== character) continue;
        known.set(key, width);
        return width;
      } catch {
        // Its bytes go on.
      }
    }
    return Number.NaN;
  };
}
