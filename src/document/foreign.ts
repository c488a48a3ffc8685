/** What a template, or a value beside its text, could make of Markdown that is more than text and its outline. */
import MarkdownIt, { type Token } from 'markdown-it';
import { quoted } from '../display.js';

export interface Foreign {
  readonly message: string;
  readonly hint: string;
}

/** What the document holds and `usual`, the same without templates, does not; undefined where there is nothing. */
export function foreignIn(text: string, usual: string): Foreign | undefined {
  const [theirs, ours] = [marksIn(text), marksIn(usual)];
  if (theirs.join('\n') !== ours.join('\n'))
    return {
      message: 'its templates write, or hide, a line that kubesteps finds its own parts by',
      hint: 'leave lines such as [//]: # (kubesteps:…) out',
    };
  const known = new Set(markupIn(usual));
  const tag = markupIn(text).find((one) => !known.has(one));
  if (tag !== undefined)
    return {
      message: `${quoted(tag)} is HTML there`,
      hint: 'write &lt; for the sign itself, and no backslash before a value',
    };
  const link = linksIn(text).find((one) => !/^(?:https?:\/\/|mailto:|tel:|#|[^:]*$)/i.test(one));
  if (link === undefined) return undefined;
  return {
    message: `a link leads to ${quoted(link)}`,
    hint: 'write https://, mailto:, tel:, # or a path; of a value that which ends with InUrl',
  };
}

const marksIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^\s*\[.*\bkubesteps:/i.test(line));

const markdown = new MarkdownIt({ html: true });
// All are to be seen.
markdown.validateLink = () => true;

const tokensIn = (text: string): readonly Token[] =>
  markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

const markupIn = (text: string): readonly string[] =>
  tokensIn(text).flatMap(({ type, content }) =>
    type === 'html_block' || type === 'html_inline' ? [content.trim()] : [],
  );

const linksIn = (text: string): readonly string[] =>
  tokensIn(text).flatMap((token) =>
    [token.attrGet('href'), token.attrGet('src')].flatMap((one) => (one === null ? [] : String(one))),
  );
