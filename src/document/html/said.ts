/**
 * What a page says, in each of its languages and for each of its contexts: one behind the other, and its style sheet
 * shows what the reader chose.
 */
import type { Inline, Runbook, Runbooks } from '../runbook.js';
import { attribute, type HtmlText, html, text } from './markup.js';

/** Names and commands are no words of a language: the page's script keeps them from being translated. */
export const inline = (said: Inline): HtmlText =>
  joined(
    said.map((piece) =>
      typeof piece === 'string' ? text(piece) : html`<code>${breakable(piece.code)}</code>`,
    ),
  );

/** A fingerprint is as wide as a page: it is broken between bytes, and not within one. */
const breakable = (code: string): HtmlText =>
  /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/.test(code)
    ? joined((code.match(/.{1,24}/g) ?? []).map(text), '<wbr>')
    : text(code);

export const joined = (pieces: readonly HtmlText[], between = ''): HtmlText =>
  pieces.join(between) as HtmlText;

/** Without its code marked as such: for what holds no elements. */
export const plain = (said: Inline): string =>
  said.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');

type Tag = 'dd' | 'dt' | 'li' | 'p' | 'span';

/** Of what a text is another one each time. */
interface By {
  readonly language: boolean;
  readonly choice: boolean;
}

/**
 * An element for each language and each context; one for all where all are the same. `isOwn`: these are of one context,
 * and others have none.
 */
export function inEach(
  runbooks: Runbooks,
  tag: Tag,
  of: (its: Runbook) => HtmlText,
  isOwn = false,
): HtmlText {
  const [first] = runbooks;
  const texts = new Map(runbooks.map((its) => [its, of(its)]));
  const differs = (key: (its: Runbook) => unknown): boolean =>
    runbooks.some(
      (its) => texts.get(its) !== texts.get(runbooks.find((one) => key(one) === key(its)) ?? its),
    );
  const by = {
    language: differs(({ choice }) => choice),
    choice: isOwn || differs(({ language }) => language),
  };
  if (!by.language && !by.choice) return tag === 'span' ? of(first) : element(tag, of(first));
  return variants(runbooks, tag, of, by);
}

function variants(runbooks: Runbooks, tag: Tag, of: (its: Runbook) => HtmlText, by: By): HtmlText {
  const keyOf = ({ language, choice }: Runbook): string =>
    JSON.stringify([by.language && language, by.choice && choice]);
  const each = new Map(runbooks.map((its) => [keyOf(its), its]).reverse() as [string, Runbook][]);
  return joined(
    [...each.values()].reverse().map((its) => element(tag, of(its), its, by)),
    tag === 'span' ? ' ' : '\n',
  );
}

/** Several of them, in one language behind the other. */
export const listInEach = (
  runbooks: Runbooks,
  tag: Tag,
  of: (its: Runbook) => readonly Inline[],
  write: (said: Inline, its: Runbook) => HtmlText = inline,
): HtmlText => {
  const isSpoken = runbooks.some(({ language }) => language !== runbooks[0].language);
  return joined(
    groupsBy(runbooks, ({ language }) => language).flatMap((ones) =>
      rowsInEach(ones, of, (some, row, isOwn) => {
        const written = (its: Runbook): HtmlText => write(row(its) ?? [], its);
        const choice = isOwn || some.some((its) => written(its) !== written(some[0]));
        return html`${variants(some, tag, written, { language: isSpoken, choice })}
`;
      }),
    ),
  );
};

/** The rows of a list: of all contexts at once where each has as many of them, else of each context its own. */
export function rowsInEach<Row>(
  runbooks: Runbooks,
  of: (its: Runbook) => readonly Row[],
  write: (some: Runbooks, row: (its: Runbook) => Row | undefined, isOwn: boolean) => HtmlText,
): readonly HtmlText[] {
  const isEven = runbooks.every((its) => of(its).length === of(runbooks[0]).length);
  const groups = isEven ? [runbooks] : groupsBy(runbooks, ({ choice }) => choice);
  return groups.flatMap((some) =>
    of(some[0]).map((_, index) => write(some, (its) => of(its)[index], !isEven)),
  );
}

/** The runbooks that have the same key, in their order. */
export function groupsBy(runbooks: Runbooks, key: (its: Runbook) => unknown): readonly Runbooks[] {
  const firsts = runbooks.filter((its) => runbooks.find((one) => key(one) === key(its)) === its);
  return firsts.map((first) => {
    const others = runbooks.filter((its) => its !== first && key(its) === key(first));
    return [first, ...others];
  });
}

/** What the style sheet tells the elements of a context by, behind other classes; nothing where there is but one. */
export const choiceClass = ({ choice }: Runbook): string => (choice === undefined ? '' : `of k${choice}`);

// HTML ends these itself where the next one begins.
const unended: ReadonlySet<Tag> = new Set(['dd', 'dt', 'li', 'p']);

function element(tag: Tag, inside: HtmlText, its?: Runbook, by?: By): HtmlText {
  const lang = its === undefined || by?.language === false ? html`` : attribute('lang', its.language);
  const choice = its === undefined || by?.choice !== true ? html`` : attribute('class', choiceClass(its));
  const end = unended.has(tag) ? '' : `</${tag}>`;
  return `<${tag}${lang}${choice}>${inside}${end}` as HtmlText;
}
