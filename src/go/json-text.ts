/** JSON as Go's encoding/json writes it. */
import type { Value } from './value.js';
import { jsonNumber } from './yaml/go-number.js';

/** One line, or indented by so much for each level. Maps keep their order. */
export function goJsonText(value: Value, indent = ''): string {
  return write(value, indent, indent === '' ? '' : '\n');
}

function write(value: Value, indent: string, newline: string): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return goJsonString(value);
  if (typeof value === 'number' || typeof value === 'bigint') return jsonNumber(value);
  if (typeof value === 'boolean') return String(value);
  const inner = newline + indent;
  if (value instanceof Map) {
    const colon = indent === '' ? ':' : ': ';
    const members = [...(value as ReadonlyMap<string, Value>)].map(
      ([key, item]) => inner + goJsonString(key) + colon + write(item, indent, inner),
    );
    return members.length === 0 ? '{}' : `{${members.join(',')}${newline}}`;
  }
  const items = (value as readonly Value[]).map((item) => inner + write(item, indent, inner));
  return items.length === 0 ? '[]' : `[${items.join(',')}${newline}]`;
}

/** JSON.stringify escapes as Go does; Go escapes these too, for HTML and JavaScript, and bytes that are no UTF-8. */
function goJsonString(text: string): string {
  const escaped = JSON.stringify(text).replaceAll(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\\ufffd');
  return escaped.replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
