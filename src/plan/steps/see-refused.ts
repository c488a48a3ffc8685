/** The call once more, until the server refuses the token of the removed Secret. */

import type { Message } from '../message.js';
import type { Call } from '../request.js';
import { requestedCall } from '../requested.js';
import { type PlannedStep, step } from '../step.js';
import { message } from '../words.js';
import { callAction, callReads, tokenRequest } from './call.js';
import { type MadeFacts, type MadeObjects, madeFacts } from './made-object.js';

/** How often the server is asked before the script gives up, once a second. */
const attempts = 60;

/** It is asked again and again, so it must change nothing, and end at once. */
const harmless = (called: Call): Call =>
  ['GET', 'HEAD', 'OPTIONS'].includes(called.method) && called.streams === undefined
    ? called
    : { method: 'GET', path: '/api' };

export interface Revoked {
  /** What is said where the token still works. */
  readonly otherwise: (values: MadeFacts) => Message;
  /** What to do another time. */
  readonly advice?: Message;
}

export const seeRefused = (made: MadeObjects, { otherwise, advice }: Revoked): PlannedStep =>
  step(callReads, (given) => {
    const again = harmless(requestedCall(given.options));
    const advised = advice === undefined ? [] : [advice];
    const said = advised.map((text) => ({ kind: 'say', text }) as const);
    if (given.style === 'paste') {
      return {
        title: message('secret.revoked.title'),
        notes: [message('secret.revoked.note')],
        actions: [
          {
            kind: 'await-refusal',
            again: message('paste.again', { method: again.method, path: again.path }),
          },
          ...said,
        ],
      };
    }
    const article = given.style === 'article';
    return {
      title: message('secret.revoked.title'),
      notes: [message('secret.revoked.note'), ...(article ? advised : [])],
      actions: [
        {
          kind: 'await-status',
          ...tokenRequest(given, again),
          into: 'STATUS',
          status: '401',
          attempts,
          reached: message('secret.revoked.reached'),
          otherwise: otherwise(madeFacts(given.target, given.options, made)),
        },
        ...(article ? [callAction(given, again)] : said),
      ],
    };
  });
