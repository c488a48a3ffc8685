/** The API server is called with the token in TOKEN. */

import type { ActionOf, AnnotatedAction, Hazard } from '../action.js';
import { statusAlphabet } from '../alphabets.js';
import { articleHazards, articleRequest } from '../article-request.js';
import type { Request } from '../curl.js';
import { facts } from '../facts.js';
import { answerHazards, streamHazards, transportHazards } from '../hazards.js';
import type { Message } from '../message.js';
import { callIn, inPages, pageNotes } from '../pages.js';
import { type Call, safeRequest } from '../request.js';
import { requestReads } from '../requested.js';
import { type Given, type PlannedStep, type Reads, step } from '../step.js';
import type { Style } from '../types.js';
import { message } from '../words.js';
import { bareCall, callBy, defineCall } from './kapi.js';

/** What a request that is given reads. */
export const transportReads = [
  'namespace',
  'serviceAccount',
  'insecure',
  'withoutKubectl',
] as const satisfies Reads;

/** What a call reads that the command line chooses. */
export const callReads = [...transportReads, ...requestReads] as const satisfies Reads;

/** Which command it stands for, and what that makes of the answer. */
export const commandNotes = (command: readonly string[]): readonly Message[] =>
  command.length === 0 ? [] : [message('call.command', { command: command.join(' ') })];

export const call = step(callReads, (given) => {
  const asked = callIn(given.style, given.options);
  return {
    title: message('call.title', { method: asked.method, path: asked.path }),
    notes: [
      ...commandNotes(given.options.command),
      ...pageNotes(asked),
      ...(given.style === 'article' ? [] : [message('call.note')]),
    ],
    more: [message('call.options')],
    actions: callActions(given, asked),
  };
});

/** What a recipe asks of the API server, and what it says where the answer is no success. */
export interface Question extends Call {
  readonly title: Message;
  readonly notes: (style: Style) => readonly Message[];
  readonly forbidden: (values: Caller) => Message;
  readonly unexpected: (values: Caller, style: Style) => Message;
}

type Caller = Readonly<Record<'namespace' | 'serviceAccount', string>>;

/** The API server is asked what the recipe gives, whatever the command line says. */
export function ask(asked: Question): PlannedStep {
  return step(transportReads, (given) => ({
    title: asked.title,
    notes: [...asked.notes(given.style), ...(given.style === 'article' ? [] : [message('call.note')])],
    more: [message('call.options')],
    actions: callActions(given, asked, {
      forbidden: asked.forbidden(given.options),
      unexpected: asked.unexpected(given.options, given.style),
    }),
  }));
}

type Said = Readonly<Record<'forbidden' | 'unexpected', Message>>;

/** The call, and what its statuses say, in words of the recipe or by default. */
export function callActions(
  given: Given<typeof transportReads>,
  called: Call,
  words?: Said,
): readonly AnnotatedAction[] {
  const own: Partial<Said> =
    words === undefined ? {} : { forbidden: words.forbidden, unexpected: words.unexpected };
  if (given.style !== 'paste') {
    return called.streams === undefined
      ? [inPages(called, { ...callAction(given, called), ...own })]
      : [streamAction(given, called)];
  }
  const { target, options } = given;
  const said: Said = {
    forbidden: message('kapi.forbidden', facts(target, options)),
    unexpected: message('call.unexpected'),
    ...own,
  };
  return [
    { ...defineCall(given, called, said), hazards: transportHazards(target, options) },
    { ...callBy(called, bareCall(given, called)), hazards: answerHazards(called) },
  ];
}

type OfScripts = Exclude<Given<typeof transportReads>, { style: 'paste' }>;

/** The call of a script, shown, and what its statuses say. */
export function callAction(given: OfScripts, called: Call): ActionOf<'request'> & AnnotatedAction {
  const { method, path } = called;
  const values = { ...facts(given.target, given.options), method, path };
  return {
    kind: 'request',
    ...tokenRequest(given, called),
    into: 'STATUS',
    alphabet: statusAlphabet,
    unauthorized: message('call.unauthorized'),
    forbidden: message('call.forbidden', values),
    unexpected: message('call.unexpected'),
    otherwise: message('call.otherwise', values),
    showHazards: answerHazards(called),
  };
}

/** The call whose answer is shown as it comes: curl says the status where it is no success. */
function streamAction(given: OfScripts, called: Call): ActionOf<'stream'> & AnnotatedAction {
  const { method, path } = called;
  const { request, hazards } = tokenRequest(given, called);
  const values = { ...facts(given.target, given.options), method, path };
  return {
    kind: 'stream',
    request,
    hazards: [...hazards, ...streamHazards(called)],
    otherwise: message('call.stream-otherwise', values),
  };
}

/** The request that carries the token, in the words of the style, and what is dangerous about it. */
export function tokenRequest(
  given: OfScripts,
  called: Call,
): {
  readonly request: Request;
  readonly hazards: readonly Hazard[];
} {
  const { target, options, captured } = given;
  if (given.style === 'article') {
    return {
      request: articleRequest(target, called, options, captured),
      hazards: articleHazards(target, called, options),
    };
  }
  return {
    request: safeRequest(target, called, options, captured),
    hazards: transportHazards(target, options),
  };
}
