/** A runbook as Markdown. */
import { dressings, type Flavor } from './flavor.js';
import { fence, inline, joinedBy, type MarkdownText, md, paragraph, plain } from './markdown-text.js';
import { endMark, keepMark, machineMark } from './marks.js';
import type { Inline, Runbook, RunbookStep } from './runbook.js';

/** The whole document; its last line ends. */
export function markdownOf(runbook: Runbook, flavor: Flavor): string {
  const { words, steps, cleanUp, header } = runbook;
  const dressing = dressings[flavor];
  const warn = (text: Inline): MarkdownText => dressing.warning(text, words);
  const section = (title: MarkdownText, parts: readonly MarkdownText[]): readonly MarkdownText[] => [
    md`## ${title}`,
    ...parts,
  ];
  const step = (each: RunbookStep, title: MarkdownText): readonly MarkdownText[] =>
    section(title, [
      ...running(each.why, runbook),
      ...each.warnings.map(warn),
      dressing.shells(
        each.blocks.map(({ shell, text }) => ({ shell, fence: fence(shell, text) })),
        words,
      ),
      ...expected(each, runbook),
      ...options(each, runbook),
      ...troubles(each, runbook),
    ]);
  const parts: readonly MarkdownText[] = [
    md`# ${inline(runbook.title)}`,
    machineMark(header),
    ...dressing.imports,
    ...running(runbook.purpose, runbook),
    ...runbook.warnings.map(warn),
    ...section(plain(words.needs), [list(runbook.needs.map(inline))]),
    ...section(plain(words.facts), [
      list(runbook.facts.map(({ name, value }) => md`**${plain(name)}**: ${inline(value)}`)),
    ]),
    ...steps.flatMap((each, index) => step(each, md`${plain(words.step(index + 1))}${inline(each.title)}`)),
    ...step(cleanUp, inline(cleanUp.title)),
    ...section(plain(words.keeping), [list(runbook.keeping.map(inline))]),
    ...section(plain(words.notes), [keepMark('notes'), paragraph(plain(words.notesHint)), endMark('notes')]),
  ];
  return `${joinedBy(parts, '\n\n')}\n`;
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
