/** Go's fmt verbs on a document: `%v`, which a message shows, and `%#v`, which shows the whole document. */

import { sortedKeys } from './byte-order.js';
import { GoInteger, type Item, isList, isMap } from './item.js';
import { formatFloat } from './numbers.js';
import { goQuote } from './quote.js';
import { exactText } from './utf8.js';
import type { Value } from './value.js';

/** `%v` of an item inside a message: `map[a:1 b:[x y]]`. */
export function describeValue(item: Item): string {
  if (item === undefined) return '<invalid reflect.Value>';
  if (item === null) return '<nil>';
  if (item instanceof GoInteger) return String(item.value);
  if (item instanceof Uint8Array) return exactText(item);
  if (isMap(item)) {
    return `map[${sortedKeys(item)
      .map((key) => `${key}:${describeValue(item.get(key))}`)
      .join(' ')}]`;
  }
  if (isList(item)) return `[${item.map(describeValue).join(' ')}]`;
  return typeof item === 'number' ? formatFloat(item) : String(item);
}

/** `%#v` of a document: the Go expression that makes it. */
export function goSyntax(value: Value | undefined): string {
  if (value === null || value === undefined) return 'interface {}(nil)';
  if (typeof value === 'string') return goQuote(value);
  if (typeof value === 'number') return formatFloat(value);
  if (isMap(value)) {
    const members = sortedKeys(value).map((key) => `${goQuote(key)}:${goSyntax(value.get(key))}`);
    return `map[string]interface {}{${members.join(', ')}}`;
  }
  if (isList(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  return String(value);
}
