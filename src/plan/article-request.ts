/** The seed's own curl: `curl -X GET "$APISERVER/api" --header "Authorization: Bearer $TOKEN" --insecure`. */
import { facts } from './facts.js';
import { answerHazards } from './hazards.js';
import type { StepOptions } from './options.js';
import type { Captured, StepTarget } from './step.js';
import type { CurlOption, CurlReason, Hazard, Message, Request } from './types.js';
import { message, text } from './words.js';

type CallOptions = Pick<StepOptions, 'method' | 'path'>;

export function articleRequest(target: StepTarget, options: CallOptions, captured: Captured): Request {
  const values = facts(target, options);
  const why = (id: CurlReason): Message => message(id, values);
  const curlOptions: CurlOption[] = [
    { name: '-X', value: text(options.method), why: why('curl.request') },
    { name: '--header', value: ['Authorization: Bearer ', captured('TOKEN')], why: why('curl.header') },
    { name: '--insecure', why: why('curl.insecure') },
    ...globoff(target.server.path + options.path),
  ];
  const { proxy, server } = target;
  if (proxy !== undefined) {
    const value = typeof proxy.url === 'string' ? text(proxy.url) : [captured('PROXY_URL')];
    curlOptions.push({ name: '--proxy', value, why: why('curl.proxy') });
  }
  const path = server.endsWithSlash ? options.path.slice(1) : options.path;
  return {
    method: options.method,
    url: [captured('APISERVER'), path],
    options: curlOptions,
    config: [],
  };
}

/** curl takes brackets and braces of a URL for a pattern of many URLs: only where there are some, it is told. */
export function globoff(path: string): readonly CurlOption[] {
  return /[[\]{}]/.test(path) ? [{ name: '--globoff', why: message('curl.globoff') }] : [];
}

/** What the seed's curl gives away, and what its answer does. */
export function articleHazards(target: StepTarget, options: CallOptions): readonly Hazard[] {
  const transport: Hazard = target.server.secure
    ? { code: 'KS5003', reason: message('hazard.insecure') }
    : { code: 'KS5002', reason: message('hazard.http') };
  return [{ code: 'KS5101', reason: message('hazard.argv') }, transport, ...answerHazards(options)];
}
