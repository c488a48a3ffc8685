/** `kubectl get`, `logs` and `top` as requests. */
import type { Call } from '../request.js';
import { type Command, printing, withQuery } from './command.js';
import { rawPath } from './raw.js';

/** How kubectl asks for its columns (cli-runtime, pkg/resource; kubectl, pkg/cmd/get). */
const table =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';
const json = 'application/json';
/** What clients without a form of their own take. */
export const anything = 'application/json, */*';

const accept = (form: string): readonly string[] => [`Accept: ${form}`];

export function get(command: Command): Call {
  if (command.text('raw') !== undefined) {
    command.knows('raw');
    return { method: 'GET', path: rawPath(command), headers: accept(anything) };
  }
  command.knows(
    ...printing,
    ...['all-namespaces', 'chunk-size', 'field-selector', 'ignore-not-found', 'selector', 'server-print'],
    ...['sort-by', 'subresource', 'watch', 'watch-only'],
  );
  const object = command.object();
  const output = command.text('output') ?? '';
  const isTable = ['', 'wide'].includes(output) && command.text('server-print') !== 'false';
  const headers = accept(isTable ? table : json);
  const selectors = [
    ['labelSelector', command.text('selector')],
    ['fieldSelector', command.text('field-selector')],
  ] as const;
  if (object.name !== undefined && selectors.some(([, value]) => value !== undefined))
    throw command.refuse('a selector and a name exclude each other', 'leave one of them out');
  if (command.isOn('watch') || command.isOn('watch-only')) return watch(command, object, headers, selectors);
  const path = command.path(object, command.text('subresource'));
  if (object.name !== undefined) return { method: 'GET', path, headers };
  const isSorted = isTable && command.text('sort-by') !== undefined;
  const limit = command.text('chunk-size') ?? '500';
  return {
    method: 'GET',
    path: withQuery(path, [
      ...selectors,
      ['includeObject', isSorted ? 'Object' : undefined],
      ['limit', limit === '0' || command.text('sort-by') !== undefined ? undefined : limit],
    ]),
    headers,
  };
}

/** kubectl lists first, and goes on from there; here the watch begins with what there is. */
function watch(
  command: Command,
  { type, name }: { readonly type: string; readonly name: string | undefined },
  headers: readonly string[],
  selectors: readonly (readonly [string, string | undefined])[],
): Call {
  const one = name === undefined ? selectors : [['fieldSelector', `metadata.name=${name}`] as const];
  const query = [...one, ['watch', 'true'], ['timeoutSeconds', '60']] as const;
  return {
    method: 'GET',
    path: withQuery(command.path({ type, name: undefined }), query),
    headers,
    streams: true,
  };
}

export function logs(command: Command): Call {
  command.knows(
    ...['container', 'follow', 'insecure-skip-tls-verify-backend', 'limit-bytes', 'previous', 'since'],
    ...['since-time', 'tail', 'timestamps', 'all-pods', 'prefix', 'pod-running-timeout'],
  );
  const [first = '', container, ...more] = command.args;
  const { type, name } = first.includes('/') ? command.object([first]) : { type: 'pods', name: first };
  if (!/^(?:pods?|po)$/.test(type) || !name || more.length > 0 || command.isOn('all-pods'))
    throw command.refuse('the Pods behind it have to be found first', 'name one Pod');
  const query = [
    ['container', command.text('container') ?? container],
    ['follow', command.isOn('follow') ? 'true' : undefined],
    ['insecureSkipTLSVerifyBackend', command.isOn('insecure-skip-tls-verify-backend') ? 'true' : undefined],
    ['limitBytes', command.text('limit-bytes')],
    ['previous', command.isOn('previous') ? 'true' : undefined],
    ['sinceSeconds', seconds(command)],
    ['sinceTime', command.text('since-time')],
    ['tailLines', command.text('tail') === '-1' ? undefined : command.text('tail')],
    ['timestamps', command.isOn('timestamps') ? 'true' : undefined],
  ] as const;
  const streams = command.isOn('follow') ? ({ streams: true } as const) : {};
  const path = withQuery(command.path({ type: 'pods', name }, 'log'), query);
  return { method: 'GET', path, headers: accept(anything), ...streams };
}

const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** `--since`, a duration of Go, in whole seconds, rounded up. */
function seconds(command: Command): string | undefined {
  const since = command.text('since');
  if (since === undefined || since === '0' || since === '0s') return undefined;
  if (!/^(?:\d+(?:\.\d+)?[hms])+$/.test(since))
    throw command.refuse(`--since ${since} is not read here`, 'write it as 90s, 5m, 1h30m');
  const parts = [...since.matchAll(/([\d.]+)([hms])/g)];
  const sum = parts.reduce((total, [, amount, unit = '']) => total + Number(amount) * (units[unit] ?? 0), 0);
  return String(Math.ceil(sum));
}

/** The metrics API; what kubectl reads beside it only gives the percentages of nodes. */
export function top(command: Command): Call {
  command.knows(
    ...[
      'all-namespaces',
      'containers',
      'field-selector',
      'no-headers',
      'selector',
      'show-capacity',
      'sort-by',
    ],
    ...['sum', 'use-protocol-buffers', 'show-swap'],
  );
  const [name, ...more] = command.args;
  if (more.length > 0) throw command.refuse('it takes one name', 'name one, or none');
  const isPods = command.verb === 'top pod';
  const root = '/apis/metrics.k8s.io/v1beta1';
  const within = isPods && (!command.isOn('all-namespaces') || name !== undefined);
  const list = `${root}${within ? `/namespaces/${command.namespace}` : ''}/${isPods ? 'pods' : 'nodes'}`;
  const path =
    name === undefined
      ? withQuery(list, [
          ['labelSelector', command.text('selector')],
          ['fieldSelector', command.text('field-selector')],
        ])
      : `${list}/${encodeURIComponent(name)}`;
  return { method: 'GET', path };
}
