/** A page with blocks for two shells: both ask for the same, and change the same. */

import { codes } from '../codes.js';
import type { ClusterWrite, FileReport, Finding, HttpRequest } from '../report.js';

const names = { bash: 'bash', powershell: 'PowerShell' } as const;

/**
 * A finding where the blocks for the second shell do something else than those for the first, at the first line of it.
 * Nothing is said where one is not proved, or does nothing that others see: it may be about something else.
 */
export function differenceOf(first: FileReport, second: FileReport): Finding | undefined {
  if ([first, second].some(({ verdict }) => verdict === 'not-proved')) return undefined;
  const [one, other] = [first, second].map(deedsOf);
  if (one === undefined || other === undefined || one.size === 0 || other.size === 0) return undefined;
  const only = (its: ReadonlyMap<string, Deed>, others: ReadonlyMap<string, Deed>): readonly Deed[] =>
    [...its].filter(([key]) => !others.has(key)).map(([, deed]) => deed);
  const [missing, added] = [only(one, other), only(other, one)];
  const [deed] = [...added, ...other.values()];
  if ((missing.length === 0 && added.length === 0) || deed === undefined) return undefined;
  const said = [
    ...shown(missing, `only in ${names[first.shell]}`),
    ...shown(added, `only in ${names[second.shell]}`),
  ];
  return {
    code: 'KS6006',
    severity: codes.KS6006.severity,
    line: deed.line,
    column: deed.column,
    message: `the blocks for ${names[first.shell]} and those for ${names[second.shell]} do not do the same: ${said.join('; ')}`,
    fix: undefined,
    notProved: false,
    ignored: undefined,
  };
}

interface Deed {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

function deedsOf({ requests, writes }: FileReport): ReadonlyMap<string, Deed> {
  return new Map([...requests.map(request), ...writes.map(write)]);
}

/** Where a proxy of the script's own listens is the shell's business: it is the cluster behind it that is asked. */
function request({ method, url, cluster, headers, body, line, column }: HttpRequest): [string, Deed] {
  const path = url.replace(/^https?:\/\/[^/]*/, '');
  const place = cluster === undefined ? url : [cluster, path];
  const key = JSON.stringify([
    method,
    place,
    Object.keys(headers)
      .map((name) => name.toLowerCase())
      .sort(),
    told(body),
  ]);
  return [key, { line, column, text: `${method} ${url}` }];
}

function write({ verb, object, cluster, user, line, column }: ClusterWrite): [string, Deed] {
  return [JSON.stringify([verb, object, cluster, user]), { line, column, text: `${verb} ${object}` }];
}

/** Where a value was captured is no difference. */
const told = (text: string | undefined): string | undefined =>
  text?.replace(/«[^«»]*»/g, '«»').replace(/\s+/g, ' ');

const shown = ([first, ...others]: readonly Deed[], where: string): readonly string[] =>
  first === undefined
    ? []
    : [`${where}: ${first.text}${others.length === 0 ? '' : ` and ${others.length} more`}`];
