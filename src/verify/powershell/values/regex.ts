/** The part of .NET's regular expressions that JavaScript reads the same, on printable ASCII. */
import { anyone, exactly, Glob } from '../../../matching/glob.js';
import { LinearRegExp } from '../../../matching/linear-regexp.js';
import { spend } from '../../effort.js';

/** Why a pattern is outside of that part is not said: it is refused. */
export interface CompiledPattern {
  readonly expression: LinearRegExp;
  /** Names of groups by number; undefined: only numbers. */
  readonly groups: number;
  /** For `^prefix(\S+)$` and alike: what stands around one group that takes everything in between. */
  readonly frame: PatternFrame | undefined;
}

/** `^before(group)after$` */
export interface PatternFrame {
  readonly before: string;
  readonly group: '\\S+' | '\\S*' | '.+' | '.*' | '\\d+';
  readonly after: string;
}

const quantifier = /^(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??/;
// `\<name>` and `\'name'` mean a group that has this name; `_` takes no backslash.
const escapes = /^\\(?:[dDwWsSbBtnr\\.^$*+?()[\]{}|/">:;,=@#%&!~` -]|[<'](?!\w))/;
const characterClass = /^\[\^?(?:\\[dws\\\]\-^.[/]|[^\\[\]])+\]/;

/**
 * Compiles a pattern of literals, classes, groups, alternatives and quantifiers that are not nested. Undefined for
 * everything else.
 */
export function compileRegex(pattern: string, ignoreCase: boolean): CompiledPattern | undefined {
  if (!/^[\t\x20-\x7e]*$/.test(pattern)) return undefined;
  let source = '';
  let groups = 0;
  let rest = pattern;
  // For each open group: whether something in it repeats, and whether a group in it captures.
  const open: { repeats: boolean; captures: boolean }[] = [{ repeats: false, captures: false }];
  let last: { repeats: boolean; captures: boolean } | undefined;
  const take = (text: string): void => {
    rest = rest.slice(text.length);
  };
  while (rest !== '') {
    const innermost = open.at(-1);
    if (innermost === undefined) return undefined;
    const repeated = quantifier.exec(rest)?.[0];
    if (repeated !== undefined) {
      // Nothing to repeat, or a repetition of a repetition, whose running time has no bound.
      if (last === undefined || last.repeats) return undefined;
      // JavaScript forgets what a group captured in the round before, .NET does not.
      if (last.captures && repeated !== '?') return undefined;
      source += repeated;
      take(repeated);
      innermost.repeats = true;
      last = undefined;
      if (quantifier.test(rest)) return undefined;
      continue;
    }
    const one = rest[0] ?? '';
    const escaped = escapes.exec(rest)?.[0];
    const set = characterClass.exec(rest)?.[0];
    if (rest.startsWith('(?:') || (one === '(' && rest[1] !== '?')) {
      const text = one === '(' && rest[1] !== '?' ? '(' : '(?:';
      if (text === '(') groups += 1;
      source += text;
      take(text);
      if (text === '(') innermost.captures = true;
      open.push({ repeats: false, captures: false });
      last = undefined;
    } else if (one === ')') {
      const closed = open.pop();
      if (closed === undefined || open.length === 0) return undefined;
      source += ')';
      take(')');
      last = closed;
      const outer = open.at(-1);
      if (closed.repeats && outer !== undefined) outer.repeats = true;
      if (closed.captures && outer !== undefined) outer.captures = true;
    } else if (escaped !== undefined) {
      source += /^\\[ "'<>:;,=@#%&!~`_-]$/.test(escaped) ? escaped.slice(1).replace('-', '\\x2d') : escaped;
      take(escaped);
      last = escaped === '\\b' || escaped === '\\B' ? undefined : { repeats: false, captures: false };
    } else if (set !== undefined) {
      if (/\[:|-\\[dws]|\\[dws]-|-\[/.test(set)) return undefined;
      source += set;
      take(set);
      last = { repeats: false, captures: false };
    } else if (one === '|') {
      source += '|';
      take('|');
      last = undefined;
    } else if (one === '^' || rest.startsWith('\\A')) {
      source += '^';
      take(one === '^' ? '^' : '\\A');
      last = undefined;
    } else if (rest.startsWith('\\z')) {
      source += '$';
      take('\\z');
      last = undefined;
    } else if (one === '$' || rest.startsWith('\\Z')) {
      // .NET's `$` also stands before a line break at the very end.
      source += '(?=\\n?$)';
      take(one === '$' ? '$' : '\\Z');
      last = undefined;
    } else if (one === '.') {
      source += '[^\\n]';
      take('.');
      last = { repeats: false, captures: false };
    } else if (/[\\[\](){}*+?]/.test(one)) {
      return undefined;
    } else {
      source += one;
      take(one);
      last = { repeats: false, captures: false };
    }
  }
  if (open.length !== 1) return undefined;
  const expression = LinearRegExp.compile(source, ignoreCase);
  return expression && { expression, groups, frame: frameOf(pattern) };
}

function frameOf(pattern: string): PatternFrame | undefined {
  const match =
    /^\^((?:[^\\^$.|?*+()[\]{}]|\\[^A-Za-z0-9])*)\((\\S[+*]|\.[+*]|\\d\+)\)((?:[^\\^$.|?*+()[\]{}]|\\[^A-Za-z0-9])*)\$$/.exec(
      pattern,
    );
  if (match === null) return undefined;
  const plain = (text: string | undefined): string => (text ?? '').replace(/\\(.)/g, '$1');
  return {
    before: plain(match[1]),
    group: match[2] as PatternFrame['group'],
    after: plain(match[3]),
  };
}

/** `[regex]::Escape` (System.Text.RegularExpressions.Regex.Escape): its metacharacters, `#` and white space. */
export function escapeRegex(text: string): string {
  const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };
  return text.replace(/[\\*+?|{[()^$.# \n\r\t\f]/g, (one) => named[one] ?? `\\${one}`);
}

/** A wildcard pattern of `-like`, `switch -Wildcard` and the cmdlets; undefined where it has brackets or backticks. */
export function compileWildcard(
  pattern: string,
  ignoreCase: boolean,
): ((text: string) => boolean) | undefined {
  if (!/^[\t\n\r\x20-\x7e]*$/.test(pattern) || /[[\]`]/.test(pattern)) return undefined;
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  const glob = new Glob(
    fold(pattern)
      .split('')
      .map((one) => (one === '*' ? '*' : one === '?' ? anyone : exactly(one))),
  );
  return (text) => {
    spend(glob.costOfMatch(text.length));
    return glob.matches(fold(text));
  };
}
