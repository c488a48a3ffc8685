/** The call once more, until the server refuses the token of the removed Secret. */
import { step } from '../step.js';
import { message } from '../words.js';
import { callAction, callReads, tokenRequest } from './call.js';
import { attempts, secretFacts } from './secret.js';

export const seeRefused = step(callReads, (given) => {
  const article = given.style === 'article';
  const values = secretFacts(given.target, given.options);
  const advice = message('secret.advice');
  return {
    title: message('secret.revoked.title'),
    notes: [message('secret.revoked.note'), ...(article ? [advice] : [])],
    actions: [
      {
        kind: 'await-status',
        ...tokenRequest(given, given.options),
        into: 'STATUS',
        status: '401',
        attempts,
        reached: message('secret.revoked.reached'),
        otherwise: message('secret.revoked.otherwise', values),
      },
      article ? callAction(given, given.options) : { kind: 'say', text: advice },
    ],
  };
});
