/** Blocks to paste: a function that calls the API, and calls by it. */
import { proxyUrlAlphabet, serverAlphabet, tokenAlphabet } from '../alphabets.js';
import { facts, proxyIsSecret, verifiesProxyWithCa, verifiesWithCa } from '../facts.js';
import type { StepOption } from '../options.js';
import { type Call, callArguments, callableRequest } from '../request.js';
import type { Given } from '../step.js';
import type { ActionOf, AnnotatedAction, Capture, Message } from '../types.js';
import { message } from '../words.js';

const reads = ['namespace', 'serviceAccount', 'insecure'] as const satisfies readonly StepOption[];

/** The function, for the token in TOKEN; what a body is written in, and other headers, are those of `called`. */
export function defineCall(
  { target, options, captured }: Extract<Given<typeof reads>, { style: 'paste' }>,
  called: Call,
  { forbidden, unexpected }: { readonly forbidden: Message; readonly unexpected: Message },
): ActionOf<'define-call'> {
  const checks: readonly Capture[] = [
    { into: 'APISERVER', alphabet: serverAlphabet(target) },
    { into: 'TOKEN', alphabet: tokenAlphabet },
    ...(proxyIsSecret(target) ? [{ into: 'PROXY_URL', alphabet: proxyUrlAlphabet } as const] : []),
  ];
  return {
    kind: 'define-call',
    request: callableRequest(target, called, options, captured),
    checks,
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
export const callBy = (called: Call): ActionOf<'call'> & AnnotatedAction => ({
  kind: 'call',
  args: callArguments(called),
  body: called.document === undefined ? called.body : called.document.join('\n'),
});

export const contentTypeOf = ({ contentType = 'application/yaml' }: Call): string => contentType;
