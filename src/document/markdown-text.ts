/**
 * Text that stands in Markdown as itself: in CommonMark, GitHub, GitLab, Python-Markdown and MDX, and behind the
 * templates that some sites put before them (Liquid and Jinja take `{{` and `{%`, in code as well). Only the functions
 * here and in template-text.ts make one, so a name that is pasted in does not compile.
 */
import type { Inline } from './runbook.js';

declare const markdownText: unique symbol;

export type MarkdownText = string & { readonly [markdownText]: true };

const trusted = (text: string): MarkdownText => text as MarkdownText;

/** Pieces, one behind the other. What is between them in the source is ours. */
export const md = (parts: TemplateStringsArray, ...values: readonly MarkdownText[]): MarkdownText =>
  trusted(String.raw({ raw: parts.map((part) => part) }, ...values));

export const joinedBy = (parts: readonly MarkdownText[], between: '' | ' ' | '\n' | '\n\n'): MarkdownText =>
  trusted(parts.join(between));

/** A character as a reference, which all of them read and none acts on. */
export const reference = (character: string): string => `&#${character.codePointAt(0)};`;

/** Prose. A word that begins a line must not begin a list, a heading, a quotation or an underline. */
export function prose(text: string): string {
  return text
    .replace(/[&<>{}|~$@`*_[\]\\#!^]/g, reference)
    .replace(/(?<=https?):(?=\/\/)/g, reference)
    .replace(/(?<![^ ])(?:[-+=:]|\d+(?=[.)](?![^ ]))[.)])/g, (start) =>
      start.length === 1 ? reference(start) : start.slice(0, -1) + reference(start.slice(-1)),
    );
}

/**
 * Runs that every renderer takes for code as they are: no backtick; no brace; no backslash; no white space but single
 * blanks inside; at the front nothing that highlighters take for an instruction (pymdownx.inlinehilite: `#!`, `:::`).
 */
const run = /[^\s`{}\\#:](?:[^\s`{}\\]| (?=[^\s`{}\\]))*/g;

/** Code: a name or a command. What no span of code can hold stands beside it, as references. */
function code(text: string): string {
  let written = '';
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(run)) {
    written += [...text.slice(end, index)].map(reference).join('');
    // Two spans that touch would be one.
    written += `\`${piece}\``;
    end = index + piece.length;
  }
  return written + [...text.slice(end)].map(reference).join('');
}

/** A line of text with code in it. */
export const inline = (pieces: Inline): MarkdownText =>
  trusted(pieces.map((piece) => (typeof piece === 'string' ? prose(piece) : code(piece.code))).join(''));

/** A text of ours, without names. */
export const plain = (text: string): MarkdownText => trusted(prose(text));

/** markdownlint's MD013. */
const width = 80;

/** Where a span of code may go on in the next line: before a word that begins nothing there. */
const innerBreak = / (?=[A-Za-z]|--[a-z])/;

/** The words of a text; a span of code that fits a line is one. */
function words(text: MarkdownText): readonly string[] {
  const found = text.match(/(?:`[^`]*`|[^ `])+/g) ?? [];
  return found.flatMap((word) => (word.length > width - 4 ? word.split(innerBreak) : [word]));
}

/** A paragraph, in lines of at most 80 characters as far as there are blanks; `indent` is before all but the first. */
export function paragraph(text: MarkdownText, first: '' | '- ' | '> ' = ''): MarkdownText {
  const indent = first === '- ' ? '  ' : first;
  const lines: string[] = [];
  let line = '';
  for (const word of words(text)) {
    if (line !== '' && first.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return trusted(lines.map((each, index) => (index === 0 ? first : indent) + each).join('\n'));
}

/** A fence that its text cannot close. A tab is four columns in some, so there is none (MD010). */
export function fence(language: 'bash' | 'powershell' | 'text', text: string): MarkdownText {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const mark = '`'.repeat(longest + 1);
  return trusted(`${mark}${language}\n${text.replace(/\n$/, '')}\n${mark}`);
}

/** All lines, four columns further in: what stands in a tab or an admonition of Python-Markdown. */
export const indented = (text: MarkdownText): MarkdownText => trusted(text.replace(/^(?=.)/gm, '    '));

/** A definition that nothing refers to: no renderer shows it, and none needs raw HTML for it. */
export function comment(text: string): MarkdownText {
  if (!/^[\w: -]+$/.test(text)) throw new Error('a comment of Markdown holds what markup acts on');
  return trusted(`[//]: # (${text})`);
}
