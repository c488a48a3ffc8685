/** What a step does: an action of one of these kinds, for each of which there is one template in each style of a shell. */
import type { ByApiAction } from './actions/by-api.js';
import type { CallAction } from './actions/calls.js';
import type { DiagnosisAction } from './actions/diagnosis.js';
import type { FileAction } from './actions/files.js';
import type { ObjectAction } from './actions/objects.js';
import type { PodAction } from './actions/pod.js';
import type { ProxyAction } from './actions/proxy.js';
import type { RequestAction } from './actions/requests.js';
import type { TellingAction } from './actions/telling.js';
import type { ValueAction } from './actions/values.js';
import type { Message } from './message.js';

export type Action =
  | ValueAction
  | FileAction
  | PodAction
  | ByApiAction
  | ObjectAction
  | RequestAction
  | CallAction
  | DiagnosisAction
  | ProxyAction
  | TellingAction;

export type ActionKind = Action['kind'];

/** The actions of a kind. */
export type ActionOf<Kind extends ActionKind> = Extract<Action, { readonly kind: Kind }>;

/** A hazard that is there on purpose: a finding the verifier is told to expect, and the reason. */
export interface Hazard {
  readonly code: string;
  readonly reason: Message;
}

/** An action with the hazards it is known to have. */
export type AnnotatedAction = Action & { readonly hazards?: readonly Hazard[] };
