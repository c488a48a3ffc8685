/** The call that a reader makes himself, as a function and on its own. */
import type { BareCall, Request } from '../curl.js';
import type { Message } from '../message.js';
import type { Capture, Word } from '../word.js';

export type CallAction =
  /**
   * Defines a function that makes any call: METHOD, API_PATH, and perhaps a body are its arguments. The values in
   * `checks` are looked at again where they are used, because a prompt can eat the line that was to look.
   */
  | {
      readonly kind: 'define-call';
      readonly request: Request;
      readonly checks: readonly Capture[];
      /** Whether the file of the CA has to be there, or a proxy's door. */
      readonly needsCa: boolean;
      readonly needsDoor: boolean;
      /** What a body is written in. */
      readonly contentType: string;
      readonly missing: Message;
      readonly usage: Message;
      readonly unauthorized: Message;
      readonly forbidden: Message;
      readonly unexpected: Message;
      readonly otherwise: Message;
    }
  /** Calls that function; `bare` is the same call without it, for a page whose reader is to see what is sent. */
  | {
      readonly kind: 'call';
      readonly args: readonly Word[];
      readonly body: string | undefined;
      readonly bare?: BareCall;
    }
  /** One call that shows its answer and its status; the values in `checks` are looked at where they are used. */
  | ({ readonly kind: 'bare-call' } & BareCall);
