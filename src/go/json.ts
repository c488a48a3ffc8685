/** encoding/json: how Go and kubectl write data as JSON. */
import { sortedKeys } from './byte-order.js';
import { GoInteger, type Item, isList, isMap } from './item.js';
import { jsonNumber } from './numbers.js';
import { exactText } from './utf8.js';
import type { Value } from './value.js';

/** Which keys of a map, and in which order. */
type Keys = (map: ReadonlyMap<string, Value>) => Iterable<string>;

/**
 * json.Marshal, or json.MarshalIndent where there is an indent, of maps: keys sorted by bytes, `<`, `>` and `&`
 * escaped, bytes that are not UTF-8 as `\ufffd`.
 */
export function goJson(item: Item, indent = ''): string {
  return encode(item, { indent, keys: sortedKeys }, lineBreak(indent));
}

/** The same of structs: their fields keep their order. */
export function goStructJson(value: Value, indent = ''): string {
  return encode(value, { indent, keys: (map) => map.keys() }, lineBreak(indent));
}

const lineBreak = (indent: string): string => (indent === '' ? '' : '\n');

interface Layout {
  readonly indent: string;
  readonly keys: Keys;
}

/** @param newline a line break and the indentation of the line that the value stands on; empty for one line */
function encode(item: Item, layout: Layout, newline: string): string {
  if (item === null || item === undefined) return 'null';
  if (item instanceof GoInteger) return String(item.value);
  if (typeof item === 'number' || typeof item === 'bigint') return jsonNumber(item);
  if (typeof item === 'string') return encodeText(item);
  if (item instanceof Uint8Array) return encodeText(exactText(item));
  const { indent, keys } = layout;
  const inner = newline + indent;
  if (isMap(item)) {
    const colon = indent === '' ? ':' : ': ';
    const members = [...keys(item)].map((key) => {
      return `${inner}${encodeText(key)}${colon}${encode(item.get(key), layout, inner)}`;
    });
    return members.length === 0 ? '{}' : `{${members.join(',')}${newline}}`;
  }
  if (isList(item)) {
    const members = item.map((member) => inner + encode(member, layout, inner));
    return members.length === 0 ? '[]' : `[${members.join(',')}${newline}]`;
  }
  return String(item);
}

/** JSON.stringify escapes as Go does; Go escapes these too, for HTML and JavaScript, and says `\ufffd` for what is no UTF-8. */
function encodeText(text: string): string {
  const escaped = JSON.stringify(text).replaceAll(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\\ufffd');
  return escaped.replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
