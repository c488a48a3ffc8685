/** Which document of ours does what a page does: decided by the dry runs of both, and by nothing else. */
import { UserError } from '../errors.js';
import type { PlannedDocument } from '../generate/document-text.js';
import type { Host } from '../host.js';
import type { FileReport } from '../verify/report.js';
import type { World } from '../verify/world.js';
import type { DocumentOptions } from './candidates.js';
import { type Difference, differencesOf } from './difference.js';

/** A document of ours, and what a page does otherwise. */
export interface Match {
  readonly options: DocumentOptions;
  readonly planned: PlannedDocument;
  readonly reports: readonly FileReport[];
  readonly differences: readonly Difference[];
}

/** Those that can be written for the context, the nearest first; the one that does the same ends the search. */
export async function matchesOf(
  page: readonly FileReport[],
  candidates: readonly DocumentOptions[],
  world: World,
  host: Host,
): Promise<readonly Match[]> {
  const found: Match[] = [];
  for (const options of candidates) {
    const match = await matchOf(page, options, world, host);
    if (match === undefined) continue;
    found.push(match);
    if (isAdoptable(match)) break;
  }
  return found.sort((one, other) => distance(one) - distance(other));
}

/** Another request or change is more than another way to the token for it. */
const distance = (match: Match): number =>
  openIn(match).reduce((sum, { key }) => sum + (key.startsWith('asked ') ? 1 : 3), 0);

/** What keeps a document of ours from taking the place of the page. */
const openIn = ({ differences }: Match): readonly Difference[] =>
  differences.filter(({ isSafer }) => !isSafer);

export const isAdoptable = (match: Match): boolean => openIn(match).length === 0;

async function matchOf(
  page: readonly FileReport[],
  options: DocumentOptions,
  world: World,
  host: Host,
): Promise<Match | undefined> {
  const { plannedDocument } = await import('../generate/document-text.js');
  const { verifyDocument } = await import('../verify/extract/verify-document.js');
  try {
    const planned = await plannedDocument(options, host);
    const input = { file: `${options.recipe}.md`, text: planned.text, kind: 'markdown' } as const;
    const [only] = page.length === 1 ? page : [];
    const reports = await verifyDocument(only === undefined ? input : { ...input, shell: only.shell }, world);
    const differences = page.flatMap((report) => {
      const ours = reports.find(({ shell }) => shell === report.shell);
      return ours === undefined ? [] : differencesOf(report, ours);
    });
    return { options, planned, reports, differences: eachOnce(differences) };
  } catch (error) {
    // A recipe that is none for pages, or not for this context; an option that it does not take.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What differs in both shells is said once, where it stands first. */
const eachOnce = (all: readonly Difference[]): readonly Difference[] =>
  inOrder([...new Map(all.map((one) => [`${one.line} ${one.text}`, one])).values()]);

/** By their lines; what the page does not do comes last. */
export const inOrder = (all: readonly Difference[]): readonly Difference[] =>
  [...all].sort((one, other) => (one.line ?? 1e9) - (other.line ?? 1e9));

/** A document of ours that does a part of a page, and which lines of the page only it does. */
export interface Part {
  readonly match: Match;
  readonly lines: readonly number[];
}

/** Documents of which each does a part of the page and nothing else, and which do all of it together; else none. */
export function together(matches: readonly Match[]): readonly Part[] {
  const parts = matches.filter((match) => openIn(match).every(({ kind }) => kind === 'page'));
  const missingIn = (match: Match): ReadonlyMap<string, number> =>
    new Map(openIn(match).map(({ key, line = 0 }) => [key, line]));
  const chosen: Match[] = [];
  let missing: ReadonlyMap<string, number> | undefined;
  while (missing === undefined || missing.size > 0) {
    const left = (match: Match): ReadonlyMap<string, number> =>
      new Map([...missingIn(match)].filter(([key]) => missing?.has(key) ?? true));
    const [best] = parts
      .filter((part) => !chosen.includes(part))
      .sort((one, other) => left(one).size - left(other).size);
    if (best === undefined || left(best).size === missing?.size) return [];
    chosen.push(best);
    missing = left(best);
  }
  const names = new Set(chosen.map(({ options: { recipe, path } }) => `${recipe} ${path}`));
  if (names.size < chosen.length) return [];
  const others = (match: Match): readonly Match[] => chosen.filter((other) => other !== match);
  return chosen.map((match) => {
    const own = others(match).flatMap((other) =>
      [...missingIn(other)].filter(([key]) => !missingIn(match).has(key)),
    );
    return { match, lines: [...new Set(own.map(([, line]) => line))].sort((a, b) => a - b) };
  });
}
