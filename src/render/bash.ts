/**
 * bash 3.2 and later, and zsh: quoting and comments.
 *
 * Only words of a small alphabet stand bare; all others are quoted: `'…'`, or `$'…'` where control characters are
 * present (bash manual, ANSI-C Quoting), or `"…"` around a variable.
 */
import { inert, writeUnsafe } from '../display.js';
import type { QuoteError } from '../errors.js';
import { loneSurrogate } from '../go/utf8.js';
import type { Alphabet, CapturedName, CurlConfigLine, Segment, VariableName, Word } from '../plan/types.js';
import { checkedHeader, inertComment } from './bash-comment.js';
import { cannotWrite } from './cannot-write.js';
import { curlQuoted } from './curl-config.js';
import { type Dialect, joined, type ShellText } from './dialect.js';

const shellText = (text: string): ShellText => text as ShellText;

// No `~`, `=` or `%` at the start: bash and zsh expand them there.
const bare = /^[A-Za-z0-9_./:,@+-][A-Za-z0-9_./:,@+=%-]*$/;

// What a reader, and shellcheck, take for an expansion, an escape, a quotation mark or a home folder that quotes forgot
// (SC2016, SC1003, SC1112, SC2088).
const lookalike = /[\u2018-\u201f\u00a0\u2010-\u2015\u2212]|^~/g;
const misleading = new RegExp(`[$](?=[{(0-9A-Za-z_])|\`|\\\\(?='|$)|${lookalike.source}`);

/** How a text is written so that the shell reads it back as itself; `alone`: it is the whole word. */
export type Quote = (text: string, alone?: boolean) => string;

