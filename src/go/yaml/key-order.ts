/** The order in which Go's YAML library writes the keys of a map: numbers inside names count as numbers (sorter.go). */

const isLetter = (character: string): boolean => /^\p{L}$/u.test(character);
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && /^\p{Nd}$/u.test(character);

/** Compares two keys, for `sort`. */
export function compareKeys(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const l = left[at] ?? '';
    const r = right[at] ?? '';
    if (l !== r) return compareAt(left, right, at, l, r);
  }
  return left.length - right.length;
}

function compareAt(
  left: readonly string[],
  right: readonly string[],
  at: number,
  l: string,
  r: string,
): number {
  const order = (l.codePointAt(0) ?? 0) - (r.codePointAt(0) ?? 0);
  const leftLetter = isLetter(l);
  const rightLetter = isLetter(r);
  if (leftLetter && rightLetter) return order;
  if (leftLetter || rightLetter) return rightLetter ? -1 : 1;
  const inNumber = (l === '0' || r === '0') && followsNonZeroDigits(left, at);
  const first = digitsFrom(left, at, inNumber);
  const second = digitsFrom(right, at, inNumber);
  if (first.value !== second.value) return first.value < second.value ? -1 : 1;
  return first.end !== second.end ? first.end - second.end : order;
}

/** Whether the digits just before hold anything but zeros: then a zero here is not a leading one. */
function followsNonZeroDigits(characters: readonly string[], at: number): boolean {
  for (let k = at - 1; k >= 0 && isDigit(characters[k]); k--) {
    if (characters[k] !== '0') return true;
  }
  return false;
}

function digitsFrom(
  characters: readonly string[],
  at: number,
  inNumber: boolean,
): { value: bigint; end: number } {
  let value = inNumber ? 1n : 0n;
  let end = at;
  for (; isDigit(characters[end]); end++) {
    // 64 bits, which may overflow; other digits than ASCII ones count by their code.
    value = BigInt.asIntN(64, value * 10n + BigInt((characters[end]?.codePointAt(0) ?? 0) - 0x30));
  }
  return { value, end };
}
