import { writeUnsafe } from '../display.js';

/** A value as indented JSON that ends with a line break; what could act on a terminal is written as `\uXXXX`. */
export function inertJson(value: object): string {
  const text = JSON.stringify(value, undefined, 2);
  const escaped = (character: string): string =>
    // Only between tokens: JSON.stringify escapes those inside strings.
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${writeUnsafe(text, escaped)}\n`;
}
