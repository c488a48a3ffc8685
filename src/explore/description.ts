/** What `describe` knows about a context, fitted to a pane: values are wrapped, a place stands where there is room. */
import { basename, resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Host } from '../host.js';
import type { Line as Fact, Section } from '../inspect/section.js';
import type { Config } from '../kubeconfig/types.js';
import { shownLine, widthOf, wrapLines } from '../print/screen-text.js';
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
    const sections = descriptionSections(describeContext(config, chosen, host));
    const { refusal, missing } = refusalOrMissing(config, context, {}, host);
    if (refusal !== undefined) return [...refusalLines(refusal, columns), ...sectionLines(sections, columns)];
    const recipes = fitRecipes(chosen, {
      kubeconfig: kubeconfig === undefined ? undefined : resolve(host.cwd, kubeconfig),
      cluster: undefined,
      user: undefined,
      currentContext: config.currentContext,
    });
    const { missingNote } = await import('../kubeconfig/problem.js');
    const notes = missing.flatMap((one) => wrapLines(`note: ${missingNote(one)}`, columns));
    return [
      ...notes.map((text): Line => [{ text, style: 'warning' }]),
      ...(notes.length === 0 ? [] : [plain('')]),
      ...sectionLines([...sections, ...recipeSection(recipes)], columns),
    ];
  } catch (error) {
    if (error instanceof UserError) return refusalLines(error, columns);
    throw error;
  }
}

function refusalLines({ message, hint }: UserError, columns: number): readonly Line[] {
  const lines = wrapLines(`error: ${message}`, columns).map((text): Line => [{ text, style: 'error' }]);
  return [...lines, ...(hint === undefined ? [] : wrapLines(hint, columns).map(plain)), plain('')];
}

/** Titles, and facts in three columns; exported for tests. */
export function sectionLines(sections: readonly Section[], columns: number): readonly Line[] {
  const labels = Math.max(...sections.flatMap(({ lines }) => lines.map(({ label }) => label.length)), 0);
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
  const start = `  ${label.padEnd(labels)}  `;
  const width = Math.max(8, columns - start.length);
  const place = position === undefined ? '' : shownLine(`${basename(position.file)}:${position.line}`);
  return wrapLines(value, width).map((text, index): Line => {
    const room = width - widthOf(text) - widthOf(place) - 2;
    const beside = index === 0 && place !== '' && room >= 0;
    return [
      { text: index === 0 ? start : ' '.repeat(start.length) },
      { text, style },
      ...(beside ? [{ text: `${' '.repeat(room + 2)}${place}`, style: 'dim' as const }] : []),
    ];
  });
}
