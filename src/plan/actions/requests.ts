/** Requests whose answers are shown, and statuses that are waited for. */
import type { Answered, Request } from '../curl.js';
import type { Message, Otherwise } from '../message.js';
import type { Capture, CapturedName } from '../word.js';

export type RequestAction =
  /** Sends a request, shows the answer and its status, and stops unless the status is 2xx. */
  | (Answered & { readonly kind: 'request' })
  /** The same for each page of a list: NEXT is where the next begins, empty at first. */
  | (Answered & {
      readonly kind: 'request-pages';
      readonly next: Capture;
      /** The list is too old to go on with (410). */
      readonly expired: Message;
      /** The next page begins at what is not in the alphabet. */
      readonly odd: Message;
      /** There are more pages than a script follows. */
      readonly endless: Message;
    })
  /** Sends a request whose answer is shown as it comes, and stops where it is no success. */
  | ({ readonly kind: 'stream'; readonly request: Request } & Otherwise)
  /** Waits until the server has forgotten a token, and says to call again. */
  | { readonly kind: 'await-refusal'; readonly again: Message }
  /** Gives the server the time to forget a token. */
  | { readonly kind: 'wait' }
  /** Repeats a request, once a second, until it answers with a status. */
  | ({
      readonly kind: 'await-status';
      readonly request: Request;
      readonly into: CapturedName;
      readonly status: string;
      readonly attempts: number;
      readonly reached: Message;
    } & Otherwise);
