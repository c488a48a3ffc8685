/** A short-lived token that is bound to a Secret: the Secret, and the token. */
import { tokenAlphabet } from '../alphabets.js';
import { step } from '../step.js';
import { eitherWay } from '../without-kubectl.js';
import { message } from '../words.js';
import { type MadeObjects, madeFacts } from './made-object.js';
import { madeSecret } from './made-secret.js';
import { requestToken } from './request-token.js';
import { askedDuration, createToken, tokenHazards } from './token.js';

/**
 * An empty Secret: the API server takes a token that is bound to it (TokenRequest, spec.boundObjectRef) for as long as
 * it is there. Nobody could use it without the token, so there is nothing to keep.
 */
export const boundSecret: MadeObjects = madeSecret({
  name: ({ serviceAccount }) => `${serviceAccount}-bound-token`,
  manifest: (options) => [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${JSON.stringify(boundSecret.name(options))}`,
    'type: Opaque',
  ],
  applied: (values, style) => ({
    title: message('bound.apply.title', values),
    notes: [message(style === 'article' ? 'bound.apply.article-note' : 'bound.apply.note')],
    left: message('bound.left', values),
  }),
  keeps: false,
});

const createdBoundToken = step(['namespace', 'serviceAccount', 'duration'], (given) => {
  const { style, target, options } = given;
  const values = madeFacts(target, options, boundSecret);
  const hazards = tokenHazards(style, target);
  const bound = ['--bound-object-kind=Secret', `--bound-object-name=${values.made}`];
  return {
    title: message('bound.token.title', values),
    notes: [message('bound.token.note'), ...askedDuration(options), ...hazards.map(({ reason }) => reason)],
    actions: [
      {
        kind: 'capture',
        command: createToken(target, { ...options, audiences: [] }, style, ...bound),
        into: 'TOKEN',
        alphabet: tokenAlphabet,
        otherwise: message('token.otherwise', values),
        refused: message('token.refused'),
      },
    ],
  };
});

export const askBoundToken = eitherWay(
  createdBoundToken,
  requestToken({
    title: (values) => message('bound.token.title', values),
    notes: [message('bound.token.note')],
    boundTo: boundSecret.name,
  }),
);
