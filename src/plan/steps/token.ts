/** A short-lived token of the ServiceAccount, from the TokenRequest API, and how long such a token lives. */
import { tokenAlphabet } from '../alphabets.js';
import { facts } from '../facts.js';
import type { StepOptions } from '../options.js';
import { namespacedPins } from '../pins.js';
import { type StepTarget, step } from '../step.js';
import type { AnnotatedAction, Command, Hazard, Style, Word } from '../types.js';
import { jsonpath, kubectl, message } from '../words.js';

const reads = ['namespace', 'serviceAccount', 'duration', 'audiences'] as const;

type TokenOptions = Pick<StepOptions, (typeof reads)[number]>;

export const askToken = step(reads, ({ style, target, options }) => {
  const values = facts(target, options);
  const crossing: Hazard = { code: 'KS4101', reason: message('hazard.current-context') };
  const hazards = style === 'article' && target.isCurrent ? [crossing] : [];
  return {
    title: message('token.title', values),
    notes: [
      message('token.note'),
      ...(options.duration === undefined ? [] : [message('token.duration-note', values)]),
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

/** What the request asks of the server, in kubectl's flags. */
function createToken(
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

/** What the server granted: the TokenRequest it answers with, without the token. */
const lifetimeTemplate = '{.spec.expirationSeconds}{" seconds, until "}{.status.expirationTimestamp}{"\\n"}';

export const tokenLifetime = step(reads, ({ style, target, options }) => {
  const otherwise = message('lifetime.otherwise');
  const whole: AnnotatedAction = {
    kind: 'run',
    command: createToken(target, options, style, '--v=8'),
    otherwise,
    hazards: [{ code: 'KS5103', reason: message('hazard.verbose') }],
  };
  const granted = createToken(target, options, style, ...jsonpath(lifetimeTemplate));
  return {
    title: message('lifetime.title'),
    notes: [message(style === 'article' ? 'lifetime.article-note' : 'lifetime.note')],
    actions: [{ kind: 'run', command: granted, otherwise }, ...(style === 'article' ? [whole] : [])],
  };
});
