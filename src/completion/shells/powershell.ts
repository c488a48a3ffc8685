/**
 * The answer for PowerShell: JSON in ASCII both ways, because neither arguments nor output of native commands keep
 * quotes and non-ASCII characters in Windows PowerShell 5.1.
 */
import { inert, writeUnsafe } from '../../display.js';
import type { Answer } from '../answer.js';

/** Reads the words: base64 of a JSON array in UTF-8. */
export function powershellWords([encoded = '']: readonly string[]): readonly string[] {
  const words: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  return [words].flat().map(String);
}

/** `text` replaces the whole word, `list` and `tip` are for people. Matching ignores case, as PowerShell does. */
export function powershellReply(words: readonly string[], { prefix, candidates, files }: Answer): string {
  const typed = (words.at(-1) ?? '').toLowerCase();
  const items = candidates
    .filter(({ value }) => `${prefix}${value}`.toLowerCase().startsWith(typed))
    .map(({ value, about }) => ({
      text: argument(prefix + value),
      list: inert(value),
      tip: inert(about === undefined || about === '' ? value : about),
    }));
  return asciiJson({ files, prefix, items });
}

/** A value as one argument: bare, in single quotes, or in double quotes where it holds what has to be spelled. */
function argument(value: string): string {
  if (/^[A-Za-z_/.][\w./:\\+-]*$|^--?[A-Za-z][\w-]*(=[\w./:\\+-]+)?$/.test(value)) return value;
  const spelled = writeUnsafe(value, (character) => `\0${character.charCodeAt(0).toString(16)};`);
  // PowerShell takes typographic quotes for quotes (CharTraits.cs), and each protects itself when it stands twice.
  if (!spelled.includes('\0')) return `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`;
  const text = spelled.replace(/[`$"“”„]/g, '`$&').replace(/\0([0-9a-f]+);/g, '$([char]0x$1)');
  return `"${text}"`;
}

function asciiJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
