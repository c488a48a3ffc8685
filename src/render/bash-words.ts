/**
 * Words of bash and zsh: how a text is written so that the shell reads it back as itself. The page of a runbook has this
 * module in its script, so nothing of Node is used here.
 */
import { inert, writeUnsafe } from '../display.js';
import { loneSurrogate } from '../go/surrogate.js';
import type { Segment, VariableName, Word } from '../plan/word.js';
import { cannotWrite } from './cannot-write.js';
import type { ShellText } from './dialect.js';

const shellText = (text: string): ShellText => text as ShellText;

// No `~`, `=` or `%` at the start: bash and zsh expand them there.
const bare = /^[A-Za-z0-9_./:,@+-][A-Za-z0-9_./:,@+=%-]*$/;

// What a reader, and shellcheck, take for a quotation mark or a home folder that quotes forgot (SC1112, SC2088).
export const lookalike = /[\u2018-\u201f\u00a0\u2010-\u2015\u2212]|^~/g;

/** How a text is written so that the shell reads it back as itself; `alone`: it is the whole word. */
export type Quote = (text: string, alone?: boolean) => string;

/**
 * bash marks characters with U+0001 and U+007F for itself (subst.c, CTLESC and CTLNUL), and takes a value's own for such
 * a mark where it stands beside other text or beside characters beyond ASCII.
 */
export function confirmWritable(text: string, alone: boolean): void {
  const hint = 'give it another name in the kubeconfig';
  if (text.includes('\0') || loneSurrogate.test(text))
    throw cannotWrite(text, 'holds a NUL or half a character, which no command can be given', hint);
  if (/\u0001/.test(text) || (/\u007f/.test(text) && !(alone && /^[\u0002-\u007f]*$/.test(text))))
    throw cannotWrite(text, 'holds U+0001 or U+007F, which bash does not always pass on', hint);
  if (3 * text.length > maximumArgument && bytesOf(text).length > maximumArgument)
    throw cannotWrite(text, 'is longer than an argument can be', hint);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Linux, MAX_ARG_STRLEN: 32 pages with the NUL at the end; less what stands before and behind a value. */
const maximumArgument = 32 * 4096 - 1024;

/** The UTF-8 bytes of a character: `\\u` is not in bash 3.2, and three octal digits never run into what follows. */
export const octal = (character: string): string =>
  [...bytesOf(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** Text inside double quotes; undefined where double quotes cannot hold it (`!` is history in an interactive shell). */
function insideDoubleQuotes(text: string): string | undefined {
  if (inert(text) !== text || text.includes('!')) return undefined;
  return text.replace(/["\\$`]/g, '\\$&');
}

/**
 * For what is pasted into an interactive bash or zsh: `!` is history there, and `[!…]` with it; a tab completes,
 * and a line break ends a line. One line, always, of characters that do nothing but stand.
 */
export const pasteQuote: Quote = (text, alone = false) => {
  confirmWritable(text, alone);
  if (inert(text) === text && text.search(/['!]/) < 0 && text.search(lookalike) < 0) return `'${text}'`;
  const escaped = text.replaceAll('\\', '\\\\').replace(lookalike, octal);
  return `$'${writeUnsafe(escaped, octal).replace(/['!]/g, octal)}'`;
};

export const literalText = (segment: Segment): string =>
  typeof segment === 'string'
    ? segment
    : 'template' in segment
      ? segment.template
      : 'goTemplate' in segment
        ? segment.goTemplate
        : '';

/** What stands for a variable inside double quotes. */
export const reference = (segment: Extract<Segment, { variable: VariableName }>): string =>
  'behind' in segment ? `\${${segment.variable}#*:}` : `$${segment.variable}`;

export const isVariable = (segment: Segment): segment is Extract<Segment, { variable: VariableName }> =>
  typeof segment !== 'string' && 'variable' in segment;

/** What a way to quote makes of a word, of the right side of an assignment, and of a text for people. */
export interface BashWords {
  readonly word: (word: Word) => ShellText;
  readonly value: (word: Word) => ShellText;
  readonly literal: (text: string) => ShellText;
  readonly doubleQuoted: (word: Word) => string;
}

/** bash's words, by one way to quote. */
export function wordsBy(quote: Quote): BashWords {
  /** A literal: a bare beginning up to an `=`, then the quoted rest (`jsonpath='{…}'`, `--context='x y'`). */
  function bareOrQuoted(text: string): string {
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
    if (!segments.some(isVariable)) return shellText(bareOrQuoted(segments.map(literalText).join('')));
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

  return {
    word,
    value: (segments) =>
      segments.some(isVariable) ? word(segments) : shellText(quote(segments.map(literalText).join(''), true)),
    literal: (text) => shellText(quote(text, true)),
    doubleQuoted,
  };
}

/** `$NAME` becomes `${NAME}` unless a slash or the end follows: zsh takes `:h`, `[1]` and more for its own. */
function bracedBefore(part: string, next: string | undefined): string {
  const isName = /^\$[A-Z_]+$/.test(part);
  return isName && next !== undefined && !/^[/\\]/.test(next) ? `\${${part.slice(1)}}` : part;
}
