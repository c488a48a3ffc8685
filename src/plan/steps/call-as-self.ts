/** The API server is called with the credentials that the context has. */

import type { Hazard } from '../action.js';
import { statusAlphabet } from '../alphabets.js';
import { articleHazards, articleRequest } from '../article-request.js';
import type { Request } from '../curl.js';
import { facts } from '../facts.js';
import { answerHazards, certificateHazards, streamHazards, transportHazards } from '../hazards.js';
import { callIn, inPages, pageNotes } from '../pages.js';
import { safeRequest } from '../request.js';
import { requestReads } from '../requested.js';
import { filesSignIn, ownSignIn } from '../sign-in.js';
import { type StepTarget, step } from '../step.js';
import type { Style } from '../types.js';
import { message } from '../words.js';

const reads = ['namespace', 'insecure', 'withoutKubectl', ...requestReads] as const;

export const callAsSelf = step(reads, (given) => {
  const { style, target, options, captured } = given;
  const asked = callIn(style, options);
  const values = { ...facts(target, {}), method: asked.method, path: asked.path };
  const signIn = options.withoutKubectl
    ? filesSignIn(target, captured, style)
    : ownSignIn(target, style, captured);
  const sent: { readonly request: Request; readonly hazards: readonly Hazard[] } =
    given.style === 'article'
      ? {
          request: articleRequest(target, asked, options, captured, signIn),
          hazards: articleHazards(target, asked, options),
        }
      : {
          request: safeRequest(target, asked, options, captured, signIn),
          hazards: transportHazards(target, options),
        };
  const hazards = ownHazards(target, sent.hazards, style);
  return {
    title: message('call.title', values),
    notes: [
      ...pageNotes(asked),
      // Whether files of the kubeconfig are private, nobody knows.
      ...(style === 'article' || !target.server.secure || options.withoutKubectl
        ? []
        : [message('own.call-note')]),
    ],
    more: [message('call.options')],
    actions: [
      asked.streams === undefined
        ? inPages(asked, {
            kind: 'request',
            request: sent.request,
            hazards,
            into: 'STATUS',
            alphabet: statusAlphabet,
            unauthorized: message('proxy.unauthorized', values),
            forbidden: message('proxy.forbidden', values),
            unexpected: message('call.unexpected'),
            otherwise: message('call.otherwise', values),
            showHazards: answerHazards(asked),
          })
        : {
            kind: 'stream',
            request: sent.request,
            hazards: [...hazards, ...streamHazards(asked)],
            otherwise: message('own.stream-otherwise', values),
          },
    ],
  };
});

/** Where no credential is sent, none is given away. */
function ownHazards(target: StepTarget, hazards: readonly Hazard[], style: Style): readonly Hazard[] {
  if (!target.server.secure) {
    const answer: Hazard = { code: 'KS5002', reason: message('hazard.http-answer') };
    return [answer, ...hazards.filter(({ code }) => code !== 'KS5002' && code !== 'KS5101')];
  }
  return [...hazards, ...certificateHazards(target, style)];
}
