/** What a page holds between its top and its end: a section for each part of the runbook, and a list of them. */

import type { Fact, Runbooks } from '../runbook.js';
import type { WritePart } from './look.js';
import { attribute, type HtmlText, html, text } from './markup.js';
import type { PageWords } from './page-words.js';
import { inEach, inline, joined, listInEach, rowsInEach } from './said.js';
import { stepSection, warnings } from './step.js';

type Its = Runbooks[number];

interface Section {
  readonly id: string;
  readonly number?: number;
  readonly title: (its: Its) => HtmlText;
  readonly written: HtmlText;
}

/** The sections of a page, and where each stands among the blocks of a look. */
interface Sections {
  readonly facts: Section;
  readonly needs: Section;
  readonly steps: readonly Section[];
  readonly keeping: Section;
}

/** What the rest of a page is made of. */
export interface Beside {
  readonly words: (its: Its) => PageWords;
  readonly choice: HtmlText;
  /** A team's own look. */
  readonly part: WritePart;
}

export function main(runbooks: Runbooks, { words, choice, part }: Beside): HtmlText {
  const { facts, needs, steps, keeping } = sections(runbooks, part);
  const contents = (all: readonly Section[]): HtmlText => html`<nav aria-labelledby=contents>
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
`;
  const page = {
    header: part('header.html.hbs', () => ({})) ?? html``,
    choice,
    purpose: html`<div class=lead>
${listInEach(runbooks, 'p', ({ purpose }) => purpose)}</div>
`,
    warnings: warnings(runbooks, (its) => its.warnings),
    facts: facts.written,
    needs: needs.written,
    steps: joined(steps.map(({ written }) => written)),
    keeping: keeping.written,
    footer: part('footer.html.hbs', () => ({})) ?? html``,
  };
  const title = html`<h1>${inEach(runbooks, 'span', (its) => inline(its.title))}</h1>
`;
  // Links lead to what the template writes, and to nothing else.
  const named: readonly (readonly [string, readonly Section[]])[] = [
    ['facts', [facts]],
    ['needs', [needs]],
    ['steps', steps],
    ['keeping', [keeping]],
  ];
  const own = part('page.html.hbs', (written) => ({
    ...page,
    contents: contents(named.flatMap(([name, all]) => (written.has(name) ? all : []))),
  }));
  if (own !== undefined) return html`${title}${own}`;
  const all = contents(named.flatMap(([, each]) => each));
  return html`${title}${page.header}${page.purpose}${choice}${page.warnings}${all}${page.facts}${page.needs}${page.steps}${page.keeping}${page.footer}`;
}

function sections(runbooks: Runbooks, part: WritePart): Sections {
  const [first] = runbooks;
  const { steps, cleanUp } = first;
  return {
    facts: section(
      runbooks,
      'facts',
      ({ words }) => text(words.facts),
      html`<dl>
${rowsInEach(runbooks, ({ facts }) => facts, fact)}</dl>
`,
    ),
    needs: section(
      runbooks,
      'needs',
      ({ words }) => text(words.needs),
      html`<ul>
${listInEach(runbooks, 'li', ({ needs }) => needs)}</ul>
`,
    ),
    steps: [
      ...steps.map(({ id }, index) => ({
        id,
        number: index + 1,
        title: (its: Its) => inline(its.steps[index]?.title ?? []),
        written: stepSection(runbooks, (its) => its.steps[index] ?? cleanUp, index + 1, part),
      })),
      {
        id: cleanUp.id,
        title: (its) => inline(its.cleanUp.title),
        written: stepSection(runbooks, (its) => its.cleanUp, undefined, part),
      },
    ],
    keeping: section(
      runbooks,
      'keeping',
      ({ words }) => text(words.keeping),
      html`<ul>
${listInEach(runbooks, 'li', ({ keeping }) => keeping)}</ul>
`,
    ),
  };
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
