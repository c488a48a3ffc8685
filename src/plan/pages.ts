/** A list in pages: `limit` and `continue`, as api-concepts.md of the Kubernetes documentation has them. */
import { UsageError } from '../errors.js';
import type { ActionOf, AnnotatedAction } from './action.js';
import { continueAlphabet } from './alphabets.js';
import type { Request } from './curl.js';
import type { Message } from './message.js';
import type { Call } from './request.js';
import { type RequestOptions, requestedCall } from './requested.js';
import type { Style } from './types.js';
import { checkedValue, message } from './words.js';

/** The call that the options ask for. Throws a UsageError for pages where there is no loop to follow them. */
export function callIn(style: Style, options: RequestOptions): Call {
  const called = requestedCall(options);
  if (called.limit !== undefined && style !== 'safe')
    throw new UsageError('--limit follows the pages of a list in a loop, which only a safe script has', {
      hint: `leave it out, or write --query limit=${called.limit}, which shows the first page`,
    });
  return called;
}

const next = { into: 'NEXT', alphabet: continueAlphabet } as const;

/** What is behind the path of the first page; empty there, which is where a list begins. */
export const pageQuery = ({ limit }: Call): Request['url'] =>
  limit === undefined ? [] : ['&continue=', checkedValue(next)];

export const pageNotes = ({ limit }: Call): readonly Message[] =>
  limit === undefined ? [] : [message('pages.note', { limit })];

/** The same request for each page, where there are pages. */
export function inPages(
  { limit }: Call,
  action: ActionOf<'request'> & AnnotatedAction,
): (ActionOf<'request'> | ActionOf<'request-pages'>) & AnnotatedAction {
  if (limit === undefined) return action;
  return {
    ...action,
    kind: 'request-pages',
    next,
    expired: message('pages.expired', { limit }),
    odd: message('pages.odd'),
    endless: message('pages.endless', { limit }),
  };
}
