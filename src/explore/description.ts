/** What `describe` knows about a context, fitted to a pane: values are wrapped, a place stands where there is room. */
import { basename, resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Host } from '../host.js';
import type { Line as Fact, Section } from '../inspect/section.js';
import type { Config } from '../kubeconfig/types.js';
import { shownLine, widthOf, wrapLines } from '../print/screen-text.js';
import { english, type Say, speechOf } from '../speech.js';
import { type Line, plain } from './line.js';

/** The description of one context in lines of at most `columns`; what a client would refuse stands first. */
export async function describedLines(
  config: Config,
  context: string,
  kubeconfig: string | undefined,
  columns: number,
  host: Host,
): Promise<readonly Line[]> {
  const { selectEntries } = await import('../kubeconfig/select-entries.js');
  const { refusalOrMissing } = await import('../kubeconfig/usable.js');
  const { describeContext } = await import('../inspect/describe.js');
  const { descriptionSections } = await import('../inspect/describe-text.js');
  const { fitRecipes, recipeSection } = await import('../generate/recipe-fit.js');
  try {
    const chosen = selectEntries(config, context, {});
    const { spokenSections } = await import('../inspect/spoken-sections.js');
    const { say } = speechOf(host);
    const sections = spokenSections(descriptionSections(describeContext(config, chosen, host)), say);
    const { refusal, missing } = refusalOrMissing(config, context, {}, host);
    if (refusal !== undefined)
      return [...refusalLines(refusal, columns, say), ...sectionLines(sections, columns)];
    const recipes = fitRecipes(
      chosen,
      {
        kubeconfig: kubeconfig === undefined ? undefined : resolve(host.cwd, kubeconfig),
        cluster: undefined,
        user: undefined,
        currentContext: config.currentContext,
        place: host,
      },
      say === english.say ? 'en' : 'ja',
    );
    const { missingNote } = await import('../kubeconfig/problem.js');
    const notes = missing.flatMap((one) => wrapLines(say('note: ') + say(missingNote(one)), columns));
    return [
      ...notes.map((text): Line => [{ text, style: 'warning' }]),
      ...(notes.length === 0 ? [] : [plain('')]),
      ...sectionLines([...sections, ...recipeSection(recipes, say)], columns),
    ];
  } catch (error) {
    if (error instanceof UserError) return refusalLines(error, columns, speechOf(host).say);
    throw error;
  }
}

function refusalLines({ message, hint }: UserError, columns: number, say: Say): readonly Line[] {
  const lines = wrapLines(say('error: ') + say(message), columns).map(
    (text): Line => [{ text, style: 'error' }],
  );
  return [...lines, ...(hint === undefined ? [] : wrapLines(say(hint), columns).map(plain)), plain('')];
}

/** Titles, and facts in three columns; exported for tests. */
export function sectionLines(sections: readonly Section[], columns: number): readonly Line[] {
  const labels = Math.max(...sections.flatMap(({ lines }) => lines.map(({ label }) => widthOf(label))), 0);
  return sections.flatMap(({ title, lines }, index): readonly Line[] => [
    ...(index === 0 ? [] : [plain('')]),
    [{ text: title, style: 'bold' }],
    ...lines.flatMap((fact) => factLines(fact, labels, columns)),
  ]);
}

function factLines(
  { label, value, position, style }: Fact,
  labels: number,
  columns: number,
): readonly Line[] {
  const start = `  ${label}${' '.repeat(labels - widthOf(label))}  `;
  const indent = labels + 4;
  const width = Math.max(8, columns - indent);
  const place = position === undefined ? '' : shownLine(`${basename(position.file)}:${position.line}`);
  return wrapLines(value, width).map((text, index): Line => {
    const room = width - widthOf(text) - widthOf(place) - 2;
    const beside = index === 0 && place !== '' && room >= 0;
    return [
      { text: index === 0 ? start : ' '.repeat(indent) },
      { text, style },
      ...(beside ? [{ text: `${' '.repeat(room + 2)}${place}`, style: 'dim' as const }] : []),
    ];
  });
}
