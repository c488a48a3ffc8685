/** A short-lived token without kubectl: the TokenRequest that kubectl create token sends, by curl. */

import type { Hazard } from '../action.js';
import { secondsAlphabet, tokenAlphabet } from '../alphabets.js';
import { jsonLines, treeOf } from '../body.js';
import type { Request } from '../curl.js';
import { facts } from '../facts.js';
import { fileRequest, fileRequestHazards } from '../file-request.js';
import type { Message } from '../message.js';
import { type StepOptions, secondsOf } from '../options.js';
import { type Given, type PlannedStep, step } from '../step.js';
import { message } from '../words.js';
import type { MadeFacts } from './made-object.js';

const reads = ['namespace', 'serviceAccount', 'duration', 'audiences', 'insecure', 'withoutKubectl'] as const;

interface Wanted {
  readonly title: (values: MadeFacts) => Message;
  readonly notes: readonly Message[];
  /** The name of a Secret that the token is bound to. */
  readonly boundTo?: (options: Pick<StepOptions, 'namespace' | 'serviceAccount'>) => string;
}

/** TokenRequest (authentication.k8s.io/v1); one that is bound is for the API server alone. */
export function requestToken(wanted: Wanted): PlannedStep {
  const planned = planRequest(wanted);
  if (wanted.boundTo === undefined) return planned;
  return { ...planned, reads: (...said) => planned.reads(...said).filter((name) => name !== 'audiences') };
}

const planRequest = ({ title, notes, boundTo }: Wanted): PlannedStep =>
  step(reads, (given) => {
    const { target, options } = given;
    const { namespace, serviceAccount, duration } = options;
    const made = boundTo?.(options);
    const values = { ...facts(target, { namespace, serviceAccount }), made: made ?? '' };
    const audiences = made === undefined ? options.audiences : [];
    return {
      title: title(values),
      notes: [
        ...notes,
        message('bare.token.note'),
        ...(duration === undefined ? [] : [message('bare.token.duration-note', { duration })]),
        ...(audiences.length === 0
          ? []
          : [message('bare.token.audience-note', { audiences: audiences.join(', ') })]),
      ],
      more: [message('call.options')],
      actions: [
        {
          kind: 'request-token',
          request: requestOf(given, audiences, made),
          requestHazards: fileRequestHazards(given),
          into: 'TOKEN',
          alphabet: tokenAlphabet,
          unauthorized: message('proxy.unauthorized', values),
          unsuccessful: message('token.otherwise', values),
          refused: message('token.refused'),
          otherwise: message('call.otherwise', values),
          showHazards: [noSuccess],
        },
      ],
    };
  });

/** An answer that is no success holds no secret. */
export const noSuccess: Hazard = { code: 'KS5103', reason: message('hazard.no-success') };

function requestOf(
  given: Given<typeof reads>,
  audiences: readonly string[],
  boundTo: string | undefined,
): Request {
  const { namespace, serviceAccount, duration } = given.options;
  const spec = {
    ...(audiences.length === 0 ? {} : { audiences }),
    ...(boundTo === undefined ? {} : { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: boundTo } }),
    ...(duration === undefined ? {} : { expirationSeconds: secondsOf(duration) }),
  };
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec };
  return fileRequest(given, {
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`,
    document: jsonLines(treeOf(JSON.stringify(body))),
    contentType: 'application/json',
    keeps: true,
  });
}

/** The lifetime is that of the token that was asked for: it stands in the same answer. */
export const tellGranted: PlannedStep = step(['namespace', 'serviceAccount'], ({ target, options }) => ({
  title: message('bare.lifetime.title'),
  notes: [message('bare.lifetime.note')],
  actions: [
    {
      kind: 'tell-granted',
      into: 'LIFE',
      alphabet: secondsAlphabet,
      of: message('lifetime.of', facts(target, options)),
      seconds: message('lifetime.seconds'),
      otherwise: message('bare.lifetime.otherwise'),
      showHazards: [{ code: 'KS5103', reason: message('hazard.seconds') }],
    },
  ],
}));
