/** A request of whoever runs a script without kubectl, in the words of the style. */

import type { Hazard } from './action.js';
import { articleRequest } from './article-request.js';
import type { Request } from './curl.js';
import { fileHazards } from './hazards.js';
import { type Call, safeRequest, type Transport } from './request.js';
import { filesSignIn } from './sign-in.js';
import type { Captured, StepTarget } from './step.js';
import type { Style } from './types.js';
import { message } from './words.js';

interface Asking {
  readonly style: Style;
  readonly target: StepTarget;
  readonly options: Transport;
  readonly captured: Captured;
}

/** Signed in by the files, or the plugin, that the kubeconfig names. */
export function fileRequest({ style, target, options, captured }: Asking, call: Call): Request {
  const signIn = filesSignIn(target, captured, style);
  return (style === 'article' ? articleRequest : safeRequest)(target, call, options, captured, signIn);
}

/** Where a token signs in, the article has it in an argument. */
export function fileRequestHazards({ style, target, options }: Asking): readonly Hazard[] {
  const { authorization } = target.authInfo.credentials;
  const argv: Hazard = { code: 'KS5101', reason: message('hazard.argv') };
  const shows = style === 'article' && target.server.secure && authorization !== undefined;
  return [...(shows ? [argv] : []), ...fileHazards(target, options, style)];
}
