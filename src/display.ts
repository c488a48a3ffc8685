/** Any foreign string as one inert line, for people: names come from files, and files can hold anything. */

// Controls (C0, DEL, C1), line and paragraph separators, bidirectional overrides and isolates, zero-width characters
// and the byte order mark: what could move a cursor, break a line, or make text look like other text.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text with every character that could act on a terminal or a line written as `\uXXXX`. */
export function inert(text: string): string {
  return writeUnsafe(text, escaped);
}

/** The text with every such character written as the caller writes it. */
export function writeUnsafe(text: string, write: (character: string) => string): string {
  // Nearly every text is, and to look for this alone is much quicker.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(unsafe, (character) => write(character));
}

/** The text as a JSON string in double quotes, inert. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unsafe, escaped);
}
