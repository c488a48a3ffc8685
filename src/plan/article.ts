/** `--style article`: the seed's own commands in the seed's order, correctly quoted, their hazards annotated. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { type FoundServer, facts, listTemplate, proxyIsSecret } from './access.js';
import { proxyUrlAlphabet, serverAlphabet } from './alphabets.js';
import { answerHazards } from './call.js';
import type { CredentialOptions } from './options.js';
import { kubeconfigFlag, type Target } from './target.js';
import type { Action, Alphabet, CheckedSegment, CurlOption, Hazard, Message, Step, Word } from './types.js';
import { checkedValue, jsonpath, kubectl, message, text, variable } from './words.js';

/** Names that stand between quotes of a JSONPath filter, inside double quotes of a shell, and mean themselves. */
const plainName = /^[A-Za-z0-9._:/@+=,-]([A-Za-z0-9 ._:/@+=,-]*[A-Za-z0-9._:/@+=,-])?$/;

/** The seed names no context: kubectl takes the current one. Another than that must be named. */
export function articlePins(target: Target): readonly Word[] {
  const flags: Word[] = [...kubeconfigFlag(target)];
  if (!target.isCurrent) flags.push([`--context=${target.contextName}`]);
  if (target.clusterOverride !== undefined) flags.push([`--cluster=${target.clusterOverride}`]);
  if (target.userOverride !== undefined) flags.push([`--user=${target.userOverride}`]);
  // What kubectl would take by itself needs no flag.
  const own = target.context.namespace === '' ? 'default' : target.context.namespace;
  if (target.namespace !== own) flags.push([`--namespace=${target.namespace}`]);
  return flags;
}

export function articleList(target: Target): Step {
  return {
    title: message('list.title'),
    notes: [message('list.note')],
    actions: [
      {
        kind: 'plain-run',
        command: kubectl('config', 'view', ...kubeconfigFlag(target), ...jsonpath(listTemplate)),
      },
    ],
  };
}

/** `export CLUSTER_NAME="…"`. Throws a UsageError for a name that would not mean itself in the seed's filter. */
export function articleChoose(target: Target, options: CredentialOptions): Step {
  if (!plainName.test(target.clusterName)) {
    throw new UsageError(
      `the cluster name ${quoted(target.clusterName)} cannot stand in the article's JSONPath filter`,
      { hint: 'use --style safe, which takes any name' },
    );
  }
  return {
    title: message('choose.title', facts(target, options)),
    notes: [message('choose.article-note', facts(target, options))],
    actions: [{ kind: 'export', into: 'CLUSTER_NAME', value: text(target.clusterName) }],
  };
}

export function articleServer(target: Target, options: CredentialOptions): FoundServer {
  const values = facts(target, options);
  const server = articleField(target, 'server', 'APISERVER', serverAlphabet(target), values);
  const proxy = proxyIsSecret(target)
    ? articleField(target, 'proxy-url', 'PROXY_URL', proxyUrlAlphabet, values, '--raw')
    : undefined;
  const step = {
    title: message('server.title', values),
    notes: [
      message('server.article-note', values),
      ...(proxy === undefined ? [] : [message('server.article-proxy-note', values)]),
    ],
    actions: proxy === undefined ? [server] : [server, proxy],
  };
  return { step, server: checkedValue(server), proxyUrl: proxy && checkedValue(proxy) };
}

/** `NAME=$(kubectl config view … -o jsonpath="{.clusters[?(@.name==\"$CLUSTER_NAME\")].cluster.FIELD}")`. */
function articleField(
  target: Target,
  field: string,
  into: 'APISERVER' | 'PROXY_URL',
  alphabet: Alphabet,
  values: Readonly<Record<string, string>>,
  ...flags: readonly string[]
): Action & { readonly kind: 'plain-capture' } {
  const template: Word = [
    'jsonpath=',
    { template: '{.clusters[?(@.name=="' },
    variable('CLUSTER_NAME'),
    { template: `")].cluster.${field}}` },
  ];
  return {
    kind: 'plain-capture',
    command: kubectl('config', 'view', ...kubeconfigFlag(target), ...flags, '-o', template),
    into,
    decode: false,
    alphabet,
    refused: message(into === 'APISERVER' ? 'server.refused' : 'server.proxy-refused', values),
  };
}

/** The seed's curl takes brackets and braces of a URL for a pattern of many URLs: only where there are some, it is told. */
export function globoff(path: string, values: Readonly<Record<string, string>>): readonly CurlOption[] {
  return /[[\]{}]/.test(path) ? [{ name: '--globoff', why: message('curl.globoff', values) }] : [];
}

/** `curl -X GET "$APISERVER/api" --header "Authorization: Bearer $TOKEN" --insecure`. */
export function articleRequest(
  target: Target,
  options: CredentialOptions,
  { server, proxyUrl }: FoundServer,
  token: CheckedSegment,
): Step {
  const values = facts(target, options);
  const why = (id: string): Message => message(`curl.${id}`, values);
  const hazards: Hazard[] = [{ code: 'KS5101', reason: message('hazard.argv', values) }];
  if (target.server.secure) hazards.push({ code: 'KS5003', reason: message('hazard.insecure', values) });
  else hazards.push({ code: 'KS5002', reason: message('hazard.http', values) });
  const curlOptions: CurlOption[] = [
    { name: '-X', value: text(options.method), why: why('request') },
    { name: '--header', value: ['Authorization: Bearer ', token], why: why('header') },
    { name: '--insecure', why: why('insecure') },
    ...globoff(target.server.path + options.path, values),
  ];
  hazards.push(...answerHazards(target, options));
  const { proxy } = target;
  if (proxy !== undefined) {
    const plain = typeof proxy.url === 'string' ? text(proxy.url) : [];
    const value: Word = proxyUrl === undefined ? plain : [proxyUrl];
    curlOptions.push({ name: '--proxy', value, why: why('proxy') });
  }
  const path = target.server.endsWithSlash ? options.path.slice(1) : options.path;
  return {
    title: message('call.title', values),
    notes: [message('call.article-note', values)],
    actions: [
      {
        kind: 'plain-request',
        request: {
          method: options.method,
          url: [server, path],
          options: curlOptions,
          config: [],
        },
        hazards,
      },
    ],
  };
}
