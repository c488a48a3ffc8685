/** What the commands of a page do, as far as others see it: what is sent, changed and asked for, each with its line. */
import { resourceTypeNamed } from '../api/resources.js';
import type { KnownAccess } from '../verify/access.js';
import { type Deed, deedsIn } from '../verify/extract/same-in-both.js';
import type { Call, FileReport, HttpRequest } from '../verify/report.js';
import { requestWords } from '../verify/rights/words.js';
import { contentOf } from './content.js';
import { isTokenRequest, kubectlWords } from './kubectl-words.js';

/** Something with what makes it the same as another. */
export interface Doing {
  readonly key: string;
  readonly line: number | undefined;
  /** In words, masked. */
  readonly text: string;
}

export interface Doings {
  /** Requests of curl and its like, and changes. */
  readonly deeds: readonly Deed[];
  /** Who asks the API server for what, by curl or kubectl. */
  readonly accesses: readonly (Doing & { readonly access: KnownAccess })[];
  /** What is not known of what is asked. */
  readonly unknown: readonly Doing[];
  /** The tokens that kubectl asks for, by what they are asked with. */
  readonly tokens: readonly Doing[];
}

export function doingsOf(report: FileReport): Doings {
  const { accesses, calls } = report;
  const known = accesses.filter((access) => access.kind === 'request');
  return {
    deeds: deedsIn({
      ...report,
      requests: report.requests.map((one) => ({ ...one, body: one.body && contentOf(one.body) })),
      writes: report.writes.map((one) => ({ ...one, object: typedInFull(one.object) })),
    }),
    accesses: distinct(known.map((access) => ({ ...asked(access, report), access }))),
    unknown: accesses.flatMap((access) =>
      access.kind === 'unknown' ? [{ key: access.why, line: access.line, text: access.why }] : [],
    ),
    tokens: distinct(calls.filter(isTokenRequest).map(tokenOf)),
  };
}

/** An object as manifests call it: on the command line its type may be `secret`, `secrets`, or short. */
function typedInFull(object: string): string {
  const [type = '', ...rest] = object.split(' ');
  return [resourceTypeNamed(type)?.kind ?? type, ...rest].join(' ');
}

const distinct = <T extends Doing>(all: readonly T[]): readonly T[] => [
  ...new Map([...all].reverse().map((one) => [one.key, one])).values(),
];

/** Contexts are ways to a cluster and a user: these count. */
function asked({ caller, request }: KnownAccess, report: FileReport): Doing {
  const { credential, cluster } = caller;
  return {
    key: JSON.stringify([credential, cluster, request]),
    line: lineOf(request, report),
    text: requestWords(request),
  };
}

/** Where kubectl, or else curl, asks for that. */
function lineOf(
  request: KnownAccess['request'],
  { calls, requests, writes }: FileReport,
): number | undefined {
  const word =
    request.kind === 'path'
      ? request.path
      : request.subresource === 'token'
        ? request.name
        : request.resource.replace(/s$/, '');
  const call = calls.find(({ argv }) => kubectlWords(argv)?.some((one) => one.toLowerCase().includes(word)));
  const found = call ?? requests.find(({ url }) => url.includes(word)) ?? writes[0] ?? requests[0];
  return found?.line;
}

/** How long it lives, for whom it is, and what ends it. */
const tokenOptions = /^--(?:duration|audience|bound-object-(?:kind|name|uid))$/;

function tokenOf({ argv, line }: Call): Doing {
  const said = optionsIn(argv)
    .filter(([name]) => tokenOptions.test(name))
    .map(([name, value]) => `${name}=${value}`);
  return { key: [...said].sort().join(' '), line, text: ['kubectl create token', ...said].join(' ') };
}

/** The options of a call with their values, which may be words of their own. */
export function optionsIn(argv: readonly string[]): readonly (readonly [string, string])[] {
  return argv.flatMap((word, index): (readonly [string, string])[] => {
    const [, name, value] = /^(--[a-z][a-z-]*)(?:=(.*))?$/s.exec(word) ?? [];
    return name === undefined ? [] : [[name, value ?? argv[index + 1] ?? '']];
  });
}

/** Whose certificates count for a request, and the way it takes; on several ways through a page, those of all. */
export interface Trust {
  readonly isOpen: boolean;
  readonly sources: ReadonlySet<string>;
  /** What else decides where it goes. */
  readonly notes: readonly string[];
}

export function trustOf(key: string, { deeds }: Doings, { requests }: FileReport): Trust | undefined {
  const deed = deeds.find((one) => one.key === key);
  if (deed?.request === undefined) return undefined;
  const same = requests.filter((one) => isSamePlace(one, deed.request));
  return {
    isOpen: same.some(({ tls }) => tls.kind === 'insecure'),
    sources: new Set(same.flatMap(({ tls }) => tls.trust.map((source) => JSON.stringify(source)))),
    notes: [...new Set(same.flatMap(({ notes }) => notes))].filter(
      (note) => !note.startsWith('through kubectl proxy'),
    ),
  };
}

const isSamePlace = (one: HttpRequest, other: HttpRequest | undefined): boolean =>
  one.url === other?.url && one.method === other.method;
