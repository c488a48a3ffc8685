/** A runbook as Markdown: for several contexts with a section for each, so that nobody mixes their commands. */
import { inert } from '../display.js';
import type { Look } from '../look/look.js';
import { dressings, type Flavor } from './flavor.js';
import { linked } from './heading-link.js';
import { partWriter, type WritePart } from './look.js';
import { type Form, list, nothing, running, steps, together, type Warn } from './markdown-step.js';
import { inline, type MarkdownText, md, paragraph, plain } from './markdown-text.js';
import { contextMark, contextsEnd, endMark, keepMark, machineMark } from './marks.js';
import type { Inline, Runbook, Runbooks } from './runbook.js';
import { given } from './template-text.js';

/** The whole document, in a team's own look where it has one; its last line ends. */
export function markdownOf(runbooks: Runbooks, flavor: Flavor, look?: Look): string {
  const [first, ...others] = runbooks;
  const { words, header } = first;
  const dressing = dressings[flavor];
  const warn = (text: Inline): MarkdownText => dressing.warning(text, words);
  const part = partWriter(look, runbooks);
  const form: Form = { dressing, warn, part };
  const isSeveral = others.length > 0;
  // In their usual order.
  const page = {
    header: part('header.md.hbs', () => ({})) ?? nothing,
    choice: together(isSeveral ? contexts(runbooks, flavor, warn) : []),
    purpose: together(isSeveral ? [] : running(first.purpose, first)),
    warnings: together(isSeveral ? [] : first.warnings.map(warn)),
    needs: together(section(2, plain(words.needs), [needsOfAll(runbooks, part)])),
    facts: together(isSeveral ? [] : section(2, plain(words.facts), [facts(first, part)])),
    steps: together(
      isSeveral
        ? [...runbooks.flatMap((its) => ofContext(its, form)), contextsEnd]
        : steps(first, form, (title) => md`## ${title}`),
    ),
    keeping: together(section(2, plain(words.keeping), [list(first.keeping.map(inline))])),
    footer: part('footer.md.hbs', () => ({})) ?? nothing,
  };
  return `${together([
    md`# ${inline(first.title)}`,
    machineMark(header),
    ...dressing.imports,
    part('page.md.hbs', () => page) ?? together(Object.values(page)),
    ...section(2, plain(words.notes), [
      keepMark('notes'),
      paragraph(plain(words.notesHint)),
      endMark('notes'),
    ]),
  ])}\n`;
}

const section = (
  level: 2 | 3,
  title: MarkdownText,
  parts: readonly MarkdownText[],
): readonly MarkdownText[] => [level === 2 ? md`## ${title}` : md`### ${title}`, ...parts];

const lead = (its: Runbook, warn: Warn): readonly MarkdownText[] => [
  ...running(its.purpose, its),
  ...its.warnings.map(warn),
];

const facts = ({ facts: all }: Runbook, part: WritePart): MarkdownText =>
  part('facts.md.hbs', () => ({
    facts: all.map(({ name, value }) => ({ name: given([name]), value: given(value) })),
  })) ?? list(all.map(({ name, value }) => md`**${plain(name)}**: ${inline(value)}`));

/** The choice: a list of the sections. */
function contexts(runbooks: Runbooks, flavor: Flavor, warn: Warn): readonly MarkdownText[] {
  const [{ words }] = runbooks;
  return [
    list(
      runbooks.map(
        (its) => md`${linked(its, contextTitle(its), flavor)}: ${inline([{ code: inert(its.server) }])}`,
      ),
    ),
    warn(words.several),
  ];
}

/** `Context 2: prod` */
const contextTitle = ({ words, choice, context }: Runbook): Inline => [
  `${words.context} ${choice}: `,
  { code: inert(context) },
];

/** What all need, and what each needs, which says whose it is. */
const needsOfAll = (runbooks: Runbooks, part: WritePart): MarkdownText => {
  const longest = Math.max(...runbooks.map(({ needs }) => needs.length));
  const all = Array.from({ length: longest }, (_, index) =>
    runbooks.flatMap(({ needs }) => needs.slice(index, index + 1)),
  ).flat();
  const needs = [...new Map(all.map((need) => [JSON.stringify(need), need])).values()];
  return part('needs.md.hbs', () => ({ needs: needs.map(given) })) ?? list(needs.map(inline));
};

/** Headings stand once in a document: they name the context. */
function ofContext(its: Runbook, form: Form): readonly MarkdownText[] {
  const own = inline([' (', { code: inert(its.context) }, ')']);
  return [
    contextMark(its.choice ?? 1),
    ...section(2, inline(contextTitle(its)), [...lead(its, form.warn), facts(its, form.part)]),
    ...steps(its, form, (title) => md`### ${title}${own}`),
  ];
}
