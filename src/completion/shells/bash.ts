/** The answer for bash: words quoted for the place they go to, because bash inserts COMPREPLY as it is. */
import { writeUnsafe } from '../../display.js';
import type { Answer } from '../answer.js';
import { type BashLine, type Quote, readBashLine } from './bash-line.js';

/** What `complete -F` hands over: COMP_LINE up to COMP_POINT, and COMP_WORDBREAKS. */
export async function bashReply(
  args: readonly string[],
  complete: (words: readonly string[]) => Promise<Answer>,
): Promise<string> {
  const [line = '', breaks = ''] = args;
  const read = readBashLine(line, breaks);
  const answer = await complete(read.words.slice(1));
  const replies = bashReplies(answer, read);
  const open = replies.length > 0 && replies.every(({ partial }) => partial);
  const how = answer.files ? 'files' : open ? 'open' : 'words';
  return [how, ...replies.map(({ text }) => text)].map((text) => `${text}\n`).join('');
}

interface Reply {
  readonly text: string;
  readonly partial: boolean;
}

/** The candidates that begin like what was typed, each as the text that readline puts in its place. */
export function bashReplies(
  { prefix, candidates }: Answer,
  { words, quote, kept }: BashLine,
): readonly Reply[] {
  const typed = words.at(-1) ?? '';
  const matching = candidates
    .map(({ value, partial }) => ({ value: prefix + value, partial: partial === true }))
    .filter(({ value }) => value.startsWith(typed));
  const values = matching.map(({ value }) => value.slice(kept));
  const texts = values.map((value) => quoteFor(value, quote));
  const shared = commonLength(values);
  // Readline inserts what the texts have in common, and must not cut an escape in two: `a\ b` and `a\$b` share `a\`.
  const first = values[0];
  if (
    first !== undefined &&
    values.length > 1 &&
    quoteFor(first.slice(0, shared), quote).length < commonLength(texts)
  ) {
    texts[0] =
      quoteFor(first.slice(0, shared), quote) + nothingIn[quote] + quoteFor(first.slice(shared), quote);
  }
  return matching.map(({ partial }, index) => ({ text: closed(texts[index] ?? '', quote), partial }));
}

/** Readline closes the open quote behind the text, but not where the text ends in that very character. */
function closed(text: string, quote: Quote): string {
  const character = quote.slice(-1);
  return character !== '' && text.endsWith(character) ? text + character : text;
}

/** An empty piece of a word: the quote closed and opened again, or two quotes. */
const nothingIn: Readonly<Record<Quote, string>> = { '': "''", "'": "''", '"': '""', "$'": "'$'" };

function commonLength(texts: readonly string[]): number {
  const [first = '', ...rest] = texts;
  let length = first.length;
  for (const text of rest) {
    while (!text.startsWith(first.slice(0, length))) length -= 1;
  }
  return length;
}

function quoteFor(value: string, quote: Quote): string {
  if (quote === "'") return spell(value.replaceAll("'", "'\\''"), (bytes) => `'$'${bytes}''`);
  // Inside double quotes nothing protects `!` from the history, so it stands outside of them.
  if (quote === '"') {
    const text = value.replace(/[$`"\\]/g, '\\$&').replaceAll('!', '"\'!\'"');
    return spell(text, (bytes) => `"$'${bytes}'"`);
  }
  if (quote === "$'") return spell(value.replace(/['\\]/g, '\\$&'), (bytes) => bytes);
  // Printable ASCII; what lies beyond is no syntax, and controls are spelled.
  const text = value.replace(/[ -~]/g, (character) =>
    /[\w./:=@%+,-]/.test(character) ? character : `\\${character}`,
  );
  return spell(text, (bytes) => `$'${bytes}'`);
}

/** Characters that could act on a terminal, as bytes that `$'…'` reads: bash 3.2 knows `\xHH` and not `\uHHHH`. */
function spell(text: string, write: (bytes: string) => string): string {
  return writeUnsafe(text, (character) => {
    const bytes = [...new TextEncoder().encode(character)];
    return write(bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''));
  });
}
