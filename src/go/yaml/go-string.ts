/** Bytes as Go's encoding/json writes them into a string. */

/**
 * What stands for a byte that is no UTF-8: a lone surrogate, which no text can hold. Go writes such a byte as the escape
 * `\ufffd`, and a real U+FFFD as itself.
 */
const invalidByte = '\udfff';

/** The text with U+FFFD for each byte that was no UTF-8: what Go has once it has read its own JSON. */
export function wellFormedText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** UTF-8, with a mark for every single byte that is none: see `wellFormedText`. */
export function goString(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const width = validWidth(bytes, at);
    text +=
      width === 0
        ? invalidByte
        : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + width));
    at += Math.max(width, 1);
  }
  return text;
}

/** The length of the valid UTF-8 sequence here; 0 where there is none. */
function validWidth(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const width =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  const second = bytes[at + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  for (let k = 1; k < width; k++) {
    if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return width;
}
