/** A step on a page: its heading, why, what to copy, and what is seen then. */
import type { Pieces } from '../../render/slots.js';
import type { Block, Runbook, RunbookStep, Runbooks } from '../runbook.js';
import type { WritePart } from './look.js';
import { attribute, exactText, type HtmlText, html, text } from './markup.js';
import { choiceClass, groupsBy, inEach, inline, joined, listInEach, rowsInEach } from './said.js';

/** The same step in each language. */
export type StepOf = (its: Runbooks[number]) => RunbookStep;

/** `number`: none for what is done behind all steps. */
export function stepSection(
  runbooks: Runbooks,
  step: StepOf,
  number: number | undefined,
  part: WritePart,
): HtmlText {
  const { id } = step(runbooks[0]);
  const count = number === undefined ? html`` : html`<span class=n>${text(`${number}`)}</span> `;
  const name = inEach(runbooks, 'span', (its) => inline(step(its).title));
  const parts = {
    heading: html`<h2>${count}<span>${name}</span></h2>
`,
    why: listInEach(runbooks, 'p', (its) => step(its).why),
    warnings: warnings(runbooks, (its) => step(its).warnings),
    commands: joined(blocks(runbooks, step)),
    prints: prints(runbooks, step),
    options: options(runbooks, step),
    troubles: troubles(runbooks, step),
  };
  const own = part('step.html.hbs', () => ({
    ...parts,
    number: text(`${number ?? ''}`),
    name,
    cleanUp: number === undefined,
  }));
  return html`<section class=step${attribute('id', id)}>
${own ?? joined(Object.values(parts))}</section>
`;
}

/** In a box of their own; nothing where there are none. */
export function warnings(
  runbooks: Runbooks,
  of: (its: Runbooks[number]) => RunbookStep['warnings'],
): HtmlText {
  const isEven = runbooks.every((its) => of(its).length === of(runbooks[0]).length);
  const groups = isEven ? [runbooks] : groupsBy(runbooks, ({ choice }) => choice);
  return joined(groups.map((some) => box(some, of, isEven ? '' : ` ${choiceClass(some[0])}`)));
}

function box(some: Runbooks, of: (its: Runbook) => RunbookStep['warnings'], choice: string): HtmlText {
  if (of(some[0]).length === 0) return html``;
  const said = listInEach(
    some,
    'p',
    of,
    (warning, its) => html`<strong>${text(its.words.warning)}</strong> ${inline(warning)}`,
  );
  return html`<div${attribute('class', `care${choice}`)}>
${said}</div>
`;
}

/** The names of the tabs that show the blocks of each shell. */
export const shellNames = { bash: 'bash, zsh', powershell: 'PowerShell' } as const;

/** Each context has its own, be they the same. */
const blocks = (runbooks: Runbooks, step: StepOf): readonly HtmlText[] =>
  groupsBy(runbooks, ({ choice }) => choice).flatMap(([its]) =>
    step(its).blocks.map((each) => block(each, its)),
  );

// The class names the shell for the rules that choose one. Lines of the block are lines of the file, so that `verify` names both alike.
function block({ shell, text: commands, pieces }: Block, its: Runbook): HtmlText {
  const classes = ['cmd', shell, choiceClass(its)].join(' ').trim();
  const whose = its.choice === undefined ? html`` : html`${text(its.context)}: `;
  return html`<div${attribute('class', classes)}><p>${whose}${text(shellNames[shell])}<pre translate=no><code${attribute('class', `language-${shell}`)}>${(pieces ?? [commands]).map(piece)}</code></pre></div>
`;
}

/** The page's script finds what a reader may change; of the commands alone it shows as a variable. */
function piece(one: Pieces[number]): HtmlText {
  if (typeof one === 'string') return exactText(one);
  const text = exactText(one.text);
  return one.slot.kind === 'literal' ? html`<span>${text}</span>` : html`<var>${text}</var>`;
}

function prints(runbooks: Runbooks, step: StepOf): HtmlText {
  const isSame = runbooks.every((its) => step(its).expected === step(runbooks[0]).expected);
  const groups = isSame ? [runbooks] : groupsBy(runbooks, ({ choice }) => choice);
  return joined(
    groups.map((some) => output(some, step(some[0]).expected, isSame ? '' : ` ${choiceClass(some[0])}`)),
  );
}

function output(some: Runbooks, expected: string | undefined, choice: string): HtmlText {
  if (expected === undefined) return html``;
  const label = inEach(some, 'span', ({ words }) =>
    text(expected === '' ? words.printsNothing : words.prints),
  );
  const shown =
    expected === ''
      ? html``
      : html`<pre class=language-text translate=no><samp>${exactText(expected)}</samp></pre>`;
  return html`<div${attribute('class', `out${choice}`)}><p>${label}</p>${shown}</div>
`;
}

function options(runbooks: Runbooks, step: StepOf): HtmlText {
  const rows = rowsInEach(
    runbooks,
    (its) => step(its).options,
    (some, row, isOwn) =>
      html`${inEach(some, 'dt', (its) => html`<code>${text(row(its)?.option ?? '')}</code>`, isOwn)}${inEach(some, 'dd', (its) => inline(row(its)?.meaning ?? []), isOwn)}
`,
  );
  return details(runbooks, ({ words }) => words.options, html`<dl>`, rows);
}

function troubles(runbooks: Runbooks, step: StepOf): HtmlText {
  const rows = rowsInEach(
    runbooks,
    (its) => step(its).troubles,
    (some, row, isOwn) =>
      html`${inEach(some, 'dt', (its) => inline(row(its)?.sign ?? []), isOwn)}${inEach(some, 'dd', (its) => inline(row(its)?.said ?? []), isOwn)}
`,
  );
  return details(runbooks, ({ words }) => words.fails, html`<dl class=signs>`, rows);
}

/** Folded together, until somebody wants to know; nothing where there is nothing to know. */
const details = (
  runbooks: Runbooks,
  title: (its: Runbooks[number]) => string,
  list: HtmlText,
  rows: readonly HtmlText[],
): HtmlText =>
  rows.length === 0
    ? html``
    : html`<details><summary>${inEach(runbooks, 'span', (its) => text(title(its)))}</summary>${list}
${rows}</dl></details>
`;
