/** The string literals of a template: Go's strconv.UnquoteChar rules, in double or single quotes alike. */

const simple: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 0x5c],
]);

const hexLength: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a literal, its quotes included in what is given: bytes where `\x` and octal escapes make it invalid
 * UTF-8. undefined where Go reports `invalid syntax`. Only the quote that encloses the literal can be escaped in it.
 */
export function unquote(literal: string): string | Uint8Array | undefined {
  const quote = literal.charAt(0);
  if (literal.length < 2 || !literal.endsWith(quote)) return undefined;
  const inside = literal.slice(1, -1);
  if (!inside.includes('\\')) return inside.includes(quote) ? undefined : inside;
  const chunks: Uint8Array[] = [];
  let at = 0;
  while (at < inside.length) {
    const character = String.fromCodePoint(inside.codePointAt(at) ?? 0);
    if (character === quote) return undefined;
    if (character !== '\\') {
      chunks.push(Buffer.from(character, 'utf8'));
      at += character.length;
      continue;
    }
    const escaped = readEscape(inside, at + 1, quote);
    if (escaped === undefined) return undefined;
    chunks.push(escaped.bytes);
    at = escaped.next;
  }
  const bytes = Buffer.concat(chunks);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return bytes;
  }
}

interface Escape {
  readonly bytes: Uint8Array;
  readonly next: number;
}

function readEscape(text: string, at: number, quote: string): Escape | undefined {
  const name = text.charAt(at);
  const code = name === quote ? name.charCodeAt(0) : simple.get(name);
  if (code !== undefined) return { bytes: Uint8Array.of(code), next: at + 1 };
  if (/^[0-7]$/.test(name)) return readOctal(text, at);
  const length = hexLength.get(name);
  return length === undefined ? undefined : readHex(text, at + 1, length);
}

function readOctal(text: string, at: number): Escape | undefined {
  const digits = text.slice(at, at + 3);
  if (!/^[0-7]{3}$/.test(digits)) return undefined;
  const value = Number.parseInt(digits, 8);
  return value > 0xff ? undefined : { bytes: Uint8Array.of(value), next: at + 3 };
}

function readHex(text: string, at: number, length: number): Escape | undefined {
  const digits = text.slice(at, at + length);
  if (digits.length < length || !/^[0-9A-Fa-f]+$/.test(digits)) return undefined;
  const value = Number.parseInt(digits, 16);
  const next = at + length;
  if (length === 2) return { bytes: Uint8Array.of(value), next };
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return undefined;
  return { bytes: Buffer.from(String.fromCodePoint(value), 'utf8'), next };
}
