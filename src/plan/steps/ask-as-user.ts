/** The server, verified, is asked as the user of the context: 401 and 403 are told apart, and what is left is fine. */

import type { AnnotatedAction } from '../action.js';
import { facts } from '../facts.js';
import { answerHazards } from '../hazards.js';
import type { Message } from '../message.js';
import type { StepOption } from '../options.js';
import { pins } from '../pins.js';
import { requestedCall } from '../requested.js';
import { resourceReads } from '../resource-path.js';
import type { PlannedStep, StepTarget } from '../step.js';
import type { Step } from '../types.js';
import { kubectl, message } from '../words.js';
import { callAsSelf } from './call-as-self.js';
import { checked } from './never-insecure.js';
import { takeCredentials } from './own-credentials.js';

/** A diagnosis changes nothing: what is read can be said, and no method. */
const reads = ['namespace', 'path', ...resourceReads] as const satisfies readonly StepOption[];

/** A plugin, or an auth-provider: kubectl runs it, and no script does. */
const isKubectls = ({ server, authInfo: { authProvider, credentials } }: StepTarget): boolean =>
  server.secure && (authProvider !== undefined || credentials.authorization === 'exec');

/** Nobody signs in. */
const isAnonymous = ({ authInfo: { authProvider, credentials } }: StepTarget): boolean =>
  authProvider === undefined && credentials.authorization === undefined && !credentials.certificate;

export const takeOwnCredentials: PlannedStep = {
  reads: () => [],
  make: (target, options, style, captured) =>
    isKubectls(target) || isAnonymous(target)
      ? undefined
      : takeCredentials.make(target, options, style, captured),
};

export const askAsUser: PlannedStep = {
  reads: () => reads,
  make: (target, options, style, captured) => {
    const { method, path } = requestedCall(options);
    const values = { ...facts(target, {}), method, path };
    if (isKubectls(target)) return askedByKubectl(target, path, values);
    const made = callAsSelf.make(checked(target), options, style, captured);
    if (made === undefined) return undefined;
    const { refused, fine } = verdicts(target, values);
    const actions = made.actions.map(
      (action): AnnotatedAction =>
        action.kind === 'request' && refused !== undefined
          ? { ...action, unauthorized: refused, forbidden: refused }
          : action,
    );
    return { ...made, actions: [...actions, { kind: 'say', text: fine }] };
  },
};

/** What is said at the end; `refused`: where it makes no difference whether it is 401 or 403. */
function verdicts(
  target: StepTarget,
  values: Values,
): { readonly refused?: Message; readonly fine: Message } {
  if (!target.server.secure)
    return { refused: message('ask.http', values), fine: message('ask.fine-http', values) };
  if (isAnonymous(target))
    return { refused: message('ask.anonymous', values), fine: message('ask.fine-anonymous', values) };
  return { fine: message('ask.fine', values) };
}

type Values = Record<'method' | 'path' | 'server' | 'user', string>;

/** Twice: /api is for whoever is signed in (system:discovery), so that the second answer is about rights alone. */
function askedByKubectl(target: StepTarget, path: string, values: Values): Step {
  const title = message('ask.title', values);
  const only = (said: Message): Step => ({ title, notes: [], actions: [{ kind: 'say', text: said }] });
  // kubectl would sign in to whoever answers.
  if (target.cluster.insecureSkipTlsVerify) return only(message('ask.unchecked', values));
  // kubectl 1.33 puts the path of --raw in the place of the server's own, and 1.35 behind it.
  if (target.server.path !== '') return only(message('ask.server-path', values));
  const ask = (what: string, otherwise: Message): AnnotatedAction => ({
    kind: 'ask',
    command: kubectl('get', '--raw', what, ...pins(target)),
    shows: what === path,
    showHazards: what === path ? answerHazards({ method: 'GET', path }) : [],
    otherwise,
  });
  return {
    title,
    notes: [message('ask.note')],
    actions: [
      ask('/api', message('ask.unauthorized', values)),
      ...(path === '/api' ? [] : [ask(path, message('ask.forbidden', values))]),
      { kind: 'say', text: message('ask.fine', values) },
    ],
  };
}
