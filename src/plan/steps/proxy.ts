/** kubectl proxy: started in the background, called by a curl without a token, and stopped. */
import { onlyFor } from '../accepted-path.js';
import { addressAlphabet, statusAlphabet } from '../alphabets.js';
import { globoff, noBuffer } from '../article-request.js';
import type { Request } from '../curl.js';
import { facts } from '../facts.js';
import { answerHazards, streamHazards } from '../hazards.js';
import { callIn, inPages, pageNotes, pageQuery } from '../pages.js';
import { articlePins, pins } from '../pins.js';
import {
  answerOptions,
  bodyOptions,
  type Call,
  callableOptions,
  headerOptions,
  methodOption,
} from '../request.js';
import { requestedCall, requestReads } from '../requested.js';
import { type Captured, type Given, type StepTarget, step } from '../step.js';
import type { Step } from '../types.js';
import type { Word } from '../word.js';
import { kubectl, message, text, variable } from '../words.js';
import { commandNotes } from './call.js';
import { callBy, contentTypeOf } from './kapi.js';

/** kubectl's default port, as in its own help. */
const articlePort = '8001';

/** A server's own path is not passed on unless kubectl is asked to (kubectl pkg/cmd/proxy/proxy.go). */
const serverPath = (target: StepTarget): readonly Word[] =>
  target.server.path === '' ? [] : [text('--append-server-path')];

/** It stands in the script's private folder. */
const socket = 'proxy.sock';

const startReads = { safe: [...requestReads, 'namespace'], article: ['namespace'] } as const;

const startStep = (given: Given<typeof startReads>): Step => {
  const title = message('proxy.start.title');
  if (given.style === 'article') {
    const { target, options } = given;
    const flags = [...articlePins(target, options.namespace), ...serverPath(target), `--port=${articlePort}`];
    return {
      title,
      notes: [message('proxy.start.article-note', { port: articlePort })],
      actions: [
        {
          kind: 'start-proxy',
          command: kubectl('proxy', ...flags),
          // Nobody needs a right to ask for it.
          url: text(`http://127.0.0.1:${articlePort}/version`),
          hazards: [{ code: 'KS5108', reason: message('hazard.port', facts(target, {})) }],
        },
      ],
    };
  }
  const { target } = given;
  const called = requestedCall(given.options);
  const values = { ...facts(target, {}), method: called.method, path: called.path };
  return {
    title,
    notes: [message('proxy.start.note', values)],
    more: [message('proxy.start.narrow-note', values)],
    actions: [
      {
        kind: 'start-private-proxy',
        portHazard: { code: 'KS5108', reason: message('hazard.port', facts(target, {})) },
        // Blocks that are pasted are for the next calls, too.
        command: kubectl(
          'proxy',
          ...pins(target),
          ...serverPath(target),
          ...(given.style === 'paste' ? [] : onlyFor(called)),
        ),
        socket,
        into: 'PROXY',
        alphabet: addressAlphabet,
        attempts: 30,
        onPort: message('proxy.start.on-port', values),
        otherwise: message('proxy.start.otherwise'),
        refused: message('proxy.start.refused'),
      },
    ],
  };
};

const callReads = [...requestReads, 'namespace'] as const;

const callStep = ({ style, target, options, captured }: Given<typeof callReads>): Step => {
  const called = callIn(style, options);
  const values = { ...facts(target, {}), method: called.method, path: called.path };
  const said = {
    unauthorized: message('proxy.unauthorized', values),
    forbidden: message('proxy.forbidden', values),
    unexpected: message('proxy.unexpected', values),
    otherwise: message('proxy.call.otherwise'),
  };
  const head = {
    title: message('call.title', values),
    notes: [...commandNotes(options.command), ...pageNotes(called), message('proxy.call.note')],
    more: [message('call.options')],
  };
  if (style === 'paste') {
    const define = {
      kind: 'define-call',
      request: callableRequest(called, captured),
      checks: [],
      needsCa: false,
      needsDoor: true,
      contentType: contentTypeOf(called),
      missing: message('kapi.missing'),
      usage: message('kapi.usage'),
      ...said,
    } as const;
    return { ...head, actions: [define, { ...callBy(called), hazards: answerHazards(called) }] };
  }
  const article = style === 'article';
  const request = article ? articleRequest(called) : proxiedRequest(called, captured);
  return {
    ...head,
    actions: [
      called.streams === undefined
        ? inPages(called, {
            kind: 'request',
            request,
            into: 'STATUS',
            alphabet: statusAlphabet,
            ...said,
            showHazards: answerHazards(called),
            hazards: article ? answerHazards(called) : [],
          })
        : {
            kind: 'stream',
            request,
            otherwise: message('proxy.stream-otherwise', values),
            hazards: streamHazards(called),
          },
    ],
  };
};

/** kubectl proxy itself knows no namespace, but where article style pins it: the path of a resource is made of it. */
const besideResource = { namespace: 'resource' } as const;

export const startProxy = step(startReads, startStep, { safe: besideResource });

export const callProxy = step(callReads, callStep, { safe: besideResource, article: besideResource });

export const stopProxy = step([], () => ({
  title: message('proxy.stop.title'),
  notes: [],
  actions: [{ kind: 'stop-proxy' }],
}));

const sent = ({ document }: Call): Pick<Request, 'body'> =>
  document === undefined ? {} : { body: document };

function articleRequest(called: Call): Request {
  const { method, path } = called;
  return {
    method,
    url: text(`http://127.0.0.1:${articlePort}${path}`),
    options: [
      { name: '-X', value: text(method), why: message('curl.request') },
      ...headerOptions(called),
      ...bodyOptions(called, text('@-')),
      ...globoff(path),
      ...noBuffer(called),
    ],
    config: [],
    ...sent(called),
  };
}

const throughDoor = {
  name: '--unix-socket',
  value: [variable('WORK'), `/${socket}`],
  why: message('curl.unix-socket'),
  place: 'append',
} as const;

/** Whatever is asked: METHOD, API_PATH. */
function callableRequest(called: Call, captured: Captured): Request {
  return {
    method: '',
    url: [variable('API_PATH')],
    door: { socket, port: captured('PROXY') },
    options: [
      { name: '--disable', why: message('curl.disable') },
      { name: '--config', value: text('-'), why: message('curl.noproxy'), place: 'append' },
      throughDoor,
      { name: '--request', value: [variable('METHOD')], why: message('curl.request') },
      ...headerOptions(called),
      ...callableOptions,
    ],
    config: [{ name: 'noproxy', value: text('*') }],
  };
}

function proxiedRequest(called: Call, captured: Captured): Request {
  const { method, path } = called;
  return {
    method,
    url: [path, ...pageQuery(called)],
    door: { socket, port: captured('PROXY') },
    options: [
      { name: '--disable', why: message('curl.disable') },
      throughDoor,
      ...methodOption(called),
      ...headerOptions(called),
      ...bodyOptions(called, ['@', variable('WORK'), '/body']),
      { name: '--globoff', why: message('curl.globoff') },
      { name: '--silent', why: message('curl.silent'), place: 'append' },
      { name: '--show-error', why: message('curl.show-error'), place: 'append' },
      ...(called.streams === undefined
        ? [{ name: '--max-time', value: text('60'), why: message('curl.max-time') }]
        : []),
      ...answerOptions(called),
    ],
    config: [],
    ...sent(called),
  };
}
