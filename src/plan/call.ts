/** The step that calls the API server with the token in TOKEN. */
import { facts, verifiesWithCa } from './access.js';
import { statusAlphabet } from './alphabets.js';
import type { CredentialOptions } from './options.js';
import { type Captured, safeRequest } from './request.js';
import type { Target } from './target.js';
import type { Hazard, Step } from './types.js';
import { message } from './words.js';

export function callStep(target: Target, options: CredentialOptions, captured: Captured): Step {
  const values = facts(target, options);
  return {
    title: message('call.title', values),
    notes: [message('call.note', values)],
    actions: [
      {
        kind: 'request',
        request: safeRequest(target, options, captured),
        into: 'STATUS',
        alphabet: statusAlphabet,
        unauthorized: message('call.unauthorized', values),
        forbidden: message('call.forbidden', values),
        unexpected: message('call.unexpected', values),
        otherwise: message('call.otherwise', values),
        showHazards: answerHazards(target, options),
        hazards: transportHazards(target, options),
      },
    ],
  };
}

/** An answer that holds secrets is shown all the same, because it was asked for. */
export function answerHazards(target: Target, options: CredentialOptions): readonly Hazard[] {
  const { method, path } = options;
  const holdsSecrets = /\/secrets(\/|\?|$)/.test(path) || (method === 'POST' && /\/token(\?|$)/.test(path));
  return holdsSecrets ? [{ code: 'KS5103', reason: message('hazard.answer', facts(target, options)) }] : [];
}

/** What the transport lacks, by request or because the kubeconfig says so. */
export function transportHazards(target: Target, options: CredentialOptions): readonly Hazard[] {
  const values = facts(target, options);
  if (!target.server.secure) return [{ code: 'KS5002', reason: message('hazard.http', values) }];
  if (verifiesWithCa(target, options)) return [];
  if (options.insecure) return [{ code: 'KS5003', reason: message('hazard.insecure', values) }];
  if (target.cluster.insecureSkipTlsVerify) {
    return [{ code: 'KS5003', reason: message('hazard.insecure-kubeconfig', values) }];
  }
  return [];
}
