/** Which documents a fleet is to have, before any of them is made: their files, and what each kubeconfig is read through. */
import { snapshotOf } from '../files/remembered.js';
import type { GenerateOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import { calendarName } from './calendar.js';
import { ending } from './ending.js';
import { fileNames } from './file-name.js';
import { htmlIndexName } from './index-html.js';
import { indexName } from './index-page.js';
import type { Source } from './members.js';
import type { Wanted } from './prove-document.js';

/** A kubeconfig, and what it names, as it was read once. */
export interface ReadOnce {
  /** By path. */
  readonly known: Map<string, Uint8Array>;
  /** What reads it so. */
  readonly at: Host;
}

/** A document that is to be: a context of a source. */
export interface Planned extends Wanted {
  /** Its place among all. */
  readonly index: number;
  readonly from: ReadOnce;
}

/** A source with its documents. */
export interface PlannedSource {
  readonly source: Source;
  readonly from: ReadOnce;
  readonly planned: readonly Planned[];
}

/** Reads each file once. */
export function readOnce(host: Host): ReadOnce {
  const known = new Map<string, Uint8Array>();
  return { known, at: snapshotOf(host, known) };
}

/** The documents of all sources in their order; `reader` is asked for each of them. */
export function plannedOf(
  sources: readonly Source[],
  options: GenerateOptions,
  reader: () => ReadOnce,
): readonly PlannedSource[] {
  const names = fileNames(
    sources.flatMap(({ label, contexts }) =>
      contexts.map((context) => (label === undefined ? [context] : [stem(label), context])),
    ),
    ending(options),
    [indexName, htmlIndexName, calendarName],
  );
  let index = 0;
  return sources.map((source) => {
    const { kubeconfig, contexts } = source;
    const from = reader();
    const planned = contexts.map((context) => ({
      kubeconfig,
      context,
      from,
      file: names[index] ?? '',
      index: index++,
    }));
    return { source, from, planned };
  });
}

/** A kubeconfig's name without the ending that it has anyway. */
const stem = (label: string): string =>
  label.replace(/\.(?:ya?ml|json|conf|config|kubeconfig)$/i, '') || label;
