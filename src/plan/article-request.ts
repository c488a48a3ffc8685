/** The seed's own curl: `curl -X GET "$APISERVER/api" --header "Authorization: Bearer $TOKEN" --insecure`. */
import { facts } from './facts.js';
import { answerHazards } from './hazards.js';
import { bodyOptions, type Call, headerOptions } from './request.js';
import { articleBearer, type SignIn } from './sign-in.js';
import type { Captured, StepTarget } from './step.js';
import type { CurlOption, CurlReason, Hazard, Message, Request } from './types.js';
import { message, text } from './words.js';

export function articleRequest(
  target: StepTarget,
  call: Call,
  captured: Captured,
  signIn: SignIn = articleBearer(captured),
): Request {
  const values = facts(target, {});
  const why = (id: CurlReason): Message => message(id, values);
  const curlOptions: CurlOption[] = [
    { name: '-X', value: text(call.method), why: why('curl.request') },
    ...headerOptions(call),
    ...bodyOptions(call, text('@-')),
    ...signIn.options,
    { name: '--insecure', why: why('curl.insecure') },
    ...globoff(target.server.path + call.path),
    ...noBuffer(call),
  ];
  const { proxy, server } = target;
  if (proxy !== undefined) {
    const value = typeof proxy.url === 'string' ? text(proxy.url) : [captured('PROXY_URL')];
    curlOptions.push({ name: '--proxy', value, why: why('curl.proxy') });
  }
  const path = server.endsWithSlash ? call.path.slice(1) : call.path;
  return {
    method: call.method,
    url: [captured('APISERVER'), path],
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
export function articleHazards(target: StepTarget, call: Call): readonly Hazard[] {
  const transport: Hazard = target.server.secure
    ? { code: 'KS5003', reason: message('hazard.insecure') }
    : { code: 'KS5002', reason: message('hazard.http') };
  return [{ code: 'KS5101', reason: message('hazard.argv') }, transport, ...answerHazards(call)];
}
