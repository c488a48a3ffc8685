/**
 * Bytes → characters as Go's YAML library decodes them: UTF-8, or UTF-16 behind a byte order mark, and only characters
 * that YAML 1.1 calls printable (goyaml.v2 readerc.go).
 */

export interface Characters {
  readonly text: string;
  /** What is wrong with the bytes, where something is: nothing behind `text` can be read. */
  readonly problem: string | undefined;
  /**
   * The library reads 512 bytes at a time and finds a bad one as soon as it needs a character of that block: asking
   * for a character at or behind this index fails. Infinity where all is well.
   */
  readonly safeLength: number;
}

const blockSize = 512;

interface Decoded {
  /** The character, or what is wrong. */
  readonly point: number | string;
  /** Its length in bytes; 0 where the bytes end too early. */
  readonly width: number;
}

/** Decodes a whole file. A problem is reported in the result, since the library may never get so far. */
export function decodeCharacters(bytes: Uint8Array): Characters {
  const [decode, incomplete, start] = decoderOf(bytes);
  const parts: string[] = [];
  let points: number[] = [];
  let length = 0;
  let safeLength = 0;
  let blockEnd = blockSize;
  let position = start;
  const flush = (): void => {
    parts.push(String.fromCodePoint(...points));
    points = [];
  };
  while (position < bytes.length) {
    const { point, width } = decode(bytes, position);
    if (width > 0 && position + width > blockEnd) {
      // The block ends inside this character: its first bytes move to the front of the next one.
      blockEnd = position + blockSize;
      safeLength = length;
    }
    const problem = width === 0 ? incomplete : typeof point === 'string' ? point : refusal(point);
    if (problem !== undefined || typeof point === 'string') {
      flush();
      if (width === 0) safeLength = length;
      return { text: parts.join(''), problem: problem ?? incomplete, safeLength };
    }
    points.push(point);
    length += point > 0xffff ? 2 : 1;
    position += width;
    if (position === blockEnd) {
      blockEnd = position + blockSize;
      safeLength = length;
    }
    if (points.length === 4096) flush();
  }
  flush();
  return { text: parts.join(''), problem: undefined, safeLength: Number.POSITIVE_INFINITY };
}

type Decoder = (bytes: Uint8Array, position: number) => Decoded;

function decoderOf(bytes: Uint8Array): [Decoder, string, number] {
  const incomplete16 = 'incomplete UTF-16 character';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return [decodeUtf16(0, 1), incomplete16, 2];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return [decodeUtf16(1, 0), incomplete16, 2];
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return [decodeUtf8, 'incomplete UTF-8 octet sequence', marked ? 3 : 0];
}

function decodeUtf8(bytes: Uint8Array, position: number): Decoded {
  const lead = bytes[position] ?? 0;
  if (lead < 0x80) return { point: lead, width: 1 };
  const width = (lead & 0xe0) === 0xc0 ? 2 : (lead & 0xf0) === 0xe0 ? 3 : (lead & 0xf8) === 0xf0 ? 4 : 0;
  if (width === 0) return { point: 'invalid leading UTF-8 octet', width: 1 };
  if (position + width > bytes.length) return { point: 0, width: 0 };
  let point = lead & (0x7f >> width);
  for (let k = 1; k < width; k++) {
    const octet = bytes[position + k] ?? 0;
    if ((octet & 0xc0) !== 0x80) return { point: 'invalid trailing UTF-8 octet', width };
    point = (point << 6) | (octet & 0x3f);
  }
  const shortest = width === 2 ? 0x80 : width === 3 ? 0x800 : 0x10000;
  if (point < shortest) return { point: 'invalid length of a UTF-8 sequence', width };
  if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff)
    return { point: 'invalid Unicode character', width };
  return { point, width };
}

function decodeUtf16(low: number, high: number): Decoder {
  const unit = (bytes: Uint8Array, at: number): number =>
    ((bytes[at + high] ?? 0) << 8) | (bytes[at + low] ?? 0);
  return (bytes, position) => {
    if (position + 2 > bytes.length) return { point: 0, width: 0 };
    const first = unit(bytes, position);
    if ((first & 0xfc00) === 0xdc00) return { point: 'unexpected low surrogate area', width: 2 };
    if ((first & 0xfc00) !== 0xd800) return { point: first, width: 2 };
    if (position + 4 > bytes.length) return { point: 'incomplete UTF-16 surrogate pair', width: 2 };
    const second = unit(bytes, position + 2);
    if ((second & 0xfc00) !== 0xdc00) return { point: 'expected low surrogate area', width: 4 };
    return { point: 0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff), width: 4 };
  };
}

function refusal(point: number): string | undefined {
  const allowed =
    (point >= 0x20 && point <= 0x7e) ||
    point === 0x09 ||
    point === 0x0a ||
    point === 0x0d ||
    point === 0x85 ||
    (point >= 0xa0 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    point >= 0x10000;
  return allowed ? undefined : 'control characters are not allowed';
}
