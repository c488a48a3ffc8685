/** A line as bash and readline see it up to the cursor: words without their quotes, and what a completion replaces. */

export type Quote = '' | "'" | '"' | "$'";

export interface BashLine {
  /** All words, the program's name first; the last one is being written. */
  readonly words: readonly string[];
  /** The quote that is open at the cursor. */
  readonly quote: Quote;
  /**
   * How much of the last word stays: readline replaces only what follows the last unquoted character of
   * COMP_WORDBREAKS, or the quote that is open (readline's complete.c, _rl_find_completion_word).
   */
  readonly kept: number;
}

/** Break characters that stay a part of what is replaced: bash's rl_special_prefixes (bashline.c). */
const special: ReadonlySet<string> = new Set(['@', '$']);

/** Reads a line. `breaks` is COMP_WORDBREAKS. */
export function readBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let word: string | undefined;
  let quote: Quote = '';
  // How long the word was after its last unquoted break character, and after its last opening quote.
  let afterBreak = 0;
  let afterQuote = 0;
  for (let at = 0; at < line.length; ) {
    const { kind, text, length } = nextToken(line.slice(at), quote);
    at += length;
    if (kind === 'blank') {
      if (word !== undefined) words.push(word);
      word = undefined;
      afterBreak = 0;
      continue;
    }
    word = (word ?? '') + (kind === 'open' || kind === 'close' ? '' : text);
    if (kind === 'close') quote = '';
    if (kind === 'plain' && breaks.includes(text)) afterBreak = word.length - (special.has(text) ? 1 : 0);
    if (kind === 'open') {
      quote = text as Quote;
      afterQuote = word.length;
    }
  }
  return { words: [...words, word ?? ''], quote, kept: quote === '' ? afterBreak : afterQuote };
}

interface Token {
  /** `plain` is an unquoted character, `quoted` one that quotes or a backslash protect. */
  readonly kind: 'plain' | 'quoted' | 'open' | 'close' | 'blank';
  readonly text: string;
  readonly length: number;
}

function nextToken(rest: string, quote: Quote): Token {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  const plain: Token = { kind: 'plain', text: character, length: character.length };
  if (quote === '') {
    if (/^[ \t\n]/.test(rest)) return { ...plain, kind: 'blank' };
    const opened = /^(?:\$'|['"])/.exec(rest)?.[0];
    if (opened !== undefined) return { kind: 'open', text: opened, length: opened.length };
    return character === '\\' ? escaped(rest, /^\\(.?)/su) : plain;
  }
  if (character === quote.at(-1)) return { ...plain, kind: 'close' };
  if (character === '\\' && quote === '"') return escaped(rest, /^\\([$`"\\\n])/);
  if (character === '\\' && quote === "$'") {
    const [written, text] = ansiEscape(rest);
    return { kind: 'quoted', text, length: written.length };
  }
  return { ...plain, kind: 'quoted' };
}

/** A backslash and what it protects; before a line break both vanish, and where it protects nothing it is text. */
function escaped(rest: string, pattern: RegExp): Token {
  const found = pattern.exec(rest);
  if (found === null) return { kind: 'quoted', text: '\\', length: 1 };
  const text = found[1] ?? '';
  return { kind: 'quoted', text: text === '\n' ? '' : text, length: found[0].length };
}

const letters: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The escapes of `$'…'`: the text of one, and what it stands for. Bytes in a row are one text in UTF-8. */
function ansiEscape(rest: string): readonly [string, string] {
  const bytes = /^(?:\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3})+/.exec(rest)?.[0];
  if (bytes !== undefined) {
    const numbers = [...bytes.matchAll(/\\(?:x([0-9a-fA-F]+)|([0-7]+))/g)].map(([, x, octal]) =>
      x === undefined ? Number.parseInt(octal ?? '0', 8) : Number.parseInt(x, 16),
    );
    return [bytes, new TextDecoder().decode(Uint8Array.from(numbers))];
  }
  const point = /^\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/.exec(rest);
  if (point !== null) {
    const number = Number.parseInt(point[1] ?? point[2] ?? '', 16);
    return [point[0], number > 0x10ffff ? '' : String.fromCodePoint(number)];
  }
  const letter = rest.charAt(1);
  return [rest.slice(0, 2), letters[letter] ?? letter];
}
