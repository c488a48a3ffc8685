/** A document of ours, held against what would be generated now. */
import { pageHeader } from '../document/html/header.js';
import { documentHeader } from '../document/marks.js';
import { renewed } from '../document/renew.js';
import type { Host } from '../host.js';
import { type Drift, driftOf, type Form } from './drift.js';
import { type Now, regeneratePageNow } from './drift-report.js';
import { firstDifference } from './text-form.js';

/** A document as it stands, and how it is written anew. */
interface Document extends Form {
  renewed(text: string, current: string): string | undefined;
}

const withPlainEnds = (text: string): string => text.replaceAll('\r\n', '\n');

const lineOfDifference = (text: string, wanted: string): number | undefined =>
  text === wanted ? undefined : firstDifference(text, wanted);

const documents: Readonly<Record<'markdown' | 'html', Document>> = {
  markdown: {
    read: documentHeader,
    differsAt: (text, current) => lineOfDifference(text, renewed(text, current) ?? current),
    renewed,
  },
  // Nobody writes into a page.
  html: {
    read: pageHeader,
    differsAt: (text, current) => lineOfDifference(withPlainEnds(text), current),
    renewed: (text, current) => (withPlainEnds(text) === current ? text : current),
  },
};

/** What it drifted from, and its new text with all that people wrote into it; undefined where it is none of ours. */
export async function pageDrift(
  text: string,
  kind: 'markdown' | 'html',
  now: Now,
  caller: Host,
): Promise<Drift | undefined> {
  const form = documents[kind];
  if (form.read(text) === undefined) return undefined;
  const drift = await driftOf(text, regeneratePageNow(now, caller), form);
  if (drift?.current === undefined) return drift;
  const current = form.renewed(text, drift.current);
  return { ...drift, current: current === text ? undefined : current };
}
