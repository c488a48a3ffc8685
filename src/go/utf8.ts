/**
 * Go's strings are bytes, which need not be UTF-8. Where a text of ours has to hold such a byte, it stands as the lone
 * surrogate U+DC00 + byte, which no text of a document can hold.
 */

/** The text with U+FFFD for each surrogate that has no partner, and so for each byte that was no UTF-8, as Go decodes them. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** The bytes of a Go string. */
export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
}

/** Bytes as text, with a lone surrogate for each that is no UTF-8. `exactBytes` is the way back. */
export function exactText(text: string | Uint8Array): string {
  return typeof text === 'string' ? text : [...utf8Parts(text)].map(partText).join('');
}

const partText = (part: string | number): string =>
  typeof part === 'string' ? part : String.fromCharCode(0xdc00 + part);

/** The bytes of such a text. */
export function exactBytes(text: string): Uint8Array {
  const parts = text.split(/(?<![\ud800-\udbff])([\udc80-\udcff])/);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 0 ? Buffer.from(part) : Uint8Array.of(part.charCodeAt(0) - 0xdc00),
    ),
  );
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The characters of a Go string one by one; a byte that is part of none as a number. */
function* utf8Parts(bytes: Uint8Array): Generator<string | number> {
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
