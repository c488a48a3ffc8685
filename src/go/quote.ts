/** How Go quotes text in its messages. */

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Go's unicode.IsPrint. What V8 compiles for all scripts takes long, and is seldom asked for. */
function isPrint(character: string): boolean {
  return /^[ -~]$/.test(character) || printable.test(character);
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
  for (const character of text) quoted += quotedCharacter(character);
  return `${quoted}"`;
}

/** One character as it stands between those quotes; half of a surrogate pair as the U+FFFD that Go reads for it. */
export function quotedCharacter(character: string): string {
  const escaped = named.get(character);
  if (escaped !== undefined) return escaped;
  if (isPrint(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${hex(code, 2)}`;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** Go's `%#U` of a rune: `U+0021 '!'`, without the character where it is not printable. */
export function unicodeName(character: string): string {
  const code = hex(character.codePointAt(0) ?? 0, 4).toUpperCase();
  return isPrint(character) ? `U+${code} '${character}'` : `U+${code}`;
}
