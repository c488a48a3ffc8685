/** One request of curl: where it goes, with what, and what is wrong with it. */

import type { Config } from '../../kubeconfig/types.js';
import { podNote } from '../pod.js';
import type { HttpRequest, Unordered } from '../report.js';
import { type Endpoint, secretsIn, show, textOf, type Value } from '../value.js';
import { certificateHolder } from './caller.js';
import type { Header } from './curl-body.js';
import { type ConfigsAround, type Connection, nowhere, type Reached, reach } from './curl-cluster.js';
import type { CurlOptions } from './curl-options-read.js';
import { connectionOf, movedNotes, proxyNotes } from './curl-route.js';
import { checkSecrets } from './curl-secrets.js';
import { tlsOf } from './curl-tls.js';
import { type Address, type ReadUrl, readUrl, shownUrl, withScheme } from './curl-url.js';
import { noteAccess } from './note-access.js';
import { noteChange } from './request-change.js';
import { confirmDocumentParts, confirmUrlParts } from './structure.js';
import type { Token } from './token.js';
import type { ToolCall } from './tool.js';
import { doorBehindSocket } from './unix-socket.js';

/** What a request is made of, as curl was told. */
export interface Parts {
  readonly url: Value;
  readonly token: Token;
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body: Value | undefined;
  readonly json: boolean;
}

/** The request of a transfer, as the report shows it, with the findings about it. */
export function requestOf(call: ToolCall, options: CurlOptions, parts: Parts): Unordered<HttpRequest> {
  const { token, method, headers, body } = parts;
  // --proto-default names another than http.
  const url = options.last('proto-default') === undefined ? withScheme(parts.url) : parts.url;
  const { recorder, place } = call;
  const config = configOf(call);
  const read = readUrl(url);
  const behind = doorBehindSocket(call, options, read);
  const { address, door } =
    behind === 'none' ? addressOf(call, read, token) : { address: undefined, door: behind };
  if (address !== undefined || door !== undefined) confirmUrlParts(call, url, token.place);
  if (body !== undefined) confirmDocumentParts(call, body, place);
  const connection = address === undefined ? undefined : connectionOf(call, options, address);
  const around: ConfigsAround = { own: config, read: call.recorder.configsRead() };
  const sent = [url, ...headers.map(({ value }) => value), body ?? []];
  const reached = reachedBy(around, address, connection, sent, door);
  const clusters = reached.names;
  if (address?.scheme === 'http' && door === undefined) {
    recorder.find(
      'KS5002',
      token.place,
      `${show(url)} is not https: whoever stands between can read what is sent`,
    );
  }
  const tls = tlsOf(call, options, {
    scheme: address?.scheme ?? (door === undefined ? 'https' : 'http'),
    config,
    reached,
    sendsSecret: sendsSecret(options, headers, [url, body ?? []]),
  });
  const notes = [
    ...movedNotes(address, connection),
    // A socket is no host: curl goes through no proxy to it (lib/url.c).
    ...(behind === 'none'
      ? proxyNotes(call, options, address?.host ?? (door === undefined ? undefined : '127.0.0.1'), config)
      : []),
    ...followNotes(call, options, headers),
    ...(door === undefined ? [] : [`through ${door.what}`]),
    ...(reached.pod === true ? [podNote] : []),
  ];
  checkSecrets(call, {
    config,
    clusters,
    url,
    urlToken: token,
    headers,
    body,
    through: door,
    pod: reached.pod === true,
    logged: loggedBy(options),
    known: address !== undefined || door !== undefined,
  });
  const question = noteChange(call, { method, url, body, reached });
  noteAccess(call, {
    method,
    url,
    headers,
    certificate: certificateHolder(call, options),
    door,
    cluster: clusters[0],
    reached,
    isConfigKnown: config !== undefined,
  });
  if (
    !['fail', 'fail-with-body'].some((name) => options.on(name)) &&
    options.last('write-out') === undefined
  ) {
    recorder.find('KS5010', place, 'curl succeeds whatever the HTTP status is', {
      fix: '--fail-with-body, or --write-out',
    });
  }
  if (options.last('max-time') === undefined)
    recorder.find('KS5011', place, 'curl may wait for ever', { fix: '--max-time' });
  const shown: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { name, value } of headers) {
    const before = shown[name];
    shown[name] = before === undefined ? show(value) : `${before}, ${show(value)}`;
  }
  if (parts.json) shown['Content-Type'] ??= 'application/json';
  return {
    line: place.line,
    column: place.column,
    method,
    url: shownUrl(url),
    headers: { ...shown },
    body: body === undefined ? undefined : show(body),
    tls,
    cluster: clusters[0],
    notes,
    by: 'curl',
    repeated: call.repeated,
    ...(question === undefined ? {} : { question }),
  };
}

/** Where an option stands that makes curl log what it sends. */
function loggedBy(options: CurlOptions): ToolCall['place'] | undefined {
  if (options.on('verbose')) return options.place('verbose');
  return (options.last('trace') ?? options.last('trace-ascii'))?.token.place;
}

/** Whether somebody who answers in the server's place learns a credential. */
function sendsSecret(options: CurlOptions, headers: readonly Header[], values: readonly Value[]): boolean {
  return (
    headers.some(({ name }) => /^(?:proxy-)?authorization$/i.test(name)) ||
    options.last('user') !== undefined ||
    [...headers.map(({ value }) => value), ...values].some((value) => secretsIn(value).length > 0)
  );
}

/** The kubeconfig that kubectl would read at this point: requests are compared with it. */
function configOf(call: ToolCall): Config | undefined {
  const variable = call.variable('KUBECONFIG');
  const list = variable === undefined ? undefined : textOf(variable);
  try {
    return call.world.config(list === undefined ? {} : { variable: list });
  } catch {
    return undefined;
  }
}

function addressOf(
  call: ToolCall,
  read: ReadUrl,
  token: Token,
): { address: Address | undefined; door: Endpoint | undefined } {
  switch (read.kind) {
    case 'address':
      return {
        address: read.address,
        door: call.recorder.doorAt(`${read.address.host}:${read.address.port}`),
      };
    case 'endpoint':
      return { address: undefined, door: read.endpoint };
    case 'bad':
      call.recorder.find('KS5001', token.place, `${show(token.value)}: ${read.why}`);
      return { address: undefined, door: undefined };
    case 'unknown':
      call.recorder.refuse('KS5001', token.place, read.why);
      return { address: undefined, door: undefined };
  }
}

function reachedBy(
  around: ConfigsAround,
  address: Address | undefined,
  connection: Connection | undefined,
  sent: readonly Value[],
  door: Endpoint | undefined,
): Reached {
  if (door !== undefined) return door.cluster === undefined ? nowhere : { ...nowhere, names: [door.cluster] };
  if (address === undefined || connection === undefined) return nowhere;
  return reach(around, address, connection, sent);
}

function followNotes(call: ToolCall, options: CurlOptions, headers: readonly Header[]): readonly string[] {
  const trusted = options.on('location-trusted');
  if (!options.on('location') && !trusted) return ['redirects off'];
  if (headers.some((header) => secretsIn(header.value).length > 0)) {
    call.recorder.find(
      'KS5004',
      options.place(trusted ? 'location-trusted' : 'location') ?? call.place,
      'a redirect would be followed with the credentials',
      {
        fix: 'leave out --location',
      },
    );
  }
  return ['follows redirects'];
}
