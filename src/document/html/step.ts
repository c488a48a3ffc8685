/** A step on a page: its heading, why, what to copy, and what is seen then. */
import type { Block, RunbookStep } from '../runbook.js';
import { attribute, exactText, type HtmlText, html, text } from './markup.js';
import { inEach, inline, listInEach, type Runbooks } from './said.js';

/** The same step in each language. */
export type StepOf = (its: Runbooks[number]) => RunbookStep;

/** `number`: none for what is done behind all steps. */
export function stepSection(runbooks: Runbooks, step: StepOf, number: number | undefined): HtmlText {
  const { id, blocks, expected } = step(runbooks[0]);
  const count = number === undefined ? html`` : html`<span class=n>${text(`${number}`)}</span> `;
  const title = inEach(runbooks, 'span', (its) => inline(step(its).title));
  return html`<section class=step${attribute('id', id)}>
<h2>${count}<span>${title}</span></h2>
${listInEach(runbooks, 'p', (its) => step(its).why)}${warnings(runbooks, (its) => step(its).warnings)}${blocks.map(block)}${prints(runbooks, expected)}${options(runbooks, step)}${troubles(runbooks, step)}</section>
`;
}

/** In a box of their own; nothing where there are none. */
export function warnings(
  runbooks: Runbooks,
  of: (its: Runbooks[number]) => RunbookStep['warnings'],
): HtmlText {
  if (of(runbooks[0]).length === 0) return html``;
  const said = runbooks.flatMap((its) =>
    of(its).map(
      (
        warning,
      ) => html`<p${attribute('lang', its.language)}><strong>${text(its.words.warning)}</strong> ${inline(warning)}</p>
`,
    ),
  );
  return html`<div class=care>
${said}</div>
`;
}

/** The names of the tabs that show the blocks of each shell. */
export const shellNames = { bash: 'bash, zsh', powershell: 'PowerShell' } as const;

// The class names the shell for the rules that choose one. Lines of the block are lines of the file, so that `verify` names both alike.
const block = ({ shell, text: commands }: Block): HtmlText =>
  html`<div${attribute('class', `cmd ${shell}`)}><p>${text(shellNames[shell])}</p><pre translate=no><code${attribute('class', `language-${shell}`)}>${exactText(commands)}</code></pre></div>
`;

function prints(runbooks: Runbooks, expected: string | undefined): HtmlText {
  if (expected === undefined) return html``;
  const label = inEach(runbooks, 'span', ({ words }) =>
    text(expected === '' ? words.printsNothing : words.prints),
  );
  if (expected === '')
    return html`<div class=out><p>${label}</p></div>
`;
  return html`<div class=out><p>${label}</p><pre class=language-text translate=no><samp>${exactText(expected)}</samp></pre></div>
`;
}

function options(runbooks: Runbooks, step: StepOf): HtmlText {
  const [first] = runbooks;
  const meanings = step(first).options.map(
    (
      { option },
      index,
    ) => html`<dt><code>${text(option)}</code>${inEach(runbooks, 'dd', (its) => inline(step(its).options[index]?.meaning ?? []))}
`,
  );
  if (meanings.length === 0) return html``;
  return details(runbooks, ({ words }) => words.options, html`<dl>`, meanings);
}

function troubles(runbooks: Runbooks, step: StepOf): HtmlText {
  const rows = step(runbooks[0]).troubles.map(
    (
      _,
      index,
    ) => html`${inEach(runbooks, 'dt', (its) => inline(step(its).troubles[index]?.sign ?? []))}${inEach(runbooks, 'dd', (its) => inline(step(its).troubles[index]?.said ?? []))}
`,
  );
  if (rows.length === 0) return html``;
  return details(runbooks, ({ words }) => words.fails, html`<dl class=signs>`, rows);
}

/** Folded together, until somebody wants to know. */
const details = (
  runbooks: Runbooks,
  title: (its: Runbooks[number]) => string,
  list: HtmlText,
  rows: readonly HtmlText[],
): HtmlText => html`<details><summary>${inEach(runbooks, 'span', (its) => text(title(its)))}</summary>${list}
${rows}</dl></details>
`;
