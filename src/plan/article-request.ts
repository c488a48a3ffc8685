/**
 * The seed's own curl, `curl -X GET "$APISERVER/api" --header "Authorization: Bearer $TOKEN" --insecure`, with the
 * kubeconfig's CA in place of `--insecure`, unless that was asked for.
 */

import type { Hazard } from './action.js';
import type { CurlOption, Request } from './curl.js';
import { facts } from './facts.js';
import { answerHazards, transportHazards } from './hazards.js';
import type { CurlReason, Message } from './message.js';
import {
  bodyOptions,
  type Call,
  headerOptions,
  proxyUrl,
  requestUrl,
  type Transport,
  tlsOptions,
} from './request.js';
import { articleBearer, type SignIn } from './sign-in.js';
import type { Captured, StepTarget } from './step.js';
import type { Word } from './word.js';
import { message, text, variable } from './words.js';

/** `caFolder`: where the CA is, alone. */
export function articleRequest(
  target: StepTarget,
  call: Call,
  options: Transport,
  captured: Captured,
  signIn: SignIn = articleBearer(captured),
  caFolder: Word = [variable('WORK')],
): Request {
  const values = facts(target, {});
  const why = (id: CurlReason): Message => message(id, values);
  const curlOptions: CurlOption[] = [
    { name: '-X', value: text(call.method), why: why('curl.request') },
    ...headerOptions(call),
    ...bodyOptions(call, text('@-')),
    ...signIn.options,
    ...tlsOptions(target, options, why, caFolder),
    ...globoff(target.server.path + call.path),
    ...noBuffer(call),
  ];
  const { proxy } = target;
  if (proxy !== undefined) {
    curlOptions.push({ name: '--proxy', value: proxyUrl(proxy, captured), why: why('curl.proxy') });
  }
  return {
    method: call.method,
    url: requestUrl(target, call, captured('APISERVER')),
    options: curlOptions,
    config: [],
    ...(call.document === undefined ? {} : { body: call.document }),
  };
}

/** What comes bit by bit is shown as it comes. */
export const noBuffer = ({ streams }: Call): readonly CurlOption[] =>
  streams === undefined ? [] : [{ name: '--no-buffer', why: message('curl.no-buffer') }];

/** curl takes brackets and braces of a URL for a pattern of many URLs: only where there are some, it is told. */
export function globoff(path: string): readonly CurlOption[] {
  return /[[\]{}]/.test(path) ? [{ name: '--globoff', why: message('curl.globoff') }] : [];
}

/** What the seed's curl gives away, and what its answer does. */
export function articleHazards(target: StepTarget, call: Call, options: Transport): readonly Hazard[] {
  const argv: Hazard = { code: 'KS5101', reason: message('hazard.argv') };
  return [argv, ...transportHazards(target, options), ...answerHazards(call)];
}
