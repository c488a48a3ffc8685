/** Hazards that a call has by request, or because the kubeconfig says so. */

import type { Hazard } from './action.js';
import { proxyIsSecure, verifiesWithCa } from './facts.js';
import type { StepOptions } from './options.js';
import type { Call } from './request.js';
import type { StepTarget } from './step.js';
import type { Style } from './types.js';
import { message } from './words.js';

/** An answer that holds secrets is shown all the same, because it was asked for. */
export function answerHazards(called: Pick<Call, 'method' | 'path'>): readonly Hazard[] {
  const { method, path } = called;
  const holdsSecrets = /\/secrets(\/|\?|$)/.test(path) || (method === 'POST' && /\/token(\?|$)/.test(path));
  return holdsSecrets ? [{ code: 'KS5103', reason: message('hazard.answer') }] : [];
}

/** A stream has no end of its own that curl should enforce; what it shows is as it is in any answer. */
export function streamHazards(called: Pick<Call, 'method' | 'path'>): readonly Hazard[] {
  return [{ code: 'KS5011', reason: message('hazard.stream') }, ...answerHazards(called)];
}

/** What the transport lacks, by request or because the kubeconfig says so. */
export function transportHazards(
  target: StepTarget,
  options: Pick<StepOptions, 'insecure'>,
): readonly Hazard[] {
  const plain = target.server.secure ? [] : [{ code: 'KS5002', reason: message('hazard.http') }];
  // A proxy that is reached by https is checked as the server is, also on the way to a server of plain http.
  if (!target.server.secure && !proxyIsSecure(target)) return plain;
  if (verifiesWithCa(target, options)) return plain;
  if (options.insecure) return [...plain, { code: 'KS5003', reason: message('hazard.insecure') }];
  if (target.cluster.insecureSkipTlsVerify)
    return [...plain, { code: 'KS5003', reason: message('hazard.insecure-kubeconfig') }];
  return plain;
}

/** The same of a request that bears a client certificate out of a file. */
export const fileHazards = (
  target: StepTarget,
  options: Pick<StepOptions, 'insecure'>,
  style: Style,
): readonly Hazard[] => [...transportHazards(target, options), ...certificateHazards(target, style)];

/** The curl of Windows takes no client certificate out of PEM: a safe script has stopped before. */
export const certificateHazards = ({ server, authInfo }: StepTarget, style: Style): readonly Hazard[] =>
  server.secure && authInfo.credentials.certificate
    ? [
        {
          code: 'KS6001',
          reason: message(style === 'article' ? 'hazard.schannel-by-hand' : 'hazard.schannel'),
        },
      ]
    : [];
