/**
 * PowerShell 5.1 and later: quoting and comments, in ASCII.
 *
 * 5.1 reads a script without a byte order mark in the machine's own code page, where the bytes of `Ò` hold a quotation
 * mark; so every character beyond ASCII is written as [char]0x…. Five characters end a single-quoted string and four a
 * double-quoted one (PowerShell CharTraits.cs); in ASCII one of each is left. Arguments of native commands hold no `"`,
 * no line break, are not empty, and do not join white space with a trailing backslash: then 5.1, 7.2 and 7.4 pass the
 * same argv. Constants and expandable strings only: a bare variable would be globbed on Unix.
 */
import { inert } from '../display.js';
import type { CurlConfigLine } from '../plan/curl.js';
import type { Alphabet, CapturedName, Segment, Word } from '../plan/word.js';
import { cannotWrite } from './cannot-write.js';
import { curlQuoted } from './curl-config.js';
import { type Assigned, type Dialect, plainName, type ShellText } from './dialect.js';
import {
  bare,
  checkNative,
  constant,
  expandable,
  isVariable,
  literalText,
  name,
  value,
  word,
} from './powershell-words.js';

const shellText = (text: string): ShellText => text as ShellText;

/** `$name -cnotmatch '\A[set]+\z'`: `\z`, because `$` would let a line break at the end through. */
function unlike(variable: CapturedName, alphabet: Alphabet): ShellText {
  const ranges = (alphabet.ranges.match(/../g) ?? []).map((ends) => ends.split('').join('-')).join('');
  const others = [...alphabet.others].filter((character) => character !== '-').join('');
  const plain = ranges + others.replace(/[[\]]/g, '\\$&') + (alphabet.others.includes('-') ? '-' : '');
  const set = alphabet.visible === true ? '!#-\\[\\]-~' : plain;
  const count = alphabet.length === undefined ? '+' : `{${alphabet.length}}`;
  const prefix = alphabet.prefix.replace(/[.]/g, '\\$&');
  return shellText(`$${name(variable)} -cnotmatch ${constant(`\\A${prefix}[${set}]${count}\\z`)}`);
}

/** Each line one string; an array on a pipe gives a line for each element. */
function curlConfig(lines: readonly CurlConfigLine[]): ShellText {
  const strings = lines.map((line) => {
    if ('lines' in line) return `$${name(line.lines)}`;
    const { name: option, value: segments } = line;
    const escaped = segments.map((segment) =>
      isVariable(segment) ? segment : curlQuoted(literalText(segment)),
    );
    const words: Word = [`${option} = "`, ...escaped, '"'];
    return words.some(isVariable) ? expandable(words) : constant(words.map(literalText).join(''));
  });
  return shellText(strings.length === 1 ? (strings[0] ?? '') : `@(${strings.join(', ')})`);
}

/**
 * Start-Process joins its arguments to one command line and quotes none of them, so this is one string in which each
 * argument stands in double quotes (CommandLineToArgvW's rules, which .NET keeps on Unix too).
 */
function argumentList(args: readonly Word[], assigned: Assigned): ShellText {
  const words = args.flatMap((arg, index): Word => {
    const text = arg.map((segment) => textIn(segment, assigned)).join('');
    checkNative(text);
    if (text.endsWith('\\'))
      throw cannotWrite(
        text,
        'ends with a backslash, which Start-Process takes for a part of the double quote behind it',
        'use --shell bash, or rename it in the kubeconfig',
      );
    const blank = index === 0 ? '' : ' ';
    return arg.some(isVariable) || !bare.test(text) ? [`${blank}"`, ...arg, '"'] : [`${blank}${text}`];
  });
  return shellText(words.some(isVariable) ? expandable(words) : constant(words.map(literalText).join('')));
}

/** What it will be in the one string: a variable is expanded before anything is taken apart. */
const textIn = (segment: Segment, assigned: Assigned): string =>
  isVariable(segment)
    ? (assigned.get(segment.variable) ?? ['x']).map(literalText).join('')
    : literalText(segment);

/** Text of a comment or a manifest, in ASCII. */
const ascii = (text: string): string =>
  inert(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const powershell: Dialect = {
  shell: 'powershell',
  commentWidth: 94,
  continuation: shellText(' `'),
  indent: '    ',
  variable: (variable) => shellText(`$${name(variable)}`),
  environment: (variable) => shellText(`[string]$env:${variable}`),
  environmentName: (name) => shellText(`$env:${plainName(name)}`),
  word,
  value,
  line: (segments) =>
    shellText(
      segments.some(isVariable) ? expandable(segments) : constant(segments.map(literalText).join('')),
    ),
  literal: (text) => shellText(constant(text)),
  plainValue: value,
  comment: (text) => shellText(ascii(text)),
  unlike,
  header: (text) => shellText(ascii(text)),
  curlConfig,
  manifestLine: (line) => shellText(ascii(line)),
  argumentList,
  through: ({ port }) => ({
    listen: [{ variable: 'LISTEN' }],
    option: [[{ variable: 'REACH' }], [{ variable: 'DOOR' }]],
    host: [port],
  }),
};

/**
 * The same for a script whose own words are not ASCII (Japanese): it begins with a byte order mark, so that 5.1 reads
 * it as UTF-8, and its words stand as they are. Data is still ASCII.
 */
export const powershellUtf8: Dialect = {
  ...powershell,
  literal(text) {
    const shown = inert(text);
    return shellText(`'${shown.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`);
  },
  comment: (text) => shellText(inert(text)),
};
