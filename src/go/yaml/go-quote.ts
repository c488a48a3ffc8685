/** Go's `%q` of a string (strconv.Quote). */

const escapes: ReadonlyMap<string, string> = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

/** The text in double quotes, with escapes for what Go does not count as printable. */
export function goQuote(text: string): string {
  let quoted = '"';
  for (const character of text) quoted += escapeUnprintable(character);
  return `${quoted}"`;
}

/** One character as it stands between those quotes. */
export function escapeUnprintable(character: string): string {
  const known = escapes.get(character);
  if (known !== undefined) return known;
  return /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character) ? character : hex(character);
}

function hex(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return `\\x${point.toString(16).padStart(2, '0')}`;
  if (point > 0xffff) return `\\U${point.toString(16).padStart(8, '0')}`;
  return `\\u${point.toString(16).padStart(4, '0')}`;
}
