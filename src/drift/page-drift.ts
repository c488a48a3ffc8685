/** A document of ours, held against what would be generated now. */
import { documentHeader } from '../document/marks.js';
import { renewed } from '../document/renew.js';
import type { Host } from '../host.js';
import { type Drift, driftOf, type Form } from './drift.js';
import { type Now, regeneratePageNow } from './drift-report.js';

const pageForm: Form = {
  read: documentHeader,
  isSame: (text, current) => renewed(text, current) === text,
};

/** What it drifted from, and its new text with all that people wrote into it; undefined where it is none of ours. */
export async function pageDrift(text: string, now: Now, caller: Host): Promise<Drift | undefined> {
  if (documentHeader(text) === undefined) return undefined;
  const drift = await driftOf(text, regeneratePageNow(now, caller), pageForm);
  if (drift?.current === undefined) return drift;
  const current = renewed(text, drift.current);
  return { ...drift, current: current === text ? undefined : current };
}
