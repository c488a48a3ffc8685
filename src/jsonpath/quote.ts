/** Any text as a string literal of the template language. */
import { bytesOf } from '../go/utf8.js';

// What can stand in a literal of either quote, and in every shell's quotes around the template, as itself.
const plain = /^[A-Za-z0-9._:/@-]$/;

/**
 * The text as a string literal in the given quotes. Every character outside of `[A-Za-z0-9._:/@-]` is written as
 * `\uXXXX` or `\UXXXXXXXX`: a backslash before the closing quote, a quote, a `)` in a filter or a line break would end
 * the literal or the filter early. Bytes (a text that is not UTF-8) are written as `\xXX`.
 */
export function jsonPathString(text: string | Uint8Array, quote: '"' | "'"): string {
  let literal: string = quote;
  if (typeof text !== 'string') {
    for (const byte of bytesOf(text)) literal += `\\x${byte.toString(16).padStart(2, '0')}`;
    return literal + quote;
  }
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (plain.test(character)) literal += character;
    else if (code > 0xffff) literal += `\\U${code.toString(16).padStart(8, '0')}`;
    else if (code >= 0xd800 && code <= 0xdfff) literal += '\\ufffd';
    else literal += `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return literal + quote;
}
