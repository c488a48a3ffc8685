/** The refusal of a value that a dialect cannot write: which value, why, and what to do. */
import { quoted } from '../display.js';
import { QuoteError } from '../errors.js';

/** Enough to know it by. */
const shownCharacters = 60;

/** `what` goes on behind the value: `holds a double quote, which …`. */
export function cannotWrite(text: string, what: string, hint: string): QuoteError {
  const characters = [...text.slice(0, 2 * shownCharacters)];
  const shown =
    characters.length > shownCharacters ? `${characters.slice(0, shownCharacters).join('')}…` : text;
  return new QuoteError(`${quoted(shown)} ${what}`, { hint });
}

/** The same of what PowerShell's versions do not agree about. */
export const cannotPassOn = (text: string, what: string): QuoteError =>
  cannotWrite(
    text,
    `${what}, which PowerShell's versions do not pass to a program alike`,
    'use --shell bash, or rename it in the kubeconfig',
  );
