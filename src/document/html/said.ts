/** What a page says, in each of its languages: one behind the other, and its style sheet shows that of the reader. */
import type { Inline, Runbook } from '../runbook.js';
import { attribute, type HtmlText, html, text } from './markup.js';

/** The same runbook in several languages. */
export type Runbooks = readonly [Runbook, ...Runbook[]];

/** Names and commands are no words of a language: the page's script keeps them from being translated. */
export const inline = (said: Inline): HtmlText =>
  joined(
    said.map((piece) => (typeof piece === 'string' ? text(piece) : html`<code>${text(piece.code)}</code>`)),
  );

export const joined = (pieces: readonly HtmlText[], between = ''): HtmlText =>
  pieces.join(between) as HtmlText;

/** Without its code marked as such: for what holds no elements. */
export const plain = (said: Inline): string =>
  said.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');

type Tag = 'dd' | 'dt' | 'li' | 'p' | 'span';

/** An element for each language; one for all where all are the same. */
export function inEach(runbooks: Runbooks, tag: Tag, of: (its: Runbook) => HtmlText): HtmlText {
  const [first] = runbooks;
  if (runbooks.every((its) => of(its) === of(first)))
    return tag === 'span' ? of(first) : element(tag, of(first));
  const between = tag === 'span' ? ' ' : '\n';
  return joined(
    runbooks.map((its) => element(tag, of(its), its)),
    between,
  );
}

/** Several of them, in one language behind the other. */
export const listInEach = (runbooks: Runbooks, tag: Tag, of: (its: Runbook) => readonly Inline[]): HtmlText =>
  joined(
    runbooks.flatMap((its) =>
      of(its).map(
        (said) => html`${element(tag, inline(said), runbooks.length > 1 ? its : undefined)}
`,
      ),
    ),
  );

// HTML ends these itself where the next one begins.
const unended: ReadonlySet<Tag> = new Set(['dd', 'dt', 'li', 'p']);

function element(tag: Tag, inside: HtmlText, its?: Runbook): HtmlText {
  const lang = its === undefined ? html`` : attribute('lang', its.language);
  const end = unended.has(tag) ? '' : `</${tag}>`;
  return `<${tag}${lang}>${inside}${end}` as HtmlText;
}
