/** A request in one version of an API after the other, until the server knows it. */
import type { Request } from './curl.js';
import type { Segment, Word } from './word.js';
import { variable } from './words.js';

/** An API that had other versions before it had the first of these. */
export interface Versioned {
  readonly group: string;
  /** The newest first. */
  readonly versions: readonly string[];
}

/** The request of the newest version, with VERSION in that one's place. */
export function inEachVersion(request: Request, { group, versions }: Versioned): Request {
  const newest = `${group}/${versions[0]}`;
  const asked = (word: Word): Word =>
    word.flatMap<Segment>((segment) =>
      typeof segment === 'string'
        ? segment
            .split(newest)
            .flatMap((part, index) => (index === 0 ? [part] : [`${group}/`, variable('VERSION'), part]))
        : [segment],
    );
  return {
    ...request,
    url: asked(request.url),
    options: request.options.map((option) =>
      option.value === undefined ? option : { ...option, value: asked(option.value) },
    ),
    versions,
  };
}
