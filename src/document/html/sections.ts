/** What a page holds between its top and its end: a section for each part of the runbook, and a list of them. */

import type { Fact, Runbooks } from '../runbook.js';
import { attribute, type HtmlText, html, text } from './markup.js';
import type { PageWords } from './page-words.js';
import { inEach, inline, listInEach, rowsInEach } from './said.js';
import { stepSection, warnings } from './step.js';

type Its = Runbooks[number];

interface Section {
  readonly id: string;
  readonly number?: number;
  readonly title: (its: Its) => HtmlText;
  readonly written: HtmlText;
}

/** `words` in the order of the runbooks. */
export function main(runbooks: Runbooks, words: (its: Its) => PageWords, choice: HtmlText): HtmlText {
  const all = sections(runbooks);
  return html`<h1>${inEach(runbooks, 'span', ({ title }) => inline(title))}</h1>
<div class=lead>
${listInEach(runbooks, 'p', ({ purpose }) => purpose)}</div>
${choice}${warnings(runbooks, (its) => its.warnings)}<nav aria-labelledby=contents>
<p><span id=contents>${inEach(runbooks, 'span', (its) => text(words(its).contents))}</span></p>
<ol>
${all.map(
  ({
    id,
    number,
    title,
  }) => html`<li><a${attribute('href', `#${id}`)}><span class=n>${text(`${number ?? ''}`)}</span> <span>${inEach(runbooks, 'span', title)}</span></a>
`,
)}</ol>
</nav>
${all.map(({ written }) => written)}`;
}

function sections(runbooks: Runbooks): readonly Section[] {
  const [first] = runbooks;
  const { steps, cleanUp } = first;
  return [
    section(
      runbooks,
      'facts',
      ({ words }) => text(words.facts),
      html`<dl>
${rowsInEach(runbooks, ({ facts }) => facts, fact)}</dl>
`,
    ),
    section(
      runbooks,
      'needs',
      ({ words }) => text(words.needs),
      html`<ul>
${listInEach(runbooks, 'li', ({ needs }) => needs)}</ul>
`,
    ),
    ...steps.map(({ id }, index) => ({
      id,
      number: index + 1,
      title: (its: Its) => inline(its.steps[index]?.title ?? []),
      written: stepSection(runbooks, (its) => its.steps[index] ?? cleanUp, index + 1),
    })),
    {
      id: cleanUp.id,
      title: (its) => inline(its.cleanUp.title),
      written: stepSection(runbooks, (its) => its.cleanUp, undefined),
    },
    section(
      runbooks,
      'keeping',
      ({ words }) => text(words.keeping),
      html`<ul>
${listInEach(runbooks, 'li', ({ keeping }) => keeping)}</ul>
`,
    ),
  ];
}

const section = (
  runbooks: Runbooks,
  id: string,
  title: (its: Its) => HtmlText,
  inside: HtmlText,
): Section => ({
  id,
  title,
  written: html`<section${attribute('id', id)}>
<h2>${inEach(runbooks, 'span', title)}</h2>
${inside}</section>
`,
});

const fact = (some: Runbooks, row: (its: Its) => Fact | undefined, isOwn: boolean): HtmlText =>
  html`${inEach(some, 'dt', (its) => text(row(its)?.name ?? ''), isOwn)}${inEach(some, 'dd', (its) => inline(row(its)?.value ?? []), isOwn)}
`;
