/**
 * What real kubectls asked of the recording server, call by call: `requests.txt` is 1.36, and `requests-VERSION.txt` holds
 * the calls in which another version differs. UPDATE_REQUESTS=1 writes the file of the version that is on PATH.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../support/paths.js';
import type { Observed } from './observe.js';

export type Requests = ReadonlyMap<string, readonly string[]>;

export const newest = '1.36';
export const versions = ['1.24', '1.27', '1.30', '1.33', newest] as const;

const pathOf = (version: string): string =>
  join(
    root,
    'test/verify/tools/kubectl-requests',
    version === newest ? 'requests.txt' : `requests-${version}.txt`,
  );

/** A list of calls, each with its requests below it. */
function parse(text: string): Requests {
  const found = new Map<string, string[]>();
  let last: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (line.startsWith('    ')) last.push(line.trim());
    else {
      last = [];
      found.set(line, last);
    }
  }
  return found;
}

/** The requests of one version. */
export function recordedRequests(version: string): Requests {
  const base = parse(readFileSync(pathOf(newest), 'utf8'));
  if (version === newest || !existsSync(pathOf(version))) return base;
  return new Map([...base, ...parse(readFileSync(pathOf(version), 'utf8'))]);
}

/** Each request once: how often one is repeated depends on time. */
export function requestsOf(observed: ReadonlyMap<string, Observed>): Requests {
  return new Map([...observed].map(([line, { requests }]) => [line, [...new Set(requests)]]));
}

/** Keeps what a version does. */
export function keepRequests(version: string, requests: Requests): void {
  const base = version === newest ? undefined : recordedRequests(newest);
  const differing = [...requests].filter(([line, one]) => base?.get(line)?.join('\n') !== one.join('\n'));
  const text = differing.map(([line, one]) => [line, ...one.map((request) => `    ${request}`)].join('\n'));
  writeFileSync(pathOf(version), `${text.join('\n')}\n`);
}
