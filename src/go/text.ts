/** Go's notions of text that kubectl's output and messages show: printable runes, quoting, raw bytes. */

import { compareBytes } from './byte-order.js';

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Go's unicode.IsPrint. */
export function isPrint(character: string): boolean {
  return printable.test(character);
}

const hex = (code: number, width: number): string => code.toString(16).padStart(width, '0');

const named: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

/** Go's strconv.Quote, the `%q` of its messages. */
export function goQuote(text: string): string {
  let quoted = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const escaped = named.get(character);
    if (escaped !== undefined) quoted += escaped;
    else if (isPrint(character)) quoted += character;
    else if (code < 0x20 || code === 0x7f) quoted += `\\x${hex(code, 2)}`;
    else if (code >= 0xd800 && code <= 0xdfff) quoted += '\\ufffd';
    else quoted += code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  }
  return `${quoted}"`;
}

/** Go's `%#U` of a rune: `U+0021 '!'`, without the character where it is not printable. */
export function unicodeName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return isPrint(character) ? `U+${code} '${character}'` : `U+${code}`;
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with U+FFFD for each surrogate that has no partner, as Go decodes them. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\ufffd');
}

/** The bytes of a Go string. */
export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
}

/**
 * Bytes as text, for a message: each byte that is not UTF-8 stands as the lone surrogate U+DC00 + byte, which no text
 * of a document can hold. `messageBytes` is the way back.
 */
export function messageText(text: string | Uint8Array): string {
  return typeof text === 'string' ? text : [...utf8Parts(text)].map(partText).join('');
}

const partText = (part: string | number): string =>
  typeof part === 'string' ? part : String.fromCharCode(0xdc00 + part);

/** The bytes of a message. */
export function messageBytes(message: string): Uint8Array {
  const parts = message.split(/(?<![\ud800-\udbff])([\udc80-\udcff])/);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 0 ? Buffer.from(part) : Uint8Array.of(part.charCodeAt(0) - 0xdc00),
    ),
  );
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The characters of a Go string one by one; a byte that is part of none as a number. */
export function* utf8Parts(bytes: Uint8Array): Generator<string | number> {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let part: string | number = lead;
    try {
      part = strictUtf8.decode(bytes.subarray(at, at + length));
    } catch {
      // not UTF-8: one byte is taken
    }
    yield part;
    at += typeof part === 'number' ? 1 : length;
  }
}

/** The keys of a map in the order in which Go prints and encodes them. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  return [...map.keys()].sort(compareBytes);
}
