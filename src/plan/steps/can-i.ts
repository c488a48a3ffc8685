/** The API server is asked whether the holder of the token in TOKEN may do something, or what it may do. */
import { type Review, reviewOf, reviewReads } from '../access-review.js';
import type { AnnotatedAction } from '../action.js';
import { facts } from '../facts.js';
import type { Message } from '../message.js';
import { step } from '../step.js';
import { message } from '../words.js';
import { callActions, transportReads } from './call.js';

const reads = [...transportReads, ...reviewReads] as const;

export const canI = step(reads, (given) => {
  const { target, options, style } = given;
  const review = reviewOf(options);
  const { namespace, serviceAccount } = options;
  const values = { ...facts(target, {}), namespace, serviceAccount, ...review.asked };
  return {
    title: titleOf(review, namespace),
    notes: [
      message(review.asked === undefined ? 'can-i.list-note' : 'can-i.note'),
      ...(style === 'article' ? [] : [message('call.note')]),
    ],
    more: [message('call.options')],
    actions: [
      ...callActions(given, review, {
        forbidden: message('can-i.forbidden'),
        unexpected: message('call.unexpected'),
      }),
      ...(style === 'safe' ? [verdict(review, values)] : []),
    ],
  };
});

const titleOf = ({ asked }: Review, namespace: string): Message =>
  asked === undefined
    ? message('can-i.list-title', { namespace })
    : message('can-i.title', { verb: asked.verb, what: asked.what });

function verdict(
  { asked }: Review,
  values: Readonly<Record<'namespace' | 'serviceAccount', string>>,
): AnnotatedAction {
  if (asked === undefined)
    return {
      kind: 'tell-incomplete',
      incomplete: message('can-i.incomplete'),
    };
  return {
    kind: 'tell-allowed',
    yes: message('can-i.yes', { ...values, ...asked }),
    no: message('can-i.no', { ...values, ...asked }),
  };
}
