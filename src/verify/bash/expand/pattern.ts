/** Shell patterns (`case`, `[[ == ]]`, `${x#…}`). */

import { anyone, exactly, Glob, type GlobElement } from '../../../matching/glob.js';
import { Alphabet } from '../../alphabet.js';
import { spend } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import { textOf, type Value } from '../../value.js';
import { type Context, onlyIn } from '../state/machine.js';

/** A pattern: text, and whether its special characters are to be taken as they stand. */
export interface PatternPart {
  readonly text: string;
  readonly quoted: boolean;
}

const classes: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: ' \\t\\n\\r\\f\\v',
  upper: 'A-Z',
  xdigit: 'A-Fa-f0-9',
};

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** What a pattern matches, or undefined where it is one that this does not read exactly. */
export interface Matcher {
  /** The pattern has no special character: it matches this text only. */
  readonly literal: string | undefined;
  /** Matches everything. */
  readonly everything: boolean;
  /** It counts characters, which the locale tells apart from bytes. */
  readonly counts: boolean;
  /** It has `[^…]`, which POSIX leaves open. */
  readonly caret: boolean;
  /** What it matches depends on the locale: ranges and classes beyond ASCII. */
  readonly localized: boolean;
  /** It is `*[set]*`: a text that it does not match is made of these characters alone. */
  readonly leaves: Alphabet | undefined;
  /** Whether it matches all of the text. */
  matches(text: string): boolean;
  /** The length of the shortest, or longest, front of the text that it matches; undefined where it matches none. */
  prefix(text: string, longest: boolean): number | undefined;
  /** The same for the end of the text. */
  suffix(text: string, longest: boolean): number | undefined;
}

/** Compiles a pattern for a text; refuses what shells do not all match alike. */
export function matcherFor(
  context: Context,
  parts: readonly PatternPart[],
  subject: Value,
  offset: number,
): Matcher {
  const matcher = compilePattern(parts);
  if (matcher === undefined) throw new Refusal('KS1003', 'this pattern is not modelled', offset);
  if (matcher.caret) onlyIn(context, ['bash', 'zsh'], '[^…] in a pattern', offset);
  if (matcher.counts && !/^[\0-\x7f]*$/.test(textOf(subject) ?? ''))
    throw new Refusal('KS1003', 'what counts as one character depends on the locale', offset);
  return matcher;
}

/** Compiles a pattern; undefined for what depends on the locale or on options. */
export function compilePattern(parts: readonly PatternPart[]): Matcher | undefined {
  // Quoted characters get a mark before them, so that one scan sees both kinds.
  const units: PatternPart[] = [];
  for (const part of parts) {
    for (const character of part.text) units.push({ text: character, quoted: part.quoted });
  }
  const compiled: GlobElement[] = [];
  const add = (text: string): void => {
    for (let index = 0; index < text.length; index++) compiled.push(exactly(text[index] ?? ''));
  };
  let literal: string | undefined = '';
  let counts = false;
  let caret = false;
  let localized = false;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined) break;
    if (unit.quoted || !'*?[\\'.includes(unit.text)) {
      if (!unit.quoted && '@!+'.includes(unit.text) && units[at + 1]?.text === '(') return undefined;
      add(unit.text);
      if (literal !== undefined) literal += unit.text;
      continue;
    }
    if ('*?'.includes(unit.text) && units[at + 1]?.text === '(' && units[at + 1]?.quoted === false) {
      return undefined;
    }
    if (unit.text === '\\') {
      const next = units[at + 1];
      if (next === undefined) return undefined;
      add(next.text);
      if (literal !== undefined) literal += next.text;
      at += 1;
      continue;
    }
    literal = undefined;
    if (unit.text === '*') compiled.push('*');
    else if (unit.text === '?') {
      counts = true;
      compiled.push(anyone);
    } else {
      counts = true;
      caret ||= units[at + 1]?.text === '^' && units[at + 1]?.quoted === false;
      const bracket = compileBracket(units, at);
      if (bracket === undefined) return undefined;
      const one = new RegExp(`^${bracket.source}$`);
      compiled.push((character) => one.test(character));
      localized ||= bracket.localized;
      at = bracket.end;
    }
  }
  const everything = compiled.length > 0 && compiled.every((part) => part === '*');
  const glob = new Glob(compiled);
  return {
    literal,
    everything,
    counts,
    caret,
    localized,
    leaves: leftBy(compiled),
    matches(text) {
      spend(glob.costOfMatch(text.length));
      return glob.matches(text);
    },
    prefix(text, longest) {
      spend(glob.cost(text.length));
      return glob.prefix(text, longest);
    },
    suffix(text, longest) {
      spend(glob.cost(text.length));
      return glob.reversed().prefix(text.split('').reverse(), longest);
    },
  };
}

const codes = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** What a text can hold that `*[set]*` does not match. */
function leftBy(compiled: readonly GlobElement[]): Alphabet | undefined {
  const [before, one, after, ...more] = compiled;
  if (before !== '*' || after !== '*' || one === undefined || one === '*' || more.length > 0)
    return undefined;
  return Alphabet.of([...codes, '\u0100'].filter((character) => !one(character)).join(''));
}

function compileBracket(
  units: readonly PatternPart[],
  start: number,
): { source: string; end: number; localized: boolean } | undefined {
  let at = start + 1;
  let negated = false;
  const first = units[at];
  if (first !== undefined && !first.quoted && (first.text === '!' || first.text === '^')) {
    negated = true;
    at += 1;
  }
  let inside = '';
  let localized = false;
  for (let count = 0; ; count++) {
    const unit = units[at];
    // A bracket that is never closed stands for itself.
    if (unit === undefined) return undefined;
    if (unit.text === ']' && !unit.quoted && count > 0) break;
    if (unit.text === '\\' && !unit.quoted) return undefined;
    if (unit.text === '[' && !unit.quoted) {
      const kind = units[at + 1]?.text;
      if (kind === '.' || kind === '=') return undefined;
      if (kind === ':') {
        const rest = units
          .slice(at + 2)
          .map((one) => one.text)
          .join('');
        const name = /^([a-z]+):\]/.exec(rest)?.[1];
        const members = name === undefined ? undefined : classes[name];
        if (name === undefined || members === undefined) return undefined;
        inside += members;
        localized = true;
        at += name.length + 4;
        continue;
      }
    }
    const dash = units[at + 1];
    const last = units[at + 2];
    if (dash?.text === '-' && !dash.quoted && last !== undefined && (last.text !== ']' || last.quoted)) {
      const range = `${unit.text}${last.text}`;
      // Other ranges depend on the locale's order.
      if (!/^([0-9]{2}|[a-z]{2}|[A-Z]{2})$/.test(range) || unit.text > last.text) return undefined;
      inside += `${unit.text}-${last.text}`;
      localized = true;
      at += 3;
      continue;
    }
    if (unit.text > '~') return undefined;
    inside += escapeRegExp(unit.text);
    at += 1;
  }
  return { source: `[${negated ? '^' : ''}${inside}]`, end: at, localized };
}
