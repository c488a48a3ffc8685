/** Which characters mean what to PowerShell (its `CharTraits.cs`). '' stands for the end of the text. */

const singleQuotes = new Set(["'", '\u2018', '\u2019', '\u201a', '\u201b']);
const doubleQuotes = new Set(['"', '\u201c', '\u201d', '\u201e']);
const tokenEnds = new Set(['', ' ', '\t', '\r', '\n', '&', '(', ')', ',', ';', '{', '|', '}']);
const numberEnds = new Set(['!', '#', '%', '*', '+', '-', '.', '/', '<', '=', '>', ']']);

/** The quotes that end a single-quoted string, typographic ones included. */
export const isSingleQuote = (character: string): boolean => singleQuotes.has(character);

/** The quotes that end a double-quoted string, typographic ones included. */
export const isDoubleQuote = (character: string): boolean => doubleQuotes.has(character);

/** Ends a word of a command, whatever it is made of. */
export const endsToken = (character: string): boolean => tokenEnds.has(character);

/** May follow a number directly in an expression, beside what ends any token. */
export const endsNumber = (character: string): boolean => numberEnds.has(character);

export const isNewline = (character: string): boolean => character === '\n' || character === '\r';

export const isBlank = (character: string): boolean => character === ' ' || character === '\t';

export const isDigit = (character: string): boolean => character >= '0' && character <= '9';

export const isLetter = (character: string): boolean =>
  (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');

/** A letter or `_`: the first character of an identifier. */
export const startsIdentifier = (character: string): boolean => isLetter(character) || character === '_';

export const continuesIdentifier = (character: string): boolean =>
  startsIdentifier(character) || isDigit(character);

/** What can follow `$` in the name of a variable without braces. */
export const startsVariable = (character: string): boolean =>
  continuesIdentifier(character) || (character !== '' && '$?^:'.includes(character));

/** Printable ASCII and the blanks: all that may stand outside strings and comments. */
export const isPlain = (character: string): boolean =>
  (character >= ' ' && character <= '~') || character === '\t' || isNewline(character);
