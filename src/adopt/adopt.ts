/** Somebody's page → the document of ours that does the same, with the prose of the page. */
import { inert } from '../display.js';
import { FindingsError } from '../errors.js';
import type { Host } from '../host.js';
import type { Missing } from '../kubeconfig/problem.js';
import type { Language } from '../language.js';
import type { World } from '../verify/world.js';
import { candidatesOf } from './candidates.js';
import { type Bounds, carriedOver, type LeftOut } from './carried.js';
import type { Difference } from './difference.js';
import { factsOf } from './facts.js';
import { inOrder, isAdoptable, type Match, matchesOf, together } from './nearest.js';
import type { Page } from './page.js';
import { proseOf, startsOf } from './prose.js';
import { withProse } from './put-together.js';
import { placesOf, stepsOf } from './steps.js';

/** What is asked for on the command line. */
export interface AdoptOptions {
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly flavor: string;
  readonly lang: Language;
}

export interface Adopted {
  readonly text: string;
  readonly recipe: string;
  /** Ours is safer in these. */
  readonly differences: readonly Difference[];
  readonly leftOut: readonly LeftOut[];
  /** What the kubeconfig names that is not on this machine. */
  readonly missing: readonly Missing[];
}

/** No document of ours does what the page does; these are the differences from the nearest. */
export class OtherPage extends FindingsError {
  readonly differences: readonly Difference[];

  constructor(message: string, hint: string, differences: readonly Difference[]) {
    super(message, { hint });
    this.differences = differences;
  }
}

/** Throws an OtherPage where no document of ours does the same, and what `provenDocument` throws. */
export async function adopted(
  read: (world: World) => Promise<Page>,
  options: AdoptOptions,
  host: Host,
): Promise<Adopted> {
  const { loadConfigAndTarget } = await import('../generate/load-target.js');
  const { hostWorld } = await import('../verify/host-world.js');
  const { kubeconfig } = options;
  const { config, target } = loadConfigAndTarget(options, host);
  const context = options.context ?? target.contextName;
  const found = { ...(kubeconfig === undefined ? {} : { kubeconfig }), context, trustsTokens: true };
  const page = await read(hostWorld(host, found));
  const candidates = candidatesOf(factsOf(page.reports, config), { ...options, context });
  const world = hostWorld(host, { named: kubeconfig, assumesFiles: true });
  const matches = await matchesOf(page.reports, candidates, world, host);
  const [match] = matches;
  if (match === undefined || !isAdoptable(match)) throw notTheSame(page, matches);
  const { text, leftOut } = await written(page, match, { config, target, flavor: options.flavor });
  const { confirmedDocument } = await import('../generate/proven-document.js');
  const { differences, planned } = match;
  await confirmedDocument({ ...planned, text }, match.options, undefined, host);
  return { text, recipe: match.options.recipe, differences, leftOut, missing: planned.missing };
}

/** The document with as much of the prose as stays where it is put. */
async function written(
  { text: page, scripts, reports }: Page,
  { planned: { text: ours }, reports: own }: Match,
  bounds: Bounds,
): Promise<{ readonly text: string; readonly leftOut: readonly LeftOut[] }> {
  const { prose, leftOut } = await carriedOver(proseOf(page, scripts), bounds);
  const places = placesOf(startsOf(scripts), reports, stepsOf(ours, own));
  const text = await withProse(ours, prose, places);
  if (text !== undefined) return { text, leftOut };
  const why = 'put together, the pieces would change the page';
  return { text: ours, leftOut: [...leftOut, ...prose.pieces.map(({ line }) => ({ line, why }))] };
}

function notTheSame({ name }: Page, matches: readonly Match[]): OtherPage {
  const file = inert(name);
  const [nearest] = matches;
  if (nearest === undefined)
    return new OtherPage(
      `no recipe of ours fits this context, so that none can do what ${file} does`,
      'kubesteps recipes says why',
      [],
    );
  const parts = together(matches);
  if (parts.length > 1)
    return new OtherPage(
      `${file} holds more than one document of ours`,
      'make a page of each, with the commands that it needs',
      inOrder(parts.flatMap(({ match, lines }) => lines.map((line) => partAt(line, match)))),
    );
  return new OtherPage(
    `no recipe of ours does what ${file} does; the nearest is ${nearest.options.recipe}, and this differs`,
    `change the page, or write ours and add to it what you need: kubesteps generate ${nearest.options.recipe} --format markdown`,
    nearest.differences,
  );
}

/** The line of a page that one of its parts is about. */
function partAt(line: number, { options: { recipe, path } }: Match): Difference {
  return { line, text: `recipe ${recipe}, --path ${inert(path)}`, kind: 'part', isSafer: false, key: recipe };
}
