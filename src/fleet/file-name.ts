/**
 * The file of each document of a fleet: names that every disk takes, that no two documents share on any, and that stay
 * the same as long as the contexts do. Letters and digits of every script stay; all else that a shell, a link, a disk or
 * a terminal could act on is a dash.
 */
import { createHash } from 'node:crypto';

/** Of a name, in bytes: below the 255 of common file systems, and what tools put behind a name still fits. */
const longest = 200;

/** Windows' names of devices, also with an ending behind them (Microsoft, "Naming Files, Paths, and Namespaces"). */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** What names are compared by: disks may tell neither the case of letters nor the forms of Unicode apart. */
export function nameKey(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKC');
}

/**
 * A name for each document: what it is of, its parts joined by two dashes, and the ending. Where two would share one, and
 * where one had to be cut, it ends with a digest of what it is of; one that is written as it is keeps its own.
 * `taken` are names that none of them may have.
 */
export function fileNames(
  documents: readonly (readonly string[])[],
  ending: string,
  taken: readonly string[] = [],
): readonly string[] {
  const stems = documents.map((parts) => stemOf(parts, longest - ending.length));
  const names = stems.map(({ stem }) => `${stem}${ending}`);
  const used = new Set(taken.map(nameKey));
  for (let digits = 8; ; digits += 8) {
    const sharing = sharedPlaces(names, used, (at) => digits === 8 && stems[at]?.whole === true);
    if (sharing.length === 0) return names;
    for (const at of sharing) {
      const mark = `-${digestOf(documents[at] ?? []).slice(0, digits)}`;
      const { stem } = stemOf(documents[at] ?? [], longest - ending.length - mark.length);
      names[at] = `${stem}${mark}${ending}`;
    }
  }
}

/** The places of names that stand twice, or are taken. Of those that share one, a single one may keep it. */
function sharedPlaces(
  names: readonly string[],
  taken: ReadonlySet<string>,
  mayKeep: (at: number) => boolean,
): readonly number[] {
  const places = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    const key = nameKey(name);
    const others = places.get(key);
    if (others === undefined) places.set(key, [at]);
    else others.push(at);
  }
  return [...places].flatMap(([key, shared]) => {
    if (taken.has(key)) return shared;
    if (shared.length === 1) return [];
    const keepers = shared.filter(mayKeep);
    return keepers.length === 1 ? shared.filter((at) => at !== keepers[0]) : shared;
  });
}

/** `whole`: it says all that the parts do, as they are. */
function stemOf(parts: readonly string[], bytes: number): { readonly stem: string; readonly whole: boolean } {
  const text = parts.join('--');
  const words = parts.map(wordOf).filter((word) => word !== '');
  const plain = words.length === 0 ? 'context' : words.join('--');
  const named = devices.test(plain.split('.')[0] ?? '') ? `_${plain}` : plain;
  if (Buffer.byteLength(named) <= bytes) return { stem: named, whole: named === text };
  const mark = `-${digestOf(parts).slice(0, 8)}`;
  return { stem: `${cut(named, bytes - mark.length)}${mark}`, whole: false };
}

/** What a shell takes for an option, or hides, never begins a name, and no name ends with what Windows leaves out. */
function wordOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '-')
    .replace(/[^\p{L}\p{N}\p{M}._@+-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[^\p{L}\p{N}_]+|[.\-@+]+$/gu, '');
}

function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept.replace(/[.\-@+]+$/, '');
}

const digestOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
