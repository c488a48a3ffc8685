/** Any text as the cell of a Markdown table: seen as it is in every renderer, and no markup in any. */
import { inert } from '../display.js';

/** What neither a table, nor a code span, nor MDX, Liquid and Jinja make anything of. */
const plain = /^[A-Za-z0-9._:/@+=,~-](?:[A-Za-z0-9._:/@+=,~ -]*[A-Za-z0-9._:/@+=,~-])?$/;

/**
 * A name or an address: in a code span, where nothing is linked. One with other characters has these as character
 * references, which all renderers know; what could act on a line or a terminal is escaped, as messages show it.
 */
export function nameCell(text: string): string {
  return plain.test(text) ? `\`${text}\`` : proseCell(text);
}

/** A sentence, with the same care. */
export function proseCell(text: string): string {
  return inert(text).replace(
    /:(?! )|[^\p{L}\p{N}\p{M} .,:-]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}
