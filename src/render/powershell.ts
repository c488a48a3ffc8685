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
import type { QuoteError } from '../errors.js';
import { loneSurrogate } from '../go/utf8.js';
import type { Alphabet, CapturedName, CurlConfigLine, Segment, VariableName, Word } from '../plan/types.js';
import { cannotWrite } from './cannot-write.js';
import { curlQuoted } from './curl-config.js';
import type { Assigned, Dialect, ShellText } from './dialect.js';

const shellText = (text: string): ShellText => text as ShellText;

// Words that PowerShell's tokenizer takes as they are: options and plain lower-case words, no number, no `@`, no `,`.
const bare = /^(--?[A-Za-z][A-Za-z0-9-]*|[A-Za-z][A-Za-z0-9/-]*|-)$/;

const isVariable = (segment: Segment): segment is Extract<Segment, { variable: VariableName }> =>
  typeof segment !== 'string' && 'variable' in segment;

/** `PROXY_URL` is `$proxyUrl`; what the seed exports is `$env:CLUSTER_NAME`. */
const name = (variable: VariableName): string =>
  variable === 'CLUSTER_NAME'
    ? 'env:CLUSTER_NAME'
    : variable === 'HOME'
      ? variable
      : variable.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A JSONPath template with its strings in single quotes, because a native argument must not hold double ones. */
function requoted(template: string): string {
  if (!template.includes('"')) return template;
  if (template.includes("'") || template.includes('\\"')) {
    throw cannotWrite(template, 'mixes the quotes of a JSONPath template', 'use --shell bash');
  }
  return template.replaceAll('"', "'");
}

const literalText = (segment: Segment): string =>
  typeof segment === 'string'
    ? segment
    : 'template' in segment
      ? requoted(segment.template)
      : 'goTemplate' in segment
        ? segment.goTemplate.replaceAll('"', '`') // Go's other strings
        : '';

const hex = (unit: string): string => `[char]0x${unit.charCodeAt(0).toString(16)}`;

/** A constant as an expression: `'…'`, or `('…' + [char]0x… + '…')` where it is not all printable ASCII. */
function constant(text: string): string {
  const runs = text.match(/[ -~]+|[^ -~]/g) ?? [];
  confirmLength(text, runs.length);
  const parts = runs.map((run) => (/^[ -~]/.test(run) ? `'${run.replaceAll("'", "''")}'` : hex(run)));
  if (parts.length === 0) return "''";
  if (parts.length === 1 && parts[0]?.startsWith("'")) return parts[0];
  // The first operand decides: a string makes `+` join.
  if (!parts[0]?.startsWith("'")) parts.unshift("''");
  return `(${parts.join(' + ')})`;
}

/** The text of an expandable string: backtick before what it would expand, [char] for what is not ASCII. */
function expandable(segments: Word): string {
  const parts = segments.map((segment, index) => {
    if (!isVariable(segment)) {
      const escaped = literalText(segment).replace(/[`"$]/g, '`$&');
      return escaped.replace(/[^ -~]/g, (unit) => `$(${hex(unit)})`);
    }
    if ('behind' in segment) return `$($${name(segment.variable)}.Substring(${segment.behind.length + 1}))`;
    const next = segments[index + 1];
    const follows = next === undefined || isVariable(next) ? '' : literalText(next);
    return /^[A-Za-z0-9_:?[.]/.test(follows) ? `\${${name(segment.variable)}}` : `$${name(segment.variable)}`;
  });
  const text = parts.join('');
  confirmLength(segments.map(literalText).join(''), text.split('$(').length);
  return `"${text}"`;
}

/** Throws a QuoteError for what is too long for a command line of Windows, or for one expression. */
function confirmLength(text: string, parts: number): void {
  const hint = 'use --shell bash, or give it a shorter name';
  if (text.length > maximumLength)
    throw cannotWrite(text, 'is longer than a command line of Windows can be', hint);
  if (parts > maximumParts)
    throw cannotWrite(
      text,
      'holds more characters beyond ASCII than one expression of PowerShell should',
      hint,
    );
}

/** CreateProcess takes 32,767 characters, with the program and all of its arguments. */
const maximumLength = 30_000;

/** Far below what makes a parser go deep. */
const maximumParts = 900;

/** Throws a QuoteError for what 5.1, 7.2 and 7.4 would not pass to a program alike; its message shows `shown`. */
function checkNative(text: string, shown = text): void {
  const refuse = (what: string): QuoteError =>
    cannotWrite(
      shown,
      `${what}, which PowerShell's versions do not pass to a program alike`,
      'use --shell bash, or rename it in the kubeconfig',
    );
  if (loneSurrogate.test(text))
    throw cannotWrite(
      shown,
      'holds half a character, which no command can be given',
      'rename it in the kubeconfig',
    );
  confirmLength(shown, 0);
  if (text === '') throw refuse('is empty');
  if (text.includes('"')) throw refuse('holds a double quote');
  if (/[\r\n\0]/.test(text)) throw refuse('holds a line break');
  // .NET's white space and ECMAScript's are the same but for U+0085 and U+FEFF.
  if (/[\s\u0085]/.test(text) && text.endsWith('\\')) throw refuse('holds a blank and ends with a backslash');
  if (text === '--%') throw refuse('is the stop-parsing token');
}

function word(segments: Word): ShellText {
  const joined = (stands: (variable: VariableName) => string): string =>
    segments.map((one) => (isVariable(one) ? stands(one.variable) : literalText(one))).join('');
  const text = joined(() => 'x');
  checkNative(
    text,
    joined((variable) => `$${name(variable)}`),
  );
  if (bare.test(text) && !segments.some(isVariable)) return shellText(text);
  // `('…' + [char]0x…)` is no quoted string, so pwsh would glob what it gives on Unix; `"…$([char]0x…)"` is one.
  const quoted = /^[ -~]*$/.test(text) && !segments.some(isVariable);
  return shellText(quoted ? constant(text) : expandable(segments));
}

function value(segments: Word): ShellText {
  if (segments.some(isVariable)) return shellText(expandable(segments));
  const text = segments.map(literalText).join('');
  // It becomes part of an argument later, where the shell could not refuse it any more.
  if (text !== '') checkNative(`x${text}`, text);
  return shellText(constant(text));
}

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
  const strings = lines.map(({ name: option, value: segments }) => {
    const escaped = segments.map((segment) =>
      isVariable(segment) ? segment : curlQuoted(literalText(segment)),
    );
    const line: Word = [`${option} = "`, ...escaped, '"'];
    return line.some(isVariable) ? expandable(line) : constant(line.map(literalText).join(''));
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
