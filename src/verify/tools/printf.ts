/** printf's formats, for those conversions that every printf does alike. */
import { alphabets } from '../alphabet.js';
import { spendElements } from '../effort.js';
import { concatAll, empty, isOneNumber, literal, show, textOf, unknown, type Value } from '../value.js';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  '"': '"',
  "'": "'",
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

type Item =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'argument'; readonly conversion: 's' | 'd' };

/** The formatted text; a string says why it cannot be said. */
export function formatText(format: string, values: readonly Value[]): Value | string {
  const items = parse(format);
  if (typeof items === 'string') return items;
  const taken = items.filter((item) => item.kind === 'argument').length;
  const parts: Value[] = [];
  const rest = [...values];
  do {
    spendElements(parts.length + items.length);
    for (const item of items) {
      if (item.kind === 'text') {
        parts.push(literal(item.text));
        continue;
      }
      const value = rest.shift();
      if (item.conversion === 's') parts.push(value ?? empty);
      else {
        const number = decimal(value);
        if (typeof number === 'string') return number;
        parts.push(number);
      }
    }
  } while (rest.length > 0 && taken > 0);
  return concatAll(parts);
}

function decimal(value: Value | undefined): Value | string {
  if (value === undefined) return literal('0');
  const text = textOf(value);
  if (text === undefined && !isOneNumber(value)) return 'a text for %d that may be no number';
  if (text !== undefined)
    return /^(0|-?[1-9][0-9]{0,17})$/.test(text) ? literal(text) : 'a number for %d that is none';
  return unknown(`number of ${show(value)}`, { nonEmpty: true, characters: alphabets.digits });
}

function parse(format: string): readonly Item[] | string {
  const items: Item[] = [];
  const scan = /%(%|[sd])|%|\\([0-7]{1,3})|\\([\s\S])|[^%\\]+|\\/g;
  for (const match of format.matchAll(scan)) {
    const [whole, conversion, octal, escaped] = match;
    if (conversion === '%') items.push({ kind: 'text', text: '%' });
    else if (conversion === 's' || conversion === 'd') items.push({ kind: 'argument', conversion });
    else if (octal !== undefined) {
      const code = Number.parseInt(octal, 8);
      if (code > 0x7f) return 'a byte that is no ASCII in the format of printf';
      items.push({ kind: 'text', text: String.fromCharCode(code) });
    } else if (escaped !== undefined) {
      const text = escapes[escaped];
      if (text === undefined) return `\\${escaped} in the format of printf is not modelled`;
      items.push({ kind: 'text', text });
    } else if (whole === '%' || whole === '\\') return `this format of printf is not modelled`;
    else items.push({ kind: 'text', text: whole });
  }
  return items;
}
