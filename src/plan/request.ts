/** The curl call of a target, with the reason for each option: client-go's behaviour, said in curl's words. */

import type { CurlConfigLine, CurlOption, Request } from './curl.js';
import { caFile, facts, proxyIsSecure, verifiesProxyWithCa, verifiesWithCa } from './facts.js';
import type { CurlReason, Message } from './message.js';
import type { StepOptions } from './options.js';
import { pageQuery } from './pages.js';
import { bearer, type SignIn } from './sign-in.js';
import type { Captured, StepTarget } from './step.js';
import { inEachVersion, type Versioned } from './versions.js';
import type { CheckedSegment, Word } from './word.js';
import { message, text, variable } from './words.js';

/** What is asked of the API server. */
export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Beside those that the script itself needs. */
  readonly headers?: readonly string[];
  /** A body of its own, as lines of printable ASCII, and what they are written in. */
  readonly document?: readonly string[];
  readonly contentType?: string;
  /** The answer comes bit by bit, and is shown as it comes. */
  readonly streams?: true;
  /** The list is asked for in pages of so many. */
  readonly limit?: string;
  /** Path and body are of its newest version; a safe script asks in each, until the server knows one. */
  readonly versioned?: Versioned;
  /** The answer holds a secret: it goes to a variable, and its status on a line behind it. */
  readonly keeps?: true;
  /** A body in a few words: YAML, which the API server takes as it takes JSON. It holds no quotation mark: no PowerShell before 7.3 passes one on. */
  readonly body?: string;
}

export type Transport = Pick<StepOptions, 'insecure'> & Partial<Pick<StepOptions, 'withoutKubectl'>>;

/** The safe call: token on stdin, TLS verified, status kept apart from the body. */
export function safeRequest(
  target: StepTarget,
  call: Call,
  options: Transport,
  captured: Captured,
  signIn: SignIn = bearer(captured),
): Request {
  const values = facts(target, {});
  const why = (id: CurlReason): Message => message(id, values);
  const config = [...signIn.config, ...proxyConfig(target, captured)];
  const curlOptions: CurlOption[] = [
    { name: '--disable', why: why('curl.disable') },
    ...(config.length === 0
      ? []
      : [{ name: '--config', value: text('-'), why: why('curl.config'), place: 'append' } as const]),
    ...methodOption(call),
    ...signIn.options,
    ...headerOptions(call),
    ...bodyOptions(call, ['@', variable('WORK'), '/body']),
    ...tlsOptions(target, options, why),
    { name: '--globoff', why: why('curl.globoff') },
    { name: '--silent', why: why('curl.silent'), place: 'append' },
    { name: '--show-error', why: why('curl.show-error'), place: 'append' },
    { name: '--connect-timeout', value: text('10'), why: why('curl.connect-timeout') },
    ...(call.streams === undefined
      ? [{ name: '--max-time', value: text('60'), why: why('curl.max-time'), place: 'append' } as const]
      : []),
    ...answerOptions(call),
  ];
  const request: Request = {
    method: call.method,
    url: [...requestUrl(target, call, captured('APISERVER')), ...pageQuery(call)],
    options: curlOptions,
    config,
    ...(call.document === undefined ? {} : { body: call.document }),
  };
  return call.versioned === undefined ? request : inEachVersion(request, call.versioned);
}

/** Where the answer goes: into a file, apart from its status; or out as it comes, where only success can be told. */
export function answerOptions({ streams, keeps }: Call): readonly CurlOption[] {
  if (keeps !== undefined)
    return [{ name: '--write-out', value: text('\\n%{http_code}'), why: message('curl.write-out') }];
  if (streams !== undefined)
    return [
      { name: '--no-buffer', why: message('curl.no-buffer') },
      { name: '--fail', why: message('curl.fail'), place: 'append' },
    ];
  return [
    { name: '--output', value: [variable('WORK'), '/response'], why: message('curl.output') },
    { name: '--write-out', value: text('%{http_code}'), why: message('curl.write-out'), place: 'append' },
  ];
}

