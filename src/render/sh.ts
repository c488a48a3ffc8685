/**
 * The sh of POSIX, as dash and BusyBox have it: what bash's dialect writes, without `$'…'`.
 */
import { inert } from '../display.js';
import { dialectBy } from './bash.js';
import { confirmWritable, type Quote } from './bash-words.js';
import { cannotWrite } from './cannot-write.js';

// Quotation marks beyond ASCII, which shellcheck takes for a mistake between single quotes (SC1112).
const typographic = /[\u2018-\u201f]+/g;

// What it takes there for an expansion that quotes forgot (SC2016), or for an escaped quote (SC1003).
const lookalike = /[$](?=[{(0-9A-Za-z_])|`/g;

/** Throws a QuoteError for control characters: no sh has a way to write them that all have. */
const quote: Quote = (text, alone = false) => {
  confirmWritable(text, alone);
  if (inert(text) !== text)
    throw cannotWrite(text, 'holds characters that an sh has no way to write', 'use --shell bash');
  const escaped = text
    .replaceAll("'", "'\\''")
    .replace(/\\+(?='(?:\\|$)|$)/g, (run) => `'${run.replaceAll('\\', '\\\\')}'`)
    .replace(lookalike, "$&''")
    .replace(typographic, `'"$&"'`);
  return `'${escaped}'`;
};

export const sh = dialectBy(quote, '!', 'sh');
