/** A page with blocks for two shells, or for several contexts: all ask for the same, and change the same. */

import { quoted } from '../../display.js';
import { codes } from '../codes.js';
import type { ClusterWrite, FileReport, Finding, HttpRequest, Place } from '../report.js';

/**
 * A finding where the blocks for the second shell do something else than those for the first, at the first line of it.
 * Nothing is said where one is not proved, or does nothing that others see: it may be about something else.
 */
export function differenceOf(first: FileReport, second: FileReport, serverOf: ServerOf): Finding | undefined {
  if ([first, second].some(({ verdict }) => verdict === 'not-proved')) return undefined;
  const nameOf = ({ choice, shell }: FileReport): string =>
    isOther ? `context ${choice}` : shell === 'bash' ? 'bash' : 'PowerShell';
  const isOther = first.choice !== second.choice;
  const [one = [], other = []] = [first, second].map((report) =>
    deedsIn(report, isOther ? serverOf : undefined),
  );
  if (one.length === 0 || other.length === 0) return undefined;
  const [missing, added] = [onlyIn(one, other), onlyIn(other, one)];
  const [deed] = [...added, ...other];
  if ((missing.length === 0 && added.length === 0) || deed === undefined) return undefined;
  const said = [
    ...shown(missing, `only in ${nameOf(first)}`, added[0]),
    ...shown(added, `only in ${nameOf(second)}`, missing[0]),
  ];
  return {
    code: 'KS6006',
    severity: codes.KS6006.severity,
    line: deed.line,
    column: deed.column,
    message: `the blocks for ${nameOf(first)} and those for ${nameOf(second)} do not do the same: ${said.join('; ')}`,
    fix: undefined,
    notProved: false,
    ignored: undefined,
  };
}

/** The server of a cluster, as the kubeconfig has it. */
export type ServerOf = (cluster: string | undefined) => string | undefined;

/** A request or a change, and what makes it the same as another. */
export interface Deed extends Place {
  readonly key: string;
  readonly text: string;
  readonly request?: HttpRequest;
  readonly write?: ClusterWrite;
}

/** Each thing that others see of the blocks, where it is done first. `serverOf`: where it is held against the report on another context. */
export function deedsIn(report: FileReport, serverOf?: ServerOf): readonly Deed[] {
  const { requests, writes } = serverOf === undefined ? report : withoutNames(report, serverOf);
  const all: readonly Deed[] = [
    ...report.requests.map((request, index) => ({
      key: requestKey(requests[index] ?? request),
      line: request.line,
      column: request.column,
      text: `${request.method} ${request.url}`,
      request,
    })),
    ...report.writes.map((write, index) => ({
      key: writeKey(writes[index] ?? write),
      line: write.line,
      column: write.column,
      text: `${write.verb} ${write.object}`,
      write,
    })),
  ];
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
}

/** Those that the others do not have. */
export function onlyIn(deeds: readonly Deed[], others: readonly Deed[]): readonly Deed[] {
  const known = new Set(others.map(({ key }) => key));
  return deeds.filter(({ key }) => !known.has(key));
}

/**
 * A report in which clusters, their servers, users and namespaces are called by the order in which they come: these are
 * what contexts differ in.
 */
function withoutNames(report: FileReport, serverOf: ServerOf): Pick<FileReport, 'requests' | 'writes'> {
  const names = new Map<string, string>();
  const numbered = (kind: string, name: string): string => {
    const key = `${kind} ${name}`;
    const known = names.get(key) ?? `${kind}${names.size}`;
    names.set(key, known);
    return known;
  };
  const ofNamespace = (name: string): string => numbered('namespace', name);
  const urlOf = (cluster: string | undefined, url: string): string =>
    numbered('https://', cluster ?? '') +
    pathBehind(serverOf(cluster), url).replace(/(?<=\/namespaces\/)[^/?]+/, ofNamespace);
  return {
    requests: report.requests.map((one) => ({
      ...one,
      url: urlOf(one.cluster, one.url),
      // It is the cluster that wants one, by its tls-server-name.
      headers: Object.fromEntries(
        Object.entries(one.headers).filter(([name]) => name.toLowerCase() !== 'host'),
      ),
      body: one.body?.replace(/(?<=\bnamespace"?: *"?)[a-z0-9-]+/g, ofNamespace),
      ...(one.cluster === undefined ? {} : { cluster: numbered('cluster', one.cluster) }),
    })),
    writes: report.writes.map((one) => ({
      ...one,
      // kubectl's is a resource, curl's a URL.
      object: /^https?:/.test(one.object)
        ? urlOf(one.cluster, one.object)
        : one.object.replace(/(?<=^\S+ )[^/\s]+(?=\/)/, ofNamespace),
      ...(one.cluster === undefined ? {} : { cluster: numbered('cluster', one.cluster) }),
      ...(one.user === undefined ? {} : { user: numbered('user', one.user) }),
    })),
  };
}

/** What is asked for behind the path that the server itself has; its host may be its tls-server-name. */
export function pathBehind(server: string | undefined, url: string): string {
  const path = url.replace(/^https?:\/\/[^/]*/, '');
  const own =
    server === undefined || !URL.canParse(server) ? '' : new URL(server).pathname.replace(/\/$/, '');
  return path.startsWith(`${own}/`) ? path.slice(own.length) : path;
}

/** Where a proxy of the script's own listens is the shell's business: it is the cluster behind it that is asked. */
function requestKey({ method, url, cluster, headers, body }: HttpRequest): string {
  const path = url.replace(/^https?:\/\/[^/]*/, '');
  const place = cluster === undefined ? url : [cluster, path];
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return JSON.stringify([method, place, names.sort(), told(body)]);
}

const writeKey = ({ verb, object, cluster, user }: ClusterWrite): string =>
  JSON.stringify([verb, object, cluster, user]);

/** Where a value was captured is no difference. */
const told = (text: string | undefined): string | undefined =>
  text?.replace(/«[^«»]*»/g, '«»').replace(/\s+/g, ' ');

const shown = (
  [first, ...others]: readonly Deed[],
  where: string,
  beside: Deed | undefined,
): readonly string[] =>
  first === undefined
    ? []
    : [`${where}: ${apart(first, beside)}${others.length === 0 ? '' : ` and ${others.length} more`}`];

/** What a deed is called where the other one would be called the same. */
function apart(deed: Deed, other: Deed | undefined): string {
  if (deed.text !== other?.text) return deed.text;
  const [its, others] = [deed, other].map(({ request, write }) => (request ?? write)?.cluster);
  return its !== undefined && its !== others
    ? `${deed.text}, to cluster ${quoted(its)}`
    : `${deed.text}, with other headers or another body`;
}
