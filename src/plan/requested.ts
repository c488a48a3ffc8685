/** The request that the options ask for, checked for what no API server takes. */
import { acceptHeaders, applyPatch, isListPath, metadataOfList, patchTypes } from '../api/media-types.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { bodyOf } from './body.js';
import { kubectlCall } from './kubectl-command/call.js';
import { optionNames, type StepOptions } from './options.js';
import type { Call } from './request.js';
import { type ResourcePath, resourcePath, resourceReads } from './resource-path.js';

/** The options that say what is asked; with a resource, the namespace as well. */
export const requestReads = [
  'method',
  'path',
  ...resourceReads,
  'query',
  'header',
  'data',
  'contentType',
  'fieldManager',
  'dryRun',
  'accept',
  'command',
  'watch',
  'follow',
  'limit',
] as const;

export type RequestOptions = Pick<StepOptions, (typeof requestReads)[number] | 'namespace'>;

/** Throws a UsageError where the API server would refuse it, whatever the cluster holds. */
export function requestedCall(options: RequestOptions): Call {
  const { resource, method } = options;
  if (options.command.length > 0) return commanded(options);
  const found = resource === undefined ? undefined : resourcePath({ ...options, resource });
  refuseWithoutResource(options, found);
  refuseMethod(method, found);
  const path = options.watch ? watchedPath(options, found) : (found?.path ?? options.path);
  if (options.follow) refuseFollow(options, path);
  const limit = options.limit === undefined ? undefined : pageSize(options, options.limit, path);
  const body = requestBody(options, path);
  const query = [
    ...queryOf(options, path, body?.contentType),
    ...streamQuery(options, path, found?.name),
    ...(limit === undefined ? [] : [`limit=${limit}`]),
  ];
  return {
    method,
    path: query.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}`,
    headers: [...acceptHeader(options, path), ...options.header.map(checkedHeader)],
    ...body,
    ...(options.watch || options.follow ? { streams: true } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** The command says all of it, so that nothing else may. */
function commanded(options: RequestOptions): Call {
  const { command, namespace, data, method, path, query, header, ...others } = options;
  const stray = [
    method === 'GET' ? undefined : 'request',
    path === defaultPath ? undefined : 'path',
    query.length === 0 ? undefined : 'query',
    header.length === 0 ? undefined : 'header',
    ...requestReads.map((name) => {
      const value = name in others ? others[name as keyof typeof others] : undefined;
      return value === undefined || value === false ? undefined : optionNames[name];
    }),
  ].find((name) => name !== undefined);
  if (stray !== undefined)
    throw new UsageError(`--${stray} has no meaning beside a kubectl command, which says it`, {
      hint: 'leave it out, or say it in the command',
    });
  return kubectlCall(command, namespace, data);
}

/** Each event of a watch holds one object. */
function acceptHeader({ accept, watch, method }: RequestOptions, path: string): readonly string[] {
  if (accept === undefined) return [];
  const isList = accept === 'metadata' && !watch && method === 'GET' && isListPath(path);
  return [`Accept: ${isList ? metadataOfList : acceptHeaders[accept]}`];
}

/** What is left of a path that was not given. */
const defaultPath = '/api';

/** Throws a UsageError for what goes with a resource where there is none, and for a path beside one. */
export function refuseWithoutResource(
  options: Pick<StepOptions, (typeof resourceReads)[number] | 'path'>,
  found: ResourcePath | undefined,
): void {
  if (found !== undefined) {
    if (options.path !== defaultPath)
      throw new UsageError('--path and --resource both say what to call', { hint: 'leave one of them out' });
    return;
  }
  const { name, subresource, apiVersion, allNamespaces } = options;
  const stray = Object.entries({ name, subresource, 'api-version': apiVersion }).find(
    ([, value]) => value !== undefined,
  )?.[0];
  const lone = stray ?? (allNamespaces ? 'all-namespaces' : undefined);
  if (lone !== undefined)
    throw new UsageError(`--${lone} has no meaning without --resource`, {
      hint: 'leave it out, or say the type with --resource',
    });
}

/** k8s.io/apiserver, endpoints/installer.go: what a list takes, and what one object. */
function refuseMethod(method: string, found: ResourcePath | undefined): void {
  if (found === undefined || found.subresource !== undefined) return;
  if (method === 'POST' && found.name !== undefined)
    throw new UsageError('--request POST makes an object, whose name stands in its body', {
      hint: 'leave the name out, or change the object with --request PUT or PATCH',
    });
  if ((method === 'PUT' || method === 'PATCH') && found.name === undefined)
    throw new UsageError(`--request ${method} changes one object, and none is named`, {
      hint: 'name it: --resource TYPE/NAME',
    });
}

/** A watch is of a list: of one object, of the list that it is alone in. */
function watchedPath(options: RequestOptions, found: ResourcePath | undefined): string {
  const refuse = (what: string): UsageError =>
    new UsageError(`--watch is about a list that is read, and ${what}`, {
      hint: 'leave it out, or name a type: --resource pods --watch',
    });
  if (options.method !== 'GET') throw refuse(`--request is ${options.method}`);
  if (options.follow) throw refuse('--follow is about a log');
  if (found?.subresource !== undefined) throw refuse('--subresource names a part of one object');
  const path = found?.path ?? options.path;
  if (!/^\/apis?\//.test(path) || (found === undefined && options.path === defaultPath))
    throw refuse('none is named');
  return found?.name === undefined ? path : path.slice(0, path.lastIndexOf('/'));
}

function refuseFollow({ method }: RequestOptions, path: string): void {
  if (method === 'GET' && /\/pods\/[^/?]+\/log(?:\?|$)/.test(path)) return;
  throw new UsageError('--follow is about the log of a Pod, and none is asked for', {
    hint: 'leave it out, or write --resource pods/NAME --subresource log --follow',
  });
}

/** Throws a UsageError where there is no list of pages, or where a script could not see that one ends. */
function pageSize(options: RequestOptions, limit: string, path: string): string {
  const refuse = (
    what: string,
    hint = 'leave it out, or name a type: --resource pods --limit 100',
  ): UsageError => new UsageError(`--limit is about a list that is read, and ${what}`, { hint });
  if (!/^[1-9]\d{0,5}$/.test(limit))
    throw new UsageError(`--limit ${quoted(limit)} is no number of objects`, {
      hint: 'as many as a page is to hold: a whole number from 1 to 999999',
    });
  if (options.method !== 'GET') throw refuse(`--request is ${options.method}`);
  if (options.watch) throw refuse('--watch has no pages', 'leave one of them out');
  if (!isListPath(path)) throw refuse('none is named');
  if (options.accept === 'yaml')
    throw refuse('where one of its pages ends is read in JSON', 'choose --accept json, table or metadata');
  if (/[?&](?:limit|continue)=/.test(path) || options.query.some((pair) => /^(?:limit|continue)=/.test(pair)))
    throw refuse('its pages are said twice', 'leave limit and continue out of --query and --path');
  return limit;
}

/** Handed on to a Pod, a Service or a Node: what they take is their own matter. */
const passedOn = /\/(?:proxy|exec|attach|portforward)(?:\/|$)/;

function requestBody(
  { method, data, contentType }: RequestOptions,
  path: string,
): Pick<Call, 'document' | 'contentType'> | undefined {
  const isPatch = patchTypes.some((one) => one === contentType);
  if (data === undefined) {
    if (contentType !== undefined)
      throw new UsageError('--content-type has no meaning without --data', {
        hint: 'leave it out, or say the body with --data',
      });
    const ownPath = path.replace(/\?.*$/, '');
    const isApi = /^\/apis?\//.test(ownPath) && !passedOn.test(ownPath);
    if (['POST', 'PUT', 'PATCH'].includes(method) && isApi)
      throw new UsageError(`--request ${method} needs a body: the API server answers 400 without one`, {
        hint: 'say it with --data: @FILE, - for stdin, or the text',
      });
    return undefined;
  }
  if (['GET', 'HEAD', 'OPTIONS'].includes(method))
    throw new UsageError(`--data has no meaning with --request ${method}, which has no body`, {
      hint: 'leave it out, or choose --request POST, PUT, PATCH or DELETE',
    });
  if (method === 'PATCH' && !isPatch)
    throw new UsageError('--request PATCH needs to be told what its body is', {
      hint: '--content-type merge, strategic, json-patch, or apply for server-side apply',
    });
  if (method !== 'PATCH' && isPatch)
    throw new UsageError(`--content-type ${contentType} is for --request PATCH alone`, {
      hint: 'leave it out, or choose --request PATCH',
    });
  const body = bodyOf(data, contentType?.endsWith('json') === true);
  if (contentType === 'application/json-patch+json' && !(body.lines[0] ?? '').trimStart().startsWith('['))
    throw new UsageError('--data is no JSON patch, which is a list of operations', {
      hint: '[{"op": "replace", "path": "/spec/replicas", "value": 3}], or --content-type merge',
    });
  return {
    document: body.lines,
    contentType: contentType ?? (body.isJson ? 'application/json' : 'application/yaml'),
  };
}

function queryOf(
  { query, dryRun, fieldManager, method }: RequestOptions,
  path: string,
  contentType: string | undefined,
): readonly string[] {
  if (dryRun !== undefined && !['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
    throw new UsageError(`--dry-run has no meaning with --request ${method}, which stores nothing`, {
      hint: 'leave it out',
    });
  if (fieldManager !== undefined && !['POST', 'PUT', 'PATCH'].includes(method))
    throw new UsageError(`--field-manager has no meaning with --request ${method}, which sets no fields`, {
      hint: 'leave it out',
    });
  if (fieldManager !== undefined && !/^[ -~]{1,128}$/.test(fieldManager))
    throw new UsageError(
      `--field-manager ${quoted(fieldManager)} is longer than 128 characters, or not ASCII`,
    );
  const given = query.map(pairOf);
  const isSaid = (key: string): boolean =>
    given.some(([name]) => name === key) || new RegExp(`[?&]${key}=`).test(path);
  const manager =
    fieldManager ?? (contentType === applyPatch && !isSaid('fieldManager') ? 'kubesteps' : undefined);
  const own: readonly (readonly [string, string | undefined])[] = [
    ['fieldManager', manager],
    ['dryRun', dryRun === undefined ? undefined : 'All'],
  ];
  return [...given, ...own].flatMap(([key, value]) =>
    value === undefined ? [] : [`${encoded(key)}=${encoded(value)}`],
  );
}

/** How long a watch lasts, unless it is said. */
const watchSeconds = '60';

function streamQuery(
  { watch, follow, query }: RequestOptions,
  path: string,
  name: string | undefined,
): readonly string[] {
  const isSaid = (key: string): boolean =>
    query.some((pair) => pair.startsWith(`${key}=`)) || new RegExp(`[?&]${key}=`).test(path);
  const own = watch
    ? [
        ['watch', '1'],
        ['timeoutSeconds', watchSeconds],
        ...(name === undefined ? [] : [['fieldSelector', `metadata.name=${name}`]]),
      ]
    : follow
      ? [['follow', 'true']]
      : [];
  return own.flatMap(([key = '', value = '']) => (isSaid(key) ? [] : [`${key}=${encoded(value)}`]));
}

function pairOf(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
  throw new UsageError(`--query ${quoted(pair)} is no KEY=VALUE`, {
    hint: 'such as --query limit=5, or --query labelSelector=app=web',
  });
}

/** As it is meant: a value is never taken for another pair, and no shell has anything to expand. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);

/** Headers that the script, curl or an option of their own says. */
const ownHeaders =
  /^(?:authorization|proxy-authorization|host|content-length|transfer-encoding|connection)$/i;

function checkedHeader(header: string): string {
  const [, name = '', value = ''] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([!-~](?:[ -~]*[!-~])?)$/.exec(header) ?? [];
  if (name === '')
    throw new UsageError(`--header ${quoted(header)} is no header`, {
      hint: "write it as 'Name: value', in ASCII",
    });
  if (ownHeaders.test(name))
    throw new UsageError(`--header ${name} is the script's own`, {
      hint: 'leave it out: the script signs in, and curl says where',
    });
  if (/^(?:accept|content-type)$/i.test(name))
    throw new UsageError(`--header ${name} has an option of its own`, {
      hint: `leave it out, or write --${name.toLowerCase()}`,
    });
  return `${name}: ${value}`;
}
