/** What curl prints of a call: the status of the answer, or the number of its error. */
import type { Message } from '../../plan/message.js';
import { message } from '../../plan/words.js';
import type { Trouble } from '../runbook.js';
import {
  inTheWay,
  isVerified,
  notAccepted,
  notVerified,
  noWay,
  signInTrouble,
  wayTrouble,
} from './kubectl.js';
import { ownSign, type Surroundings, signs } from './signs.js';

/** `missing`: what the block says where it comes too early. */
export function curlTrouble(given: Surroundings, missing: Message): readonly Trouble[] {
  const { speak } = given;
  return [
    tooEarly(given, missing),
    {
      sign: signs('HTTP 401'),
      said: speak(message('document.fails.token', { number: `${given.source}` })),
    },
    ...refused(given),
    ...(isVerified(given) ? [{ sign: signs('curl: (60)'), said: notVerified(given) }] : []),
    { sign: signs('curl: (6)', 'curl: (7)', 'curl: (28)', 'curl: (35)'), said: noWay(given) },
    { sign: signs('curl: (5)', 'curl: (56)'), said: inTheWay(given) },
  ];
}

function refused({ speak, account, review }: Surroundings): readonly Trouble[] {
  if (review === 'who')
    return [{ sign: signs('HTTP 403', 'HTTP 404'), said: speak(message('document.fails.who')) }];
  if (review === 'rights')
    return [{ sign: signs('HTTP 403'), said: speak(message('document.fails.rights')) }];
  return [
    {
      sign: signs('HTTP 403'),
      said: speak(message('document.fails.account', { account: account ?? '' })),
    },
    { sign: signs('HTTP 404'), said: speak(message('document.fails.path')) },
  ];
}

/** Through kubectl proxy, which answers 500 with what it says itself of the way to the server. */
export function proxiedTrouble(given: Surroundings, missing: Message): readonly Trouble[] {
  const { speak, target, source } = given;
  return [
    tooEarly(given, missing),
    {
      sign: signs('curl: (7)'),
      said: speak(message('document.fails.door', { number: `${source}` })),
    },
    { sign: signs('401 Unauthorized'), said: notAccepted(given) },
    {
      sign: signs('403 Forbidden'),
      said: speak(message('document.fails.own-right', { user: target.authInfoName })),
    },
    { sign: signs('HTTP 404'), said: speak(message('document.fails.path')) },
    ...signInTrouble(given),
    ...wayTrouble(given),
  ];
}

const tooEarly = ({ speak }: Surroundings, missing: Message): Trouble => ({
  sign: ownSign(missing),
  said: speak(message('document.fails.missing')),
});
