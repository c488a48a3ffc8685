/** `proxy`: kubectl proxy signs in, and a plain curl needs no token; the seed's step 11. */
import { chooseContext, facts, listClusters } from '../access.js';
import { addressAlphabet, statusAlphabet } from '../alphabets.js';
import { articleList, articlePins, globoff } from '../article.js';
import { answerHazards } from '../call.js';
import type { CredentialOptions } from '../options.js';
import type { Outline, Recipe } from '../recipes.js';
import { pins, type Target } from '../target.js';
import type { Action, CheckedSegment, CurlOption, Message, Request, Step, Word } from '../types.js';
import { checkedValue, kubectl, message, text, variable } from '../words.js';

export const proxyRecipe: Recipe = {
  name: 'proxy',
  summary: 'recipe.proxy.summary',
  needs: 'recipe.proxy.needs',
  misfit: () => undefined,
  outline(target, options): Outline {
    const values = facts(target, options);
    return {
      title: message('recipe.proxy.title', values),
      preface: [],
      steps: options.style === 'article' ? articleSteps(target, options) : safeSteps(target, options),
    };
  },
};

/** kubectl's default port, as in its own help. */
const articlePort = '8001';

/** A server's own path is not passed on unless kubectl is asked to (kubectl pkg/cmd/proxy/proxy.go). */
const serverPath = (target: Target): readonly Word[] =>
  target.server.path === '' ? [] : [text('--append-server-path')];

function safeSteps(target: Target, options: CredentialOptions): readonly Step[] {
  const values = facts(target, options);
  const start: Action & { readonly kind: 'start-proxy' } = {
    kind: 'start-proxy',
    command: kubectl('proxy', ...pins(target), ...serverPath(target), '--port=0'),
    into: 'PROXY',
    alphabet: addressAlphabet,
    attempts: 30,
    otherwise: message('proxy.start.otherwise', values),
    refused: message('proxy.start.refused', values),
  };
  return [
    listClusters(target),
    chooseContext(target, options),
    {
      title: message('proxy.start.title', values),
      notes: [message('proxy.start.note', values)],
      actions: [start],
    },
    {
      title: message('call.title', values),
      notes: [message('proxy.call.note', values)],
      actions: [
        {
          kind: 'request',
          request: proxiedRequest(options, values, checkedValue(start)),
          into: 'STATUS',
          alphabet: statusAlphabet,
          unauthorized: message('proxy.unauthorized', values),
          forbidden: message('proxy.forbidden', values),
          unexpected: message('proxy.unexpected', values),
          otherwise: message('proxy.call.otherwise', values),
          showHazards: answerHazards(target, options),
        },
      ],
    },
    { title: message('proxy.stop.title', values), notes: [], actions: [{ kind: 'stop-proxy' }] },
  ];
}

function proxiedRequest(
  options: CredentialOptions,
  values: Readonly<Record<string, string>>,
  address: CheckedSegment,
): Request {
  const why = (id: string): Message => message(`curl.${id}`, values);
  const method: CurlOption =
    options.method === 'HEAD'
      ? { name: '--head', why: why('head') }
      : { name: '--request', value: text(options.method), why: why('request') };
  return {
    method: options.method,
    url: ['http://', address, options.path],
    options: [
      { name: '--disable', why: why('disable') },
      method,
      { name: '--noproxy', value: text('127.0.0.1'), why: why('noproxy') },
      { name: '--globoff', why: why('globoff') },
      { name: '--silent', why: why('silent'), place: 'append' },
      { name: '--show-error', why: why('show-error'), place: 'append' },
      { name: '--max-time', value: text('60'), why: why('max-time') },
      { name: '--output', value: [variable('WORK'), '/response'], why: why('output') },
      { name: '--write-out', value: text('%{http_code}'), why: why('write-out'), place: 'append' },
    ],
    config: [],
  };
}

function articleSteps(target: Target, options: CredentialOptions): readonly Step[] {
  const values = { ...facts(target, options), port: articlePort };
  const url: Word = text(`http://127.0.0.1:${articlePort}${options.path}`);
  const why = (id: string): Message => message(`curl.${id}`, values);
  return [
    articleList(target),
    {
      title: message('proxy.start.title', values),
      notes: [message('proxy.start.article-note', values)],
      actions: [
        {
          kind: 'plain-start-proxy',
          command: kubectl('proxy', ...articlePins(target), ...serverPath(target), `--port=${articlePort}`),
          url: text(`http://127.0.0.1:${articlePort}/`),
        },
      ],
    },
    {
      title: message('call.title', values),
      notes: [message('proxy.call.note', values)],
      actions: [
        {
          kind: 'plain-request',
          hazards: answerHazards(target, options),
          request: {
            method: options.method,
            url,
            options: [
              { name: '-X', value: text(options.method), why: why('request') },
              ...globoff(options.path, values),
            ],
            config: [],
          },
        },
      ],
    },
    { title: message('proxy.stop.title', values), notes: [], actions: [{ kind: 'plain-stop-proxy' }] },
  ];
}
