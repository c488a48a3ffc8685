/** Requests and changes of a page, each with the one of ours that it nearly is. */
import { inert, quoted } from '../display.js';
import type { Deed } from '../verify/extract/same-in-both.js';

/** Of the page, and of ours. */
export type Pair = readonly [Deed, Deed];

/** What differs in little is the same, done otherwise. */
export function paired(added: readonly Deed[], missing: readonly Deed[]): readonly Pair[] {
  const left = new Set(missing);
  return added.flatMap((deed): readonly Pair[] => {
    const [nearest] = [...left]
      .filter((other) =>
        deed.request === undefined ? isSameChange(deed, other) : other.request !== undefined,
      )
      .map((other) => ({ other, likeness: aspects.filter(({ of }) => of(deed) === of(other)).length }))
      .sort((one, other) => other.likeness - one.likeness);
    if (nearest === undefined || nearest.likeness < 3) return [];
    left.delete(nearest.other);
    return [[deed, nearest.other]];
  });
}

const kindOf = ({ write }: Deed): string | undefined => write?.object.split(' ', 1)[0];

/** Whether both do the same to an object of the same kind. */
const isSameChange = (one: Deed, other: Deed): boolean =>
  one.write?.verb === other.write?.verb && one.write !== undefined && kindOf(one) === kindOf(other);

const pathOf = ({ request }: Deed): string => request?.url.replace(/^https?:\/\/[^/]*/, '') ?? '';
const hostOf = ({ request }: Deed): string => request?.url.replace(/(?<=^https?:\/\/[^/]*)\/.*/s, '') ?? '';

/** What requests may differ in, and what is said then. */
const aspects: readonly {
  readonly of: (deed: Deed) => string | undefined;
  readonly said: (what: string, ours: Deed) => string;
}[] = [
  {
    // A proxy listens where it likes: its cluster counts.
    of: (deed) => deed.request?.cluster ?? hostOf(deed),
    said: (what, ours) => `${what}: another server than that of ours, ${inert(hostOf(ours))}`,
  },
  {
    of: pathOf,
    said: (what, ours) => `${what}: another path than that of ours, ${inert(pathOf(ours))}`,
  },
  {
    of: ({ request }) => request?.method,
    said: (what, ours) => `${what}: another method than that of ours, ${ours.request?.method}`,
  },
  {
    of: ({ request }) =>
      Object.keys(request?.headers ?? {})
        .map((name) => name.toLowerCase())
        .sort()
        .join(', '),
    said: (what, ours) =>
      `${what}: other headers than those of ours, ${quoted(Object.keys(ours.request?.headers ?? {}).join(', '))}`,
  },
  {
    of: ({ request }) => request?.body?.replace(/«[^«»]*»/g, '«»').replace(/\s+/g, ' '),
    said: (what) => `${what}: another body than that of ours`,
  },
];

/** What they differ in first. */
export function toldOf([deed, ours]: Pair): string {
  const what = inert(deed.text);
  if (deed.write !== undefined)
    return `${what}: another object than that of ours, ${inert(ours.write?.object ?? '')}`;
  const first = aspects.find(({ of }) => of(deed) !== of(ours));
  return first?.said(what, ours) ?? `${what}: ours does not do this`;
}