/**
 * The same for whatever is asked, METHOD and API_PATH, with the headers of one call. The answer goes to stdout, and behind it, on a line of its own, its
 * status.
 */
export function callableRequest(
  target: StepTarget,
  call: Call,
  options: Transport,
  captured: Captured,
): Request {
  const values = facts(target, {});
  const why = (id: CurlReason): Message => message(id, values);
  return {
    method: '',
    url: [callableUrl(target, captured('APISERVER')), variable('API_PATH')].flat(),
    options: [
      { name: '--disable', why: why('curl.disable') },
      { name: '--config', value: text('-'), why: why('curl.config'), place: 'append' },
      { name: '--request', value: [variable('METHOD')], why: why('curl.request') },
      ...headerOptions(call),
      ...tlsOptions(target, options, why, [variable('WORK')]),
      ...callableOptions,
    ],
    config: [
      { name: 'header', value: ['Authorization: Bearer ', captured('TOKEN')] },
      ...proxyConfig(target, captured),
    ],
  };
}

/** One call, which says everything itself; its answer and status go to stdout. */
export function bareRequest(target: StepTarget, call: Call, options: Transport, captured: Captured): Request {
  const values = facts(target, {});
  const why = (id: CurlReason): Message => message(id, values);
  const { config, options: callable } = callableRequest(target, call, options, captured);
  return {
    method: call.method,
    url: requestUrl(target, call, captured('APISERVER')),
    options: callable.flatMap((option) => {
      if (option.name === '--request') return [...methodOption(call), ...bodyOptions(call, [])];
      if (option.name === '--write-out')
        return [{ name: '--write-out', value: text('\\nHTTP %{http_code}\\n'), why: why('curl.write-out') }];
      return [option];
    }),
    config,
  };
}

/** How a function that makes calls treats them all. */
export const callableOptions: readonly CurlOption[] = [
  { name: '--globoff', why: message('curl.globoff') },
  { name: '--silent', why: message('curl.silent'), place: 'append' },
  { name: '--show-error', why: message('curl.show-error'), place: 'append' },
  { name: '--connect-timeout', value: text('10'), why: message('curl.connect-timeout') },
  { name: '--max-time', value: text('60'), why: message('curl.max-time'), place: 'append' },
  { name: '--write-out', value: text('\\n%{http_code}'), why: message('curl.write-out'), place: 'append' },
];

/** What stands before a path. A server that ends with a slash, which would be doubled, was compared before. */
function callableUrl({ server }: StepTarget, found: CheckedSegment): Word {
  if (server.verifiedUrl !== undefined) return text(server.verifiedUrl);
  return server.endsWithSlash ? text(server.url.slice(0, -1)) : [found];
}

/** What a function that makes a call is given for it, beside a body. */
export const callArguments = ({ method, path }: Call): readonly Word[] => [text(method), text(path)];

/** `--request` names the method; HEAD has an option of its own, because curl would wait for a body. */
export function methodOption({ method }: Call): readonly CurlOption[] {
  if (method === 'HEAD') return [{ name: '--head', why: message('curl.head') }];
  return [{ name: '--request', value: text(method), why: message('curl.request') }];
}

/** What was asked for beside the script's own headers. */
export function headerOptions({ headers = [] }: Call): readonly CurlOption[] {
  return headers.map((header) => ({
    name: '--header',
    value: text(header),
    why: message(/^Accept:/.test(header) ? 'curl.accept' : 'curl.own-header'),
  }));
}

/** The body, and what it is written in. `file`: where a document is read from, in curl's words. */
export function bodyOptions({ body, document, contentType = '' }: Call, file: Word): readonly CurlOption[] {
  if (document !== undefined)
    return [
      {
        name: '--header',
        value: text(`Content-Type: ${contentType}`),
        why: message('curl.content-type'),
      },
      { name: '--data-binary', value: file, why: message('curl.data-binary'), place: 'append' },
    ];
  if (body === undefined) return [];
  return [
    { name: '--header', value: text('Content-Type: application/yaml'), why: message('curl.content-type') },
    { name: '--data', value: text(body), why: message('curl.data') },
  ];
}

