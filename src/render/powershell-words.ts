/**
 * Words of PowerShell: how a text is written so that every version reads it back as itself, and passes it on alike. The page
 * of a runbook has this module in its script, so nothing of Node is used here.
 */
import { loneSurrogate } from '../go/surrogate.js';
import type { Segment, VariableName, Word } from '../plan/word.js';
import { cannotPassOn, cannotWrite } from './cannot-write.js';
import type { ShellText } from './dialect.js';

const shellText = (text: string): ShellText => text as ShellText;

// Words that PowerShell's tokenizer takes as they are: options and plain lower-case words, no number, no `@`, no `,`.
export const bare = /^(--?[A-Za-z][A-Za-z0-9-]*|[A-Za-z][A-Za-z0-9/-]*|-)$/;

export const isVariable = (segment: Segment): segment is Extract<Segment, { variable: VariableName }> =>
  typeof segment !== 'string' && 'variable' in segment;

/** `PROXY_URL` is `$proxyUrl`; what the seed exports is `$env:CLUSTER_NAME`. */
export const name = (variable: VariableName): string =>
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

export const literalText = (segment: Segment): string =>
  typeof segment === 'string'
    ? segment
    : 'template' in segment
      ? requoted(segment.template)
      : 'goTemplate' in segment
        ? segment.goTemplate.replaceAll('"', '`') // Go's other strings
        : '';

const hex = (unit: string): string => `[char]0x${unit.charCodeAt(0).toString(16)}`;

/** A constant as an expression: `'…'`, or `('…' + [char]0x… + '…')` where it is not all printable ASCII. */
export function constant(text: string): string {
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
export function expandable(segments: Word): string {
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
export function checkNative(text: string, shown = text): void {
  if (loneSurrogate.test(text))
    throw cannotWrite(
      shown,
      'holds half a character, which no command can be given',
      'rename it in the kubeconfig',
    );
  confirmLength(shown, 0);
  if (text === '') throw cannotPassOn(shown, 'is empty');
  if (text.includes('"')) throw cannotPassOn(shown, 'holds a double quote');
  if (/[\r\n\0]/.test(text)) throw cannotPassOn(shown, 'holds a line break');
  // .NET's white space and ECMAScript's are the same but for U+0085 and U+FEFF.
  if (/[\s\u0085]/.test(text) && text.endsWith('\\'))
    throw cannotPassOn(shown, 'holds a blank and ends with a backslash');
  if (text === '--%') throw cannotPassOn(shown, 'is the stop-parsing token');
}

export function word(segments: Word): ShellText {
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

export function value(segments: Word): ShellText {
  if (segments.some(isVariable)) return shellText(expandable(segments));
  const text = segments.map(literalText).join('');
  // It becomes part of an argument later, where the shell could not refuse it any more.
  if (text !== '') checkNative(`x${text}`, text);
  return shellText(constant(text));
}

/** What a slot of a block is quoted by. */
export const powershellWords = {
  word,
  value,
  literal: (text: string): ShellText => shellText(constant(text)),
};
