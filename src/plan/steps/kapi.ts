/** Blocks to paste: a function that calls the API, and calls by it. */

import type { ActionOf, AnnotatedAction } from '../action.js';
import { proxyUrlAlphabet, serverAlphabet, tokenAlphabet } from '../alphabets.js';
import type { BareCall } from '../curl.js';
import { facts, proxyIsSecret, verifiesProxyWithCa, verifiesWithCa } from '../facts.js';
import type { Message } from '../message.js';
import type { StepOption } from '../options.js';
import { bareRequest, type Call, callArguments, callableRequest } from '../request.js';
import type { Given, StepTarget } from '../step.js';
import type { Capture } from '../word.js';
import { message } from '../words.js';

const reads = ['namespace', 'serviceAccount', 'insecure'] as const satisfies readonly StepOption[];

/** The function, for the token in TOKEN; what a body is written in, and other headers, are those of `called`. */
export function defineCall(
  { target, options, captured }: Extract<Given<typeof reads>, { style: 'paste' }>,
  called: Call,
  { forbidden, unexpected }: { readonly forbidden: Message; readonly unexpected: Message },
): ActionOf<'define-call'> {
  return {
    kind: 'define-call',
    request: callableRequest(target, called, options, captured),
    checks: checksOf(target),
    needsCa: verifiesWithCa(target, options) || verifiesProxyWithCa(target, options),
    needsDoor: false,
    contentType: contentTypeOf(called),
    missing: message('kapi.missing'),
    usage: message('kapi.usage'),
    unauthorized: message('call.unauthorized'),
    forbidden,
    unexpected,
    otherwise: message('call.otherwise', facts(target, {})),
  };
}

/** One call by it. */
export const callBy = (called: Call, bare?: BareCall): ActionOf<'call'> & AnnotatedAction => ({
  kind: 'call',
  args: callArguments(called),
  body: called.document === undefined ? called.body : called.document.join('\n'),
  ...(bare === undefined ? {} : { bare }),
});

/** The same call without the function; undefined where its body is too long to stand in a command. */
export function bareCall(
  { target, options, captured }: Extract<Given<typeof reads>, { style: 'paste' }>,
  called: Call,
): BareCall | undefined {
  if (called.document !== undefined) return undefined;
  return {
    request: bareRequest(target, called, options, captured),
    checks: checksOf(target),
    needsCa: verifiesWithCa(target, options) || verifiesProxyWithCa(target, options),
    missing: message('document.missing'),
    otherwise: message('call.otherwise', facts(target, {})),
  };
}

/** What goes into a line of curl's configuration, or into a URL. */
const checksOf = (target: StepTarget): readonly Capture[] => [
  { into: 'APISERVER', alphabet: serverAlphabet(target) },
  { into: 'TOKEN', alphabet: tokenAlphabet },
  ...(proxyIsSecret(target) ? [{ into: 'PROXY_URL', alphabet: proxyUrlAlphabet } as const] : []),
];

export const contentTypeOf = ({ contentType = 'application/yaml' }: Call): string => contentType;