/** Where the call goes: the server that was found, or the name that its certificate is for. */
export function requestUrl(target: StepTarget, { path }: Call, found: CheckedSegment): Word {
  const { server } = target;
  if (server.verifiedUrl !== undefined) return text(`${server.verifiedUrl}${path}`);
  // A server that ends with a slash would double it.
  return [found, server.endsWithSlash ? path.slice(1) : path];
}

/** How the server is verified, and a proxy on the way; `caFolder` holds the CA and nothing else. */
export function tlsOptions(
  target: StepTarget,
  options: Transport,
  why: (id: CurlReason) => Message,
  caFolder: Word = [variable('WORK'), `/${caFile.folder}`],
): readonly CurlOption[] {
  const { server, cluster } = target;
  const ca = caOf(target, options, caFolder);
  const result: CurlOption[] = [];
  if (verifiesWithCa(target, options)) {
    result.push(
      { name: '--cacert', value: ca.file, why: why('curl.cacert') },
      { name: '--capath', value: ca.folder, why: why('curl.capath'), place: 'append' },
    );
  } else if (server.secure && (options.insecure || cluster.insecureSkipTlsVerify)) {
    result.push({
      name: '--insecure',
      why: why(cluster.insecureSkipTlsVerify ? 'curl.insecure-kubeconfig' : 'curl.insecure'),
    });
  }
  if (server.verifiedUrl !== undefined) {
    result.push(
      { name: '--connect-to', value: text(`::${server.address}`), why: why('curl.connect-to') },
      { name: '--header', value: text(`Host: ${server.host}`), why: why('curl.host'), place: 'append' },
    );
  }
  return [...result, ...proxyTlsOptions(target, options, why, caFolder)];
}

/** The CA, and where no other is: a copy that is alone, or without kubectl the file that the kubeconfig names. */
function caOf(
  { caFile: named }: StepTarget,
  { withoutKubectl = false }: Transport,
  folder: Word,
): { readonly file: Word; readonly folder: Word } {
  return withoutKubectl && named.length > 0
    ? { file: named, folder: text('/dev/null') }
    : { file: [...folder, `/${caFile.file}`], folder };
}

/** In a kubeconfig, CA and insecure-skip-tls-verify are meant for a proxy that is reached by https as well. */
function proxyTlsOptions(
  target: StepTarget,
  options: Transport,
  why: (id: CurlReason) => Message,
  caFolder: Word,
): readonly CurlOption[] {
  if (verifiesProxyWithCa(target, options)) {
    const ca = caOf(target, options, caFolder);
    return [
      { name: '--proxy-cacert', value: ca.file, why: why('curl.proxy-cacert') },
      { name: '--proxy-capath', value: ca.folder, why: why('curl.proxy-capath'), place: 'append' },
    ];
  }
  const unchecked = options.insecure || target.cluster.insecureSkipTlsVerify;
  return proxyIsSecure(target) && unchecked
    ? [{ name: '--proxy-insecure', why: why('curl.proxy-insecure') }]
    : [];
}

/**
 * proxy-url as curl takes it: socks5 becomes socks5h, because client-go leaves the host name to the proxy
 * (golang.org/x/net/proxy).
 */
export function proxyUrl({ place, url }: NonNullable<StepTarget['proxy']>, captured: Captured): Word {
  if (typeof url === 'string') return [url.replace(/^socks5:/i, 'socks5h:')];
  return /^socks5:/i.test(place)
    ? ['socks5h:', { ...captured('PROXY_URL'), behind: 'socks5' }]
    : [captured('PROXY_URL')];
}

/** The same as lines of a configuration. `noproxy = ""` because client-go uses proxy-url whatever NO_PROXY says. */
function proxyConfig(target: StepTarget, captured: Captured): readonly CurlConfigLine[] {
  const { proxy } = target;
  if (proxy === undefined) return [];
  return [
    { name: 'proxy', value: proxyUrl(proxy, captured) },
    { name: 'noproxy', value: text('') },
  ];
}
