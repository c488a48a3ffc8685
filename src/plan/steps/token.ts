/** A short-lived token of the ServiceAccount, from the TokenRequest API, and how long such a token lives. */

import type { Hazard } from '../action.js';
import { secondsAlphabet, tokenAlphabet } from '../alphabets.js';
import { facts } from '../facts.js';
import type { Message } from '../message.js';
import type { StepOptions } from '../options.js';
import { namespacedPins } from '../pins.js';
import { type StepTarget, step } from '../step.js';
import type { Style } from '../types.js';
import { eitherWay } from '../without-kubectl.js';
import type { Command, Word } from '../word.js';
import { jsonpath, kubectl, message } from '../words.js';
import { requestToken, tellGranted } from './request-token.js';

const reads = ['namespace', 'serviceAccount', 'duration', 'audiences'] as const;

type TokenOptions = Pick<StepOptions, (typeof reads)[number]>;

const createdToken = step(reads, ({ style, target, options }) => {
  const values = facts(target, options);
  const hazards = tokenHazards(style, target);
  return {
    title: message('token.title', values),
    notes: [
      message('token.note'),
      ...askedDuration(options),
      ...(options.audiences.length === 0 ? [] : [message('token.audience-note', values)]),
      ...hazards.map(({ reason }) => reason),
    ],
    actions: [
      {
        kind: 'capture',
        command: createToken(target, options, style),
        into: 'TOKEN',
        alphabet: tokenAlphabet,
        otherwise: message('token.otherwise', values),
        refused: message('token.refused'),
      },
    ],
  };
});

export const askToken = eitherWay(
  createdToken,
  requestToken({ title: (values) => message('token.title', values), notes: [message('token.note')] }),
);

/** The article's call names no context where it is the current one. */
export function tokenHazards(style: Style, target: StepTarget): readonly Hazard[] {
  const crossing: Hazard = { code: 'KS4101', reason: message('hazard.current-context') };
  return style === 'article' && target.isCurrent ? [crossing] : [];
}

/** What `--duration` means, where it is asked for. */
export const askedDuration = ({ duration }: Pick<StepOptions, 'duration'>): readonly Message[] =>
  duration === undefined ? [] : [message('token.duration-note', { duration })];

/** What the request asks of the server, in kubectl's flags. */
export function createToken(
  target: StepTarget,
  { namespace, serviceAccount, duration, audiences }: TokenOptions,
  style: Style,
  ...more: readonly (string | Word)[]
): Command {
  return kubectl(
    'create',
    'token',
    serviceAccount,
    ...(duration === undefined ? [] : [`--duration=${duration}`]),
    ...audiences.map((audience) => `--audience=${audience}`),
    ...namespacedPins(target, namespace, style),
    ...more,
  );
}

/** The TokenRequest that the server answers with says it; `-o jsonpath` would print 1.2096e+06. */
const granted: Word = ['go-template={{.spec.expirationSeconds}}'];

/** The seed's own look at it, and its noisier one. */
const lifetimeTemplate = '{.spec.expirationSeconds}{"\\n"}';

const createdLifetime = step(reads, ({ style, target, options }) => {
  const otherwise = message('lifetime.otherwise');
  const title = message('lifetime.title');
  const ask = (...more: readonly (string | Word)[]): Command => createToken(target, options, style, ...more);
  if (style === 'article') {
    const hazards: readonly Hazard[] = [{ code: 'KS5103', reason: message('hazard.verbose') }];
    return {
      title,
      notes: [message('lifetime.article-note')],
      actions: [
        { kind: 'run', command: ask(...jsonpath(lifetimeTemplate)), otherwise },
        { kind: 'run', command: ask('--v=8'), otherwise, hazards },
      ],
    };
  }
  return {
    title,
    notes: [message('lifetime.note')],
    actions: [
      {
        kind: 'tell-seconds',
        command: ask('-o', granted),
        into: 'LIFE',
        alphabet: secondsAlphabet,
        of: message('lifetime.of', facts(target, options)),
        seconds: message('lifetime.seconds'),
        days: message('lifetime.days'),
        hours: message('lifetime.hours'),
        minutes: message('lifetime.minutes'),
        otherwise,
      },
    ],
  };
});

export const tokenLifetime = eitherWay(createdLifetime, tellGranted);
