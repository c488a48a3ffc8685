/** The API server is called with the token in TOKEN. */
import { statusAlphabet } from '../alphabets.js';
import { articleHazards, articleRequest } from '../article-request.js';
import { facts } from '../facts.js';
import { answerHazards, transportHazards } from '../hazards.js';
import { safeRequest } from '../request.js';
import { type Given, step } from '../step.js';
import type { ActionOf, AnnotatedAction, Hazard, Request } from '../types.js';
import { message } from '../words.js';

/** What a call reads: the article's curl never verifies the server. */
export const callReads = {
  safe: ['namespace', 'serviceAccount', 'method', 'path', 'insecure'],
  article: ['namespace', 'serviceAccount', 'method', 'path'],
} as const;

export const call = step(callReads, (given) => ({
  title: message('call.title', facts(given.target, given.options)),
  notes: [message(given.style === 'article' ? 'call.article-note' : 'call.note')],
  actions: [callAction(given)],
}));

/** The call, shown, and what its statuses say. */
export function callAction(given: Given<typeof callReads>): ActionOf<'request'> & AnnotatedAction {
  const values = facts(given.target, given.options);
  return {
    kind: 'request',
    ...tokenRequest(given),
    into: 'STATUS',
    alphabet: statusAlphabet,
    unauthorized: message('call.unauthorized'),
    forbidden: message('call.forbidden', values),
    unexpected: message('call.unexpected'),
    otherwise: message('call.otherwise', values),
    showHazards: answerHazards(given.options),
  };
}

/** The request that carries the token, in the words of the style, and what is dangerous about it. */
export function tokenRequest(given: Given<typeof callReads>): {
  readonly request: Request;
  readonly hazards: readonly Hazard[];
} {
  const { target, captured } = given;
  if (given.style === 'article') {
    const { options } = given;
    return {
      request: articleRequest(target, options, captured),
      hazards: articleHazards(target, options),
    };
  }
  const { options } = given;
  return { request: safeRequest(target, options, captured), hazards: transportHazards(target, options) };
}
