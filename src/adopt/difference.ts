/** What a page does otherwise than a document of ours, request by request. */
import { inert } from '../display.js';
import { type Deed, onlyIn } from '../verify/extract/same-in-both.js';
import type { FileReport } from '../verify/report.js';
import { accessDifferences } from './access-difference.js';
import { alone } from './alone.js';
import { objectContentOf } from './content.js';
import { type Doings, doingsOf, trustOf } from './doings.js';
import { type Pair, paired, toldOf } from './pairs.js';

export interface Difference {
  /** Of the page; undefined for what it does not do. */
  readonly line: number | undefined;
  readonly text: string;
  /** Only the page does it, only ours does, or both, in different ways; `part`: one of several documents of ours does it. */
  readonly kind: 'page' | 'ours' | 'both' | 'part';
  /** Ours does no more and believes no more than the page: it may take its place. */
  readonly isSafer: boolean;
  /** What makes it the same as another one. */
  readonly key: string;
}

/** What there is to a page in one shell, and how ours differs from it. */
export function differencesOf(page: FileReport, ours: FileReport): readonly Difference[] {
  const [theirs, own] = [doingsOf(page), doingsOf(ours)];
  const [added, missing] = [onlyIn(theirs.deeds, own.deeds), onlyIn(own.deeds, theirs.deeds)];
  const pairs = paired(added, missing);
  const taken = new Set(pairs.flatMap((pair) => pair.map(({ key }) => key)));
  const isAlone = ({ key }: Deed): boolean => !taken.has(key);
  return [
    ...theirs.deeds.flatMap((deed) => inTrust(deed, theirs, page, own, ours)),
    ...theirs.deeds.flatMap((deed) => inManifest(deed, own)),
    ...pairs.map(inPair),
    ...added.filter(isAlone).map((deed) => alone('page', deed)),
    ...missing.filter(isAlone).map((deed) => alone('ours', deed)),
    ...accessDifferences(theirs, own, [...added, ...missing]),
    ...shownSecrets(page, ours),
  ];
}

/** Findings of where a secret goes. */
const ofSecrets = /^KS51/;

/** Where the page shows a secret to others, in the words of its finding: ours does not. */
function shownSecrets({ findings }: FileReport, ours: FileReport): readonly Difference[] {
  const own = new Set(ours.findings.map(({ code }) => code));
  return findings
    .filter(({ code, severity }) => ofSecrets.test(code) && severity !== 'info' && !own.has(code))
    .map(({ line, code, message }) => ({
      line,
      text: message,
      kind: 'page',
      isSafer: true,
      key: `${code} ${line}`,
    }));
}

function inPair(pair: Pair): Difference {
  const [{ line, key }] = pair;
  return { line, text: toldOf(pair), kind: 'both', isSafer: false, key };
}

function inTrust(
  { key, line, text }: Deed,
  theirs: Doings,
  page: FileReport,
  own: Doings,
  ours: FileReport,
): readonly Difference[] {
  const [there, here] = [trustOf(key, theirs, page), trustOf(key, own, ours)];
  if (there === undefined || here === undefined) return [];
  const what = inert(text);
  const found = (said: string, isSafer: boolean): Difference => {
    return { line, text: `${what}: ${said}`, kind: 'both', isSafer, key: `${key} trust` };
  };
  const notes = there.notes.filter((note) => !here.notes.includes(note));
  const ways = notes.map((note) =>
    note.startsWith('follows redirects')
      ? found('the page follows redirects, ours does not', here.notes.includes('redirects off'))
      : found(`the page goes another way than ours: ${inert(note)}`, false),
  );
  const sameTrust = [...here.sources].sort().join() === [...there.sources].sort().join();
  if (there.isOpen && here.isOpen) return ways;
  if (there.isOpen === here.isOpen && sameTrust) return ways;
  if (there.isOpen) return [found('the page does not verify the server, ours does', true), ...ways];
  const isFewer = here.sources.size > 0 && [...here.sources].every((one) => there.sources.has(one));
  return [
    !here.isOpen && isFewer
      ? found('the page believes more CAs than ours', true)
      : found('the page verifies the server by other CAs than ours', false),
    ...ways,
  ];
}

/** An object of the same name, with other content. */
function inManifest({ key, line, text, write }: Deed, own: Doings): readonly Difference[] {
  const other = own.deeds.find((deed) => deed.key === key)?.write;
  if (write === undefined || other === undefined) return [];
  const [there, here] = [write, other].map(({ manifests }) =>
    manifests.map(objectContentOf).sort().join('\n'),
  );
  if (there === here) return [];
  const said = `${inert(text)}: another manifest than that of ours`;
  return [{ line, text: said, kind: 'both', isSafer: false, key: `${key} manifest` }];
}
