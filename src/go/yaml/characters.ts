/**
 * Bytes → characters as Go's YAML library decodes them: UTF-8, or UTF-16 behind a byte order mark, and only characters
 * that YAML 1.1 calls printable (goyaml.v2 readerc.go).
 */
import { type Mark, YamlError } from './yaml-error.js';

interface Decoded {
  /** The character, or what is wrong. */
  readonly point: number | string;
  /** Its length in bytes. */
  readonly width: number;
}

/** A text as far as it can be read, and why no further. */
export interface Characters {
  readonly text: string;
  readonly fault?: YamlError;
}

/** The library decodes so many bytes at a time (goyaml.v2 yamlprivateh.go, input_raw_buffer_size). */
const blockLength = 512;

/**
 * Decodes a file. A bad byte spoils its whole block, and nobody minds it who is content with the blocks before: behind
 * the first document kubectl reads no further.
 */
export function decodeCharacters(bytes: Uint8Array): Characters {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  // Most kubeconfigs: each byte is a character, and none is refused.
  if (/^[\t\n\r\x20-\x7e]*$/.test(latin1)) return { text: latin1 };
  const { decode, start } = decoderOf(bytes);
  const characters: string[] = [];
  let block = { end: blockLength, first: 0 };
  for (let position = start; position < bytes.length; ) {
    const { point, width } = decode(bytes, position);
    // A character that the block cuts in two begins the next one.
    if (position + width > block.end) block = { end: position + blockLength, first: characters.length };
    const problem = typeof point === 'string' ? point : refusal(point);
    if (typeof point === 'string' || problem !== undefined) {
      const fault = new YamlError(String(problem), endOf(characters));
      return { text: characters.slice(0, block.first).join(''), fault };
    }
    characters.push(String.fromCodePoint(point));
    position += width;
  }
  return { text: characters.join('') };
}

/** The place behind the last character. */
function endOf(characters: readonly string[]): Mark {
  const lines = characters.join('').split(/\r\n|[\n\r\x85\u2028\u2029]/);
  return { line: lines.length - 1, column: [...(lines.at(-1) ?? '')].length };
}

type Decoder = (bytes: Uint8Array, position: number) => Decoded;

function decoderOf(bytes: Uint8Array): { decode: Decoder; start: number } {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { decode: decodeUtf16(0, 1), start: 2 };
  if (first === 0xfe && second === 0xff) return { decode: decodeUtf16(1, 0), start: 2 };
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return { decode: decodeUtf8, start: marked ? 3 : 0 };
}

function decodeUtf8(bytes: Uint8Array, position: number): Decoded {
  const lead = bytes[position] ?? 0;
  if (lead < 0x80) return { point: lead, width: 1 };
  const width = (lead & 0xe0) === 0xc0 ? 2 : (lead & 0xf0) === 0xe0 ? 3 : (lead & 0xf8) === 0xf0 ? 4 : 0;
  if (width === 0) return { point: 'invalid leading UTF-8 octet', width: 1 };
  if (position + width > bytes.length) return { point: 'incomplete UTF-8 octet sequence', width };
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
    if (position + 2 > bytes.length) return { point: 'incomplete UTF-16 character', width: 1 };
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
