/** What a regular expression shows about the characters of a text that it matched, or did not match. */
import { Alphabet } from '../../alphabet.js';

export interface RegexCheck {
  /** A text that matches is made of these alone. */
  readonly onMatch?: { readonly characters: Alphabet; readonly nonEmpty: boolean };
  /** A text that does not match is made of these alone. */
  readonly onMismatch?: Alphabet;
  /** Why it shows less than it seems to. */
  readonly doubt?: string;
}

const atom = /(\[(?:\\.|[^\]\\])+\]|\\[^AZzbB]|[^\\[\](){}|^$*+?])([*?]|\+|\{(\d+)(?:,\d*)?\})?/y;

const codes = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** A character that no set of ASCII characters has. */
const other = '\u0100';

/** Reads `\A[set]+\z` and its kind, and `[^set]` alone; the pattern is one that `compileRegex` takes. */
export function regexCheck(pattern: string, ignoreCase: boolean): RegexCheck {
  const lone = /^\[(?:\\.|[^\]\\])+\]$/.exec(pattern);
  if (lone !== null) {
    const found = heldBy(pattern, ignoreCase);
    return { onMismatch: Alphabet.of([...codes, other].filter((one) => !found.has(one)).join('')) };
  }
  const [, start, body, end] = /^(\\A|\^)(.*?)(\\z|\\Z|\$)$/s.exec(pattern) ?? [];
  if (start === undefined || body === undefined || end === undefined) return {};
  let characters = Alphabet.of(end === '\\z' ? '' : '\n');
  let nonEmpty = false;
  for (let at = 0; at < body.length; at = atom.lastIndex) {
    atom.lastIndex = at;
    const match = atom.exec(body);
    if (match === null) return {};
    const [, source = '', quantifier = '', least] = match;
    characters = characters.or(Alphabet.of([...heldBy(source, ignoreCase)].join('')));
    nonEmpty ||= quantifier === '' || quantifier === '+' || Number(least ?? 0) > 0;
  }
  return {
    onMatch: { characters, nonEmpty },
    ...(end === '\\z' ? {} : { doubt: `${end} lets a line break at the end through: write \\z` }),
  };
}

/** The characters that one atom matches. */
function heldBy(source: string, ignoreCase: boolean): ReadonlySet<string> {
  const expression = new RegExp(`^${source === '.' ? '[^\\n]' : source}$`, ignoreCase ? 'i' : '');
  const held = new Set([...codes, other].filter((one) => expression.test(one)));
  // .NET's classes go beyond ASCII, and other letters are equal to ASCII's but for their case.
  if (/\\[dws]/i.test(source) || (ignoreCase && /[a-z]/i.test([...held].join('')))) held.add(other);
  return held;
}