/** For a script. Throws a QuoteError where there is no way. */
const scriptQuote: Quote = (text, alone = false) => {
  confirmWritable(text, alone);
  if (inert(text) !== text || misleading.test(text)) {
    const escaped = text.replace(/['\\]/g, '\\$&').replace(lookalike, octal);
    return `$'${writeUnsafe(escaped, octal)}'`;
  }
  return `'${text.replaceAll("'", "'\\''")}'`;
};

/**
 * bash marks characters with U+0001 and U+007F for itself (subst.c, CTLESC and CTLNUL), and takes a value's own for such
 * a mark where it stands beside other text or beside characters beyond ASCII.
 */
export function confirmWritable(text: string, alone: boolean): void {
  const refuse = (what: string): QuoteError =>
    cannotWrite(text, what, 'give it another name in the kubeconfig');
  if (text.includes('\0') || loneSurrogate.test(text))
    throw refuse('holds a NUL or half a character, which no command can be given');
  if (text.includes('\u0001') || (text.includes('\u007f') && !(alone && /^[\u0002-\u007f]*$/.test(text))))
    throw refuse('holds U+0001 or U+007F, which bash does not always pass on');
  if (Buffer.byteLength(text) > maximumArgument) throw refuse('is longer than an argument can be');
}

/** Linux, MAX_ARG_STRLEN: 32 pages with the NUL at the end; less what stands before and behind a value. */
const maximumArgument = 32 * 4096 - 1024;

/** The UTF-8 bytes of a character: `\\u` is not in bash 3.2, and three octal digits never run into what follows. */
const octal = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** Text inside double quotes; undefined where double quotes cannot hold it (`!` is history in an interactive shell). */
function insideDoubleQuotes(text: string): string | undefined {
  if (inert(text) !== text || text.includes('!')) return undefined;
  return text.replace(/["\\$`]/g, '\\$&');
}

const literalText = (segment: Segment): string =>
  typeof segment === 'string'
    ? segment
    : 'template' in segment
      ? segment.template
      : 'goTemplate' in segment
        ? segment.goTemplate
        : '';

/** What stands for a variable inside double quotes. */
const reference = (segment: Extract<Segment, { variable: VariableName }>): string =>
  'behind' in segment ? `\${${segment.variable}#*:}` : `$${segment.variable}`;

const isVariable = (segment: Segment): segment is Extract<Segment, { variable: VariableName }> =>
  typeof segment !== 'string' && 'variable' in segment;

/** bash's words, by one way to quote; `not` complements a bracket expression. */
export function dialectBy(quote: Quote, not: '!' | '^', shell: 'bash' | 'sh' = 'bash'): Dialect {
  /** A literal: a bare beginning up to an `=`, then the quoted rest (`jsonpath='{…}'`, `--context='x y'`). */
  function literal(text: string): string {
    if (bare.test(text)) {
      confirmWritable(text, true);
      return text;
    }
    const [, name, value] = /^([A-Za-z-][A-Za-z0-9-]*=)(.+)$/s.exec(text) ?? [];
    return name === undefined || value === undefined
      ? quote(text, true)
      : name + (bare.test(value) ? value : quote(value));
  }

  function word(segments: Word): ShellText {
    if (!segments.some(isVariable)) return shellText(literal(segments.map(literalText).join('')));
    const [first = '', ...rest] = segments;
    const name = literalText(first);
    // `--context="$CONTEXT"`: what is before the value needs no quotes.
    if (/^[A-Za-z-][A-Za-z0-9-]*=$/.test(name)) return shellText(name + doubleQuoted(rest));
    return shellText(doubleQuoted(segments));
  }

  function doubleQuoted(segments: Word): string {
    const parts = segments.map((segment) =>
      isVariable(segment) ? reference(segment) : insideDoubleQuotes(literalText(segment)),
    );
    if (parts.includes(undefined)) {
      return segments
        .map((segment) => (isVariable(segment) ? `"${reference(segment)}"` : quote(literalText(segment))))
        .join('');
    }
    return `"${parts.map((part, index) => bracedBefore(part ?? '', parts[index + 1])).join('')}"`;
  }

  /** printf's format takes the literal parts, `%s` the variables: nothing is expanded inside the format. */
  function curlConfig(lines: readonly CurlConfigLine[]): ShellText {
    const variables: string[] = [];
    const format = lines.map((line) => {
      const value = line.value.map((segment) => {
        if (!isVariable(segment))
          return curlQuoted(literalText(segment)).replaceAll('\\', '\\\\').replaceAll('%', '%%');
        variables.push(` "${reference(segment)}"`);
        return '%s';
      });
      return `${line.name} = "${value.join('')}"\\n`;
    });
    return shellText(`printf ${quote(format.join(''), true)}${variables.join('')}`);
  }

  return {
    shell,
    commentWidth: 98,
    continuation: shellText(' \\'),
    indent: '  ',
    variable: (name) => shellText(name),
    environment: (name) => shellText(`\${${name}-}`),
    word,
    value: (segments) =>
      segments.some(isVariable) ? word(segments) : shellText(quote(segments.map(literalText).join(''), true)),
    line: (segments) =>
      segments.some(isVariable) ? word(segments) : shellText(quote(segments.map(literalText).join(''), true)),
    literal: (text) => shellText(quote(text, true)),
    plainValue: (segments) => shellText(doubleQuoted(segments)),
    unlike: (name, alphabet) => unlike(name, alphabet, not),
    comment: (text) => shellText(inertComment(text)),
    header: (text) => shellText(checkedHeader(text)),
    curlConfig,
    // Between <<'MANIFEST' and MANIFEST nothing is expanded; manifest lines hold JSON strings, so none is the delimiter.
    manifestLine: (line) => shellText(inert(line)),
    argumentList: (args) => joined(args.map(word)),
    through({ socket }) {
      const path: Word = [{ variable: 'WORK' }, `/${socket}`];
      return { listen: ['--unix-socket=', ...path], option: [['--unix-socket'], path], host: ['localhost'] };
    },
  };
}

/** `$NAME` becomes `${NAME}` unless a slash or the end follows: zsh takes `:h`, `[1]` and more for its own. */
function bracedBefore(part: string, next: string | undefined): string {
  const isName = /^\$[A-Z_]+$/.test(part);
  return isName && next !== undefined && !/^[/\\]/.test(next) ? `\${${part.slice(1)}}` : part;
}

/** A set as the inside of a bracket expression: `]` and `[` first, `-` last. */
function bracket({ ranges, others }: Alphabet): string {
  const first = [...'][-'].map((character) => (others.includes(character) ? character : ''));
  const spans = (ranges.match(/../g) ?? []).map((ends) => [...ends].join('-'));
  return [first[0], first[1], ...spans, others.replace(/[\][-]/g, ''), first[2]].join('');
}

/** `$NAME in '' | *[!set]*)`: what stands behind `case`. Ranges mean ASCII, because the script sets LC_ALL. */
function unlike(name: CapturedName, alphabet: Alphabet, not: '!' | '^'): ShellText {
  const set = bracket(alphabet);
  if (alphabet.length !== undefined)
    return shellText(`$${name} in ${`[${set}]`.repeat(alphabet.length)}) ;; *)`);
  const other = alphabet.visible === true ? `*[${not}[:graph:]]* | *'"'* | *\\\\*` : `*[${not}${set}]*`;
  if (alphabet.prefix === '') return shellText(`$${name} in '' | ${other})`);
  return shellText(`\${${name}#${alphabet.prefix}} in '' | "$${name}" | ${other})`);
}

export const bash: Dialect = dialectBy(scriptQuote, '!');

/**
 * The same for what is pasted into an interactive bash or zsh: `!` is history there, and `[!…]` with it; a tab completes,
 * and a line break ends a line. One line, always, of characters that do nothing but stand.
 */
export const bashPaste: Dialect = dialectBy((text, alone = false) => {
  confirmWritable(text, alone);
  if (inert(text) === text && text.search(/['!]/) < 0 && text.search(lookalike) < 0) return `'${text}'`;
  const escaped = text.replaceAll('\\', '\\\\').replace(lookalike, octal);
  return `$'${writeUnsafe(escaped, octal).replace(/['!]/g, octal)}'`;
}, '^');
