/** encoding/json: how kubectl prints containers, and everything under jsonpath-as-json. */

import { GoInteger, type Item, isList, isMap } from './item.js';
import { floatJson } from './numbers.js';
import { sortedKeys, utf8Parts, wellFormed } from './text.js';

/**
 * json.Marshal, or json.MarshalIndent where there is an indent: keys sorted by bytes, `<`, `>` and `&` escaped, bytes
 * that are not UTF-8 as `\ufffd`.
 */
export function goJson(item: Item, indent = ''): string {
  return encode(item, indent, indent === '' ? '' : '\n');
}

/** @param newline a line break and the indentation of the line that the value stands on; empty for one line */
function encode(item: Item, indent: string, newline: string): string {
  if (item === null || item === undefined) return 'null';
  if (item instanceof GoInteger) return String(item.value);
  if (typeof item === 'number') return floatJson(item);
  if (typeof item === 'string') return encodeText(item);
  if (item instanceof Uint8Array) return encodeBytes(item);
  const inner = newline + indent;
  if (isMap(item)) {
    const colon = indent === '' ? ':' : ': ';
    const members = sortedKeys(item).map((key) => {
      return `${inner}${encodeText(key)}${colon}${encode(item.get(key), indent, inner)}`;
    });
    return members.length === 0 ? '{}' : `{${members.join(',')}${newline}}`;
  }
  if (isList(item)) {
    const members = item.map((member) => inner + encode(member, indent, inner));
    return members.length === 0 ? '[]' : `[${members.join(',')}${newline}]`;
  }
  return String(item);
}

// JSON.stringify escapes quotes, backslashes and controls as Go does; Go escapes these too, for HTML and JavaScript.
const alsoEscaped = /[<>&\u2028\u2029]/g;

function encodeText(text: string): string {
  return JSON.stringify(wellFormed(text)).replace(alsoEscaped, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function encodeBytes(bytes: Uint8Array): string {
  let json = '"';
  for (const part of utf8Parts(bytes))
    json += typeof part === 'number' ? '\\ufffd' : encodeText(part).slice(1, -1);
  return `${json}"`;
}
