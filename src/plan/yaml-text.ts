/** Texts as YAML in double quotes, in ASCII: what every shell writes to a file as it is. */

/**
 * YAML 1.1 and 1.2 read it back as the same text (5.7, Escaped Characters). JSON would write half a character at a time,
 * which YAML does not put together.
 */
export const yamlText = (text: string): string => `"${[...text].map(escaped).join('')}"`;

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (/^[ -~]$/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
