/** The steps of a runbook as Markdown. */
import type { Dressing } from './flavor.js';
import type { WritePart } from './look.js';
import { fence, inline, joinedBy, type MarkdownText, md, paragraph, plain } from './markdown-text.js';
import type { Inline, Runbook, RunbookStep } from './runbook.js';
import { given } from './template-text.js';

export type Warn = (text: Inline) => MarkdownText;

/** How a document is written. */
export interface Form {
  readonly dressing: Dressing;
  readonly warn: Warn;
  readonly part: WritePart;
}

export const nothing = plain('');

/** One behind the other, with an empty line between; what is empty is left out. */
export const together = (parts: readonly MarkdownText[]): MarkdownText =>
  joinedBy(
    parts.filter((each) => each !== nothing),
    '\n\n',
  );

export function steps(
  its: Runbook,
  form: Form,
  heading: (title: MarkdownText) => MarkdownText,
): readonly MarkdownText[] {
  const { words, cleanUp } = its;
  const one = (each: RunbookStep, number: number | undefined): MarkdownText => {
    const numbered = number === undefined ? nothing : plain(words.step(number));
    const written = stepParts(each, its, form, heading(md`${numbered}${inline(each.title)}`));
    return (
      form.part('step.md.hbs', () => ({
        ...written,
        number: plain(`${number ?? ''}`),
        name: given(each.title),
        cleanUp: number === undefined,
      })) ?? together(Object.values(written))
    );
  };
  return [...its.steps.map((each, index) => one(each, index + 1)), one(cleanUp, undefined)];
}

/** In their usual order. */
const stepParts = (
  step: RunbookStep,
  its: Runbook,
  { dressing, warn, part }: Form,
  heading: MarkdownText,
) => ({
  heading,
  why: together(running(step.why, its)),
  warnings: together(step.warnings.map(warn)),
  commands: dressing.shells(
    step.blocks.map(({ shell, text }) => ({ shell, fence: fence(shell, text) })),
    its.words,
  ),
  prints: together(expected(step, its)),
  options: together(options(step, its)),
  troubles: together(troubles(step, its, part)),
});

/** Sentences, one behind the other. */
const sentences = (all: readonly Inline[], { language }: Runbook): MarkdownText =>
  joinedBy(all.map(inline), language === 'ja' ? '' : ' ');

export const running = (all: readonly Inline[], runbook: Runbook): readonly MarkdownText[] =>
  all.length === 0 ? [] : [paragraph(sentences(all, runbook))];

export const list = (items: readonly MarkdownText[]): MarkdownText =>
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

function troubles(
  { troubles: all }: RunbookStep,
  { words }: Runbook,
  part: WritePart,
): readonly MarkdownText[] {
  if (all.length === 0) return [];
  const own = part('troubles.md.hbs', () => ({
    troubles: all.map(({ sign, said }) => ({ sign: given(sign), said: given(said) })),
  }));
  const rows = all.map(({ sign, said }) => md`${inline(sign)}: ${inline(said)}`);
  return [plain(words.fails), own ?? list(rows)];
}
