/** A report's writes, as the paths of the API that they come to; by a table of types of these tests' own. */
import type { ClusterWrite } from '../../../../src/verify/report.js';
import { type Resource, resources } from './discovery.js';

/** Whose the contexts are. */
const users: Readonly<Record<string, string>> = { lab: 'ada', prod: 'eve' };

/** `cluster user path`, with `*` for every object of a collection; several where one of them is meant. */
export function pathsOf({ object, cluster, context, user }: ClusterWrite): readonly string[] {
  const who = `${cluster ?? '?'} ${user ?? users[context ?? ''] ?? '?'}`;
  return objectPaths(object.replace('…', '*')).map((path) => `${who} ${path}`);
}

const forms: readonly RegExp[] = [
  /^(?<type>\S+) (?<name>\S+) \(namespace (?<either>\S+), if the type has namespaces\)$/,
  /^every (?<type>\S+)(?: in (?<space>.+?)| \(in (?<either>.+?), if the type has namespaces\))?$/,
  /^(?<type>\S+)(?: in (?<space>.+?)| \(in (?<either>.+?), if the type has namespaces\))?(?: with (?<labels>\S+))?(?: where (?<fields>\S+))?$/,
  /^(?<type>\S+) (?<space>[^/\s]+)\/(?<name>\S+)$/,
  /^(?<type>\S+) (?<name>[^/\s]+)$/,
];

function objectPaths(whole: string): readonly string[] {
  const object = whole.replace(/^\w+ of /, '');
  for (const form of forms) {
    const { type, name, space, either, labels, fields } = form.exec(object)?.groups ?? {};
    const resource = type === undefined ? undefined : resourceOf(type);
    if (resource === undefined) continue;
    const query = [
      ...(fields === undefined ? [] : [`fieldSelector=${fields}`]),
      ...(labels === undefined ? [] : [`labelSelector=${labels}`]),
    ];
    const last = name === undefined ? `/*${query.length === 0 ? '' : `?${query.join('&')}`}` : `/${name}`;
    // What is said has to be right where the type is known; where it is not, either is said.
    const spaces = either === undefined ? [space] : [resource.namespaced ? either : undefined];
    return spaces.map((one) => collection(resource, one) + last);
  }
  return [`unknown: ${whole}`];
}

function resourceOf(type: string): Resource | undefined {
  const [name = '', ...rest] = type.toLowerCase().split('.');
  const suffix = rest.join('.').replace(/^v\d\w*\./, '');
  return resources.find(
    (one) =>
      (one.plural === name || one.kind.toLowerCase() === name || one.short.includes(name)) &&
      (suffix === '' || one.group === suffix),
  );
}

function collection({ group, version, plural }: Resource, namespace: string | undefined): string {
  const base = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const every = namespace === undefined || namespace === 'every namespace';
  return every ? `${base}/${plural}` : `${base}/namespaces/${namespace}/${plural}`;
}

/** What real requests touch and change, in the same form. */
export function realPaths(requests: readonly string[]): {
  readonly touched: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
} {
  const touched = new Set<string>();
  const changed = new Set<string>();
  const lists = requests.flatMap((request) => {
    const { method, who, path } = partsOf(request);
    // Older kubectls wait for what they deleted by a list of it.
    const waits = path.includes('metadata.name=listed');
    return method === 'GET' && isCollection(path) && !waits
      ? [`${who} ${path.replace(/(?=\?|$)/, '/*')}`]
      : [];
  });
  for (const request of requests) {
    const { method, who, path } = partsOf(request);
    const object = path.replace(/\/(?:scale|status|token|approval|resize)$/, '');
    if (path.includes('dryRun=All') || /access(?:review|reviews)\//.test(path) || /\/token\/?$/.test(path))
      continue;
    const known = object.endsWith('/listed') ? lists : [`${who} ${object}`];
    for (const one of [...known, ...lists]) touched.add(one);
    if (method !== 'GET') for (const one of known) changed.add(one);
  }
  return { touched, changed };
}

function partsOf(request: string): { readonly method: string; readonly who: string; readonly path: string } {
  const [, method = '', who = '', path = ''] = /^(\S+) (\S+ (?:\([^)]*\)|\S+)) (.*)$/.exec(request) ?? [];
  return { method, who, path };
}

function isCollection(path: string): boolean {
  return (
    resources.some(({ plural }) => path.replace(/\?.*$/, '').endsWith(`/${plural}`)) &&
    !path.endsWith('/namespaces/services')
  );
}
