/** Hazards that a call has by request, or because the kubeconfig says so. */
import { verifiesWithCa } from './facts.js';
import type { StepOptions } from './options.js';
import type { StepTarget } from './step.js';
import type { Hazard } from './types.js';
import { message } from './words.js';

/** An answer that holds secrets is shown all the same, because it was asked for. */
export function answerHazards(options: Pick<StepOptions, 'method' | 'path'>): readonly Hazard[] {
  const { method, path } = options;
  const holdsSecrets = /\/secrets(\/|\?|$)/.test(path) || (method === 'POST' && /\/token(\?|$)/.test(path));
  return holdsSecrets ? [{ code: 'KS5103', reason: message('hazard.answer') }] : [];
}

/** What the transport lacks, by request or because the kubeconfig says so. */
export function transportHazards(
  target: StepTarget,
  options: Pick<StepOptions, 'insecure'>,
): readonly Hazard[] {
  if (!target.server.secure) return [{ code: 'KS5002', reason: message('hazard.http') }];
  if (verifiesWithCa(target, options)) return [];
  if (options.insecure) return [{ code: 'KS5003', reason: message('hazard.insecure') }];
  if (target.cluster.insecureSkipTlsVerify) {
    return [{ code: 'KS5003', reason: message('hazard.insecure-kubeconfig') }];
  }
  return [];
}
