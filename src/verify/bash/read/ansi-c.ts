/** `$'…'` (bash's manual, "ANSI-C Quoting"): escapes stand for bytes, and bytes above ASCII make up characters. */

const simple: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  e: 0x1b,
  E: 0x1b,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
  '\\': 0x5c,
  "'": 0x27,
  '"': 0x22,
  '?': 0x3f,
};

const grammar =
  /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|([\s\S]))|[^\\]+|\\$/g;

/** The text; undefined for escapes that are not read here, for NUL, and for bytes that are no UTF-8. */
export function decodeAnsiC(quoted: string): string | undefined {
  if (!quoted.startsWith("$'") || !quoted.endsWith("'") || quoted.length < 3) return undefined;
  const inside = quoted.slice(2, -1);
  const pieces: Buffer[] = [];
  for (const [whole, hex, short, long, octal, letter] of inside.matchAll(grammar)) {
    const piece = whole.startsWith('\\')
      ? escaped(hex ?? octal, hex === undefined ? 8 : 16, short ?? long, letter)
      : plain(whole);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch {
    return undefined;
  }
}

/** Text between escapes: a quote there would have ended the string. */
const plain = (text: string): Buffer | undefined => (text.includes("'") ? undefined : Buffer.from(text));

function escaped(
  digits: string | undefined,
  base: number,
  point: string | undefined,
  letter: string | undefined,
): Buffer | undefined {
  if (digits !== undefined) {
    const byte = Number.parseInt(digits, base);
    // NUL ends the text; bash keeps the low eight bits of a larger octal number, which nobody means.
    return byte === 0 || byte > 0xff ? undefined : Buffer.from([byte]);
  }
  if (point !== undefined) {
    const code = Number.parseInt(point, 16);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
    return isCharacter ? Buffer.from(String.fromCodePoint(code)) : undefined;
  }
  const byte = letter === undefined ? undefined : simple[letter];
  return byte === undefined ? undefined : Buffer.from([byte]);
}
