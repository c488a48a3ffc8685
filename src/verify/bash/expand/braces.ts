/** `{a,b}` and `{1..3}` in a word without quotes and expansions. */

const plain = '[A-Za-z0-9_./:@%+-]';
const braced = new RegExp(`^((?:${plain}|=)*)\\{([^{}]*)\\}(${plain}*)$`);
const list = new RegExp(`^${plain}+(?:,${plain}+)+$`);

/** More words than anybody writes a range for. */
const maximum = 500;

/** The words that bash makes of one; undefined for texts without braces, and for all that are not as simple as this. */
export function braceWords(text: string): readonly string[] | undefined {
  const match = braced.exec(text);
  if (match === null) return undefined;
  const [, before = '', inside = '', behind = ''] = match;
  const items = list.test(inside) ? inside.split(',') : range(inside);
  return items?.map((item) => before + item + behind);
}

/** Numbers without leading zeros, which bash would fill up. */
function range(text: string): readonly string[] | undefined {
  const limits = /^(0|-?[1-9]\d{0,5})\.\.(0|-?[1-9]\d{0,5})$/.exec(text);
  if (limits === null) return undefined;
  const [first, last] = [Number(limits[1]), Number(limits[2])];
  const count = Math.abs(last - first) + 1;
  if (count > maximum) return undefined;
  return Array.from({ length: count }, (_, index) => String(first <= last ? first + index : first - index));
}
