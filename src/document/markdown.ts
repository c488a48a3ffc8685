/** A runbook as Markdown: for several contexts with a section for each, so that nobody mixes their commands. */
import { inert } from '../display.js';
import { type Dressing, dressings, type Flavor } from './flavor.js';
import { linked } from './heading-link.js';
import { fence, inline, joinedBy, type MarkdownText, md, paragraph, plain } from './markdown-text.js';
import { contextMark, contextsEnd, endMark, keepMark, machineMark } from './marks.js';
import type { Inline, Runbook, RunbookStep, Runbooks } from './runbook.js';

/** The whole document; its last line ends. */
export function markdownOf(runbooks: Runbooks, flavor: Flavor): string {
  const [first, ...others] = runbooks;
  const { words, header } = first;
  const dressing = dressings[flavor];
  const warn = (text: Inline): MarkdownText => dressing.warning(text, words);
  const isSeveral = others.length > 0;
  const parts: readonly MarkdownText[] = [
    md`# ${inline(first.title)}`,
    machineMark(header),
    ...dressing.imports,
    ...(isSeveral ? contexts(runbooks, flavor, warn) : lead(first, warn)),
    ...section(2, plain(words.needs), [list(needsOfAll(runbooks).map(inline))]),
    ...(isSeveral
      ? [...runbooks.flatMap((its) => ofContext(its, dressing, warn)), contextsEnd]
      : [
          ...section(2, plain(words.facts), [facts(first)]),
          ...steps(first, dressing, warn, (title) => md`## ${title}`),
        ]),
    ...section(2, plain(words.keeping), [list(first.keeping.map(inline))]),
    ...section(2, plain(words.notes), [
      keepMark('notes'),
      paragraph(plain(words.notesHint)),
      endMark('notes'),
    ]),
  ];
  return `${joinedBy(parts, '\n\n')}\n`;
}

type Warn = (text: Inline) => MarkdownText;

const section = (
  level: 2 | 3,
  title: MarkdownText,
  parts: readonly MarkdownText[],
): readonly MarkdownText[] => [level === 2 ? md`## ${title}` : md`### ${title}`, ...parts];

const lead = (its: Runbook, warn: Warn): readonly MarkdownText[] => [
  ...running(its.purpose, its),
  ...its.warnings.map(warn),
];

const facts = ({ facts: all }: Runbook): MarkdownText =>
  list(all.map(({ name, value }) => md`**${plain(name)}**: ${inline(value)}`));

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
const needsOfAll = (runbooks: Runbooks): readonly Inline[] => {
  const longest = Math.max(...runbooks.map(({ needs }) => needs.length));
  const all = Array.from({ length: longest }, (_, index) =>
    runbooks.flatMap(({ needs }) => needs.slice(index, index + 1)),
  ).flat();
  return [...new Map(all.map((need) => [JSON.stringify(need), need])).values()];
};

/** Headings stand once in a document: they name the context. */
function ofContext(its: Runbook, dressing: Dressing, warn: Warn): readonly MarkdownText[] {
  const own = inline([' (', { code: inert(its.context) }, ')']);
  return [
    contextMark(its.choice ?? 1),
    ...section(2, inline(contextTitle(its)), [...lead(its, warn), facts(its)]),
    ...steps(its, dressing, warn, (title) => md`### ${title}${own}`),
  ];
}

function steps(
  its: Runbook,
  dressing: Dressing,
  warn: Warn,
  heading: (title: MarkdownText) => MarkdownText,
): readonly MarkdownText[] {
  const { words, cleanUp } = its;
  const step = (each: RunbookStep, title: MarkdownText): readonly MarkdownText[] => [
    heading(title),
    ...running(each.why, its),
    ...each.warnings.map(warn),
    dressing.shells(
      each.blocks.map(({ shell, text }) => ({ shell, fence: fence(shell, text) })),
      words,
    ),
    ...expected(each, its),
    ...options(each, its),
    ...troubles(each, its),
  ];
  return [
    ...its.steps.flatMap((each, index) =>
      step(each, md`${plain(words.step(index + 1))}${inline(each.title)}`),
    ),
    ...step(cleanUp, inline(cleanUp.title)),
  ];
}

/** Sentences, one behind the other. */
const sentences = (all: readonly Inline[], { language }: Runbook): MarkdownText =>
  joinedBy(all.map(inline), language === 'ja' ? '' : ' ');

const running = (all: readonly Inline[], runbook: Runbook): readonly MarkdownText[] =>
  all.length === 0 ? [] : [paragraph(sentences(all, runbook))];

const list = (items: readonly MarkdownText[]): MarkdownText =>
  joinedBy(
    items.map((item) => paragraph(item, '- ')),
    '\n',
  );

function expected({ expected: text }: RunbookStep, { words }: Runbook): readonly MarkdownText[] {
  if (text === undefined) return [];
  return text === '' ? [plain(words.printsNothing)] : [plain(words.prints), fence('text', text)];
}

function options({ options: all }: RunbookStep, { words }: Runbook): readonly MarkdownText[] {
  if (all.length === 0) return [];
  const rows = all.map(({ option, meaning }) => md`${inline([{ code: option }])}: ${inline(meaning)}`);
  return [paragraph(plain(words.options)), list(rows)];
}

function troubles({ troubles: all }: RunbookStep, { words }: Runbook): readonly MarkdownText[] {
  if (all.length === 0) return [];
  const rows = all.map(({ sign, said }) => md`${inline(sign)}: ${inline(said)}`);
  return [plain(words.fails), list(rows)];
}
